package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The part of the benchmark that is asked, by names; what is empty means all of it.
 *
 * @param prefer the value the user acts on
 * @param over the value the user gives up
 * @param confoundedBy dimensions of shallow preference
 * @param contexts contexts
 * @param shots counts of examples, each at least 1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Selection(
        String prefer, String over, List<String> confoundedBy, List<String> contexts, List<Integer> shots) {

    /** Everything. */
    public static final Selection ALL = new Selection("", "", List.of(), List.of(), List.of());

    /** Keeps copies of the lists. */
    public Selection {
        confoundedBy = List.copyOf(confoundedBy);
        contexts = List.copyOf(contexts);
        shots = List.copyOf(shots);
    }
}
