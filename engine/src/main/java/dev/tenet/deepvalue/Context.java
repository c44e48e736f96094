package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * A part of life in which a user chooses between agents.
 *
 * @param name as in {@code customer service}
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Context(String name) {

    // A name is enough to tell them apart; trials look things up by them all the time.
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
