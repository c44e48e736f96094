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

    /**
     * What keeps a claim from being judged: the run was cut short, or more calls failed than may.
     *
     * @param failuresAtMost the largest share of failed calls with which a claim is still judged, in [0, 1]
     */
    public Optional<String> obstacle(double failuresAtMost) {
        if (ending instanceof Ending.CutShort cut) {
            return Optional.of(
                    String.format(Locale.ROOT, "cut short after %d of %d: %s", asked, planned, cut.reason()));
        }
        if (figures.failed().rate() > failuresAtMost) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%d of %d calls failed, more than the %.1f %% that tenet.failures-at-most allows%s",
                    figures.failed().successes(),
                    figures.failed().total(),
                    100 * failuresAtMost,
                    figures.firstFailure().map(first -> "; the first: " + first).orElse("")));
        }
        return Optional.empty();
    }
}
