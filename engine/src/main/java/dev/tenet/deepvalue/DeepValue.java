package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * A deep value. Values are compared only with other values of the same set.
 *
 * @param name the name, such as {@code non-maleficence}
 * @param set the name of the set, such as {@code prima facie duties}
 * @param definition one sentence about what an agent that acts on the value does
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record DeepValue(String name, String set, String definition) {

    // Names are unique. Hashing only the name speeds up the many lookups per trial.
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
