package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * A dimension of shallow preference, between two poles neither of which is better.
 *
 * @param name as in {@code formality}
 * @param first one pole
 * @param second the other
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Dimension(String name, Pole first, Pole second) {

    // A name is enough to tell them apart; trials look things up by them all the time.
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
