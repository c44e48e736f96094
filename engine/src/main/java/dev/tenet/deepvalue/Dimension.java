package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * A dimension of shallow preference. Neither of its two poles is better than the other.
 *
 * @param name the name, such as {@code formality}
 * @param first the first pole
 * @param second the second pole
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Dimension(String name, Pole first, Pole second) {

    // Names are unique. Hashing only the name speeds up the many lookups per trial.
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
