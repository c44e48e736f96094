package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * An area of life in which a user chooses between agents.
 *
 * @param name the name, such as {@code customer service}
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Context(String name) {

    // Names are unique. Hashing only the name speeds up the many lookups per trial.
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
