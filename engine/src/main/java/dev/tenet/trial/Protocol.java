package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.Participant;
import java.io.IOException;
import java.util.List;
import org.apiguardian.api.API;

/**
 * One way of measuring: who is asked, which cases there are, how one is asked and read, what the readings add up to.
 *
 * @param <C> a case
 * @param <R> a reading
 * @param <F> the figures that the readings add up to
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Protocol<C extends Case, R extends Reading, F extends Figures> {

    /** The participants that it asks: the subject first, then the others. */
    default List<Participant> participants() {
        return List.of();
    }

    /**
     * Opens the cases of a run, so that what is wrong with them is known before anything is asked. Asks nothing.
     *
     * @throws dev.tenet.setting.InvalidSpecException if the spec is wrong
     * @throws IOException if a file that the cases come from cannot be read, or a record of it is malformed
     */
    Session<C, R, F> open() throws IOException;

    /** Writes to a record of the trial log what is the same for all of them, such as how the judge was asked. */
    default void describe(Description into) {}
}
