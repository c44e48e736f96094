package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A factor of a regression: a name and its value at each observation. Each value but the reference, which is the first in
 * their order as strings, has a term of its own, which is 1 where the factor has the value and otherwise 0.
 *
 * @param name such as {@code context}
 * @param values one for each observation
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Factor(String name, List<String> values) {

    /** Copies the list. */
    public Factor {
        values = List.copyOf(values);
    }

    /** The values that differ from the reference, in order; none if the factor does not vary. */
    List<String> levels() {
        return values.stream().distinct().sorted().skip(1).toList();
    }
}
