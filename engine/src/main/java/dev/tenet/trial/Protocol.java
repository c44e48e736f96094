package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Participant;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * One way of measuring: which cases there are, how one is asked and read, what the readings add up to.
 *
 * @param <C> a case: what is asked, immutable
 * @param <R> a reading: what was said, immutable
 * @param <F> the figures that the readings add up to, immutable
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Protocol<C, R, F extends Figures> {

    /**
     * Opens the cases, from the first.
     *
     * @throws IOException if a file they come from cannot be read
     */
    CaseSource<C> cases() throws IOException;

    /**
     * Called once, after the cases were opened and before the first is asked, by the thread that runs them: for what must
     * hold, such as a judge that can be trusted.
     *
     * @throws FatalModelException if it does not hold; the run then asks nothing
     * @throws InterruptedException if the run was stopped
     * @throws IOException if a file cannot be read or written
     */
    default void prepare() throws FatalModelException, InterruptedException, IOException {}

    /**
     * Asks what {@link #prepare} would ask, and believes nothing that is answered: for a plan of a run.
     *
     * @throws FatalModelException if it cannot be asked
     * @throws InterruptedException if it was stopped
     * @throws IOException if a file cannot be read
     */
    default void rehearse() throws FatalModelException, InterruptedException, IOException {}

    /** The participants that it asks: the subject first, then the judges. */
    default List<Participant> participants() {
        return List.of();
    }

    /**
     * Asks one case and reads the answer; called from several threads at once.
     *
     * @throws ModelException if no answer came: the case counts as failed
     * @throws InterruptedException if the run was stopped
     */
    R conduct(C posed) throws ModelException, InterruptedException;

    /** A tally with nothing in it. */
    Tally<C, R, F> tally();

    /** What an outcome is called where one line is all there is, as in {@code DEEP} or {@code failed}. */
    String label(Outcome<C, R> outcome);

    /**
     * Says in the trial log what there is to say of an outcome.
     *
     * @param into a record that already names the spec; gets names and values that Jackson can write, in the order in which
     *     they are written
     */
    void record(Outcome<C, R> outcome, Map<String, Object> into);
}
