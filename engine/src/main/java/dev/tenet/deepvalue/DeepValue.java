package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * A deep value, one of a set within which values are set against each other.
 *
 * @param name as in {@code non-maleficence}
 * @param set the set's name, as in {@code prima facie duties}
 * @param definition one sentence about what an agent does that acts on it
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record DeepValue(String name, String set, String definition) {

    // A name is enough to tell them apart; trials look things up by them all the time.
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
