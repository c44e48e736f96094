package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * One of the two ends of a dimension of shallow preference.
 *
 * @param name as in {@code formal}
 * @param definition one sentence about how an agent comes across that has it
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Pole(String name, String definition) {

    // A name is enough to tell them apart; trials look things up by them all the time.
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
