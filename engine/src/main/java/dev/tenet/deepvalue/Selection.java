package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A part of the benchmark, by names. An empty string or list selects everything.
 *
 * @param prefer the value the user acts on
 * @param over the value the user gives up
 * @param confoundedBy dimensions of shallow preference
 * @param contexts contexts
 * @param shots numbers of examples, each at least 1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Selection(
        String prefer, String over, List<String> confoundedBy, List<String> contexts, List<Integer> shots) {

    /** The whole benchmark. */
    public static final Selection ALL = new Selection("", "", List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Selection {
        confoundedBy = List.copyOf(confoundedBy);
        contexts = List.copyOf(contexts);
        shots = List.copyOf(shots);
    }
}
