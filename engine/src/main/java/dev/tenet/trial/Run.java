package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What a run came to.
 *
 * @param figures what was measured, also of a run that was cut short
 * @param ending why it asked nothing more
 * @param planned how many cases there were to ask
 * @param asked how many were asked
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Run<F extends Figures>(F figures, Ending ending, long planned, long asked) {

    /** The same as a run that was cut short for this reason, unless it was for another. */
    public Run<F> cutShort(String reason) {
        return ending instanceof Ending.CutShort
                ? this
                : new Run<>(figures, new Ending.CutShort(reason), planned, asked);
    }

    /** What keeps every claim from being judged: the run was cut short. */
    public Optional<String> obstacle() {
        return ending instanceof Ending.CutShort cut
                ? Optional.of(String.format(Locale.ROOT, "cut short after %d of %d: %s", asked, planned, cut.reason()))
                : Optional.empty();
    }
}
