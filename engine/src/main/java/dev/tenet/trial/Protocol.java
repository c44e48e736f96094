package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.Participant;
import java.io.IOException;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A measurement procedure: its participants, its cases, how a case is asked and read, and how readings are tallied.
 *
 * @param <C> the type of the cases
 * @param <R> the type of the readings
 * @param <F> the type of the figures
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Protocol<C extends Case, R extends Reading, F extends Figures> {

    /** Returns the participants: the subject first, followed by the others. */
    default List<Participant> participants() {
        return List.of();
    }

    /**
     * Opens the cases of a run and validates them. No model is called.
     *
     * @throws dev.tenet.setting.InvalidSpecException if the spec is invalid
     * @throws IOException if a file with cases cannot be read or contains a malformed record
     */
    Session<C, R, F> open() throws IOException;

    /** Returns the name of the cases in the plural, as in {@code pairs}, for the console. */
    default String unit() {
        return "cases";
    }

    /** Writes the part of a trial log record that is the same for all cases, such as how the judge was prompted. */
    default void describe(Description into) {}
}
