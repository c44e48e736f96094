package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.FatalModelException;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The result of a run.
 *
 * @param figures the figures, including those of a run that was cut short
 * @param ending the reason why the run ended
 * @param planned the number of planned cases
 * @param asked the number of cases asked, including those answered after the claims were decided
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Run<F extends Figures>(F figures, Ending ending, long planned, long asked) {

    /**
     * Returns a copy that was cut short for the given reason; a run that was already cut short keeps its own reason.
     */
    public Run<F> cutShort(String reason) {
        return ending instanceof Ending.CutShort
                ? this
                : new Run<>(figures, new Ending.CutShort(reason), planned, asked);
    }

    /**
     * Returns the figures of a run that was not cut short.
     *
     * @throws FatalModelException if it was cut short
     * @throws InterruptedException if the calling thread was interrupted
     */
    public F complete() throws FatalModelException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (ending instanceof Ending.CutShort cut) {
            throw new FatalModelException(cut.reason());
        }
        return figures;
    }

    /** Returns why no claim can be judged, if the run was cut short. */
    public Optional<String> obstacle() {
        return ending instanceof Ending.CutShort cut
                ? Optional.of(String.format(Locale.ROOT, "cut short after %d of %d: %s", asked, planned, cut.reason()))
                : Optional.empty();
    }
}
