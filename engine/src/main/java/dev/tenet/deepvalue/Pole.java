package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * One of the two poles of a dimension of shallow preference.
 *
 * @param name the name, such as {@code formal}
 * @param definition one sentence about the impression that an agent of this style makes
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Pole(String name, String definition) {

    // Names are unique. Hashing only the name speeds up the many lookups per trial.
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
