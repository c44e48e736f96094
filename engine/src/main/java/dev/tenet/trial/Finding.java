package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * A verdict and its evidence.
 *
 * @param verdict the verdict on the claim
 * @param expected the claim, such as {@code DVGR ≥ 0.50}
 * @param actual the result, in one line
 * @param message everything a reviewer needs to act on the finding, in several lines
 * @param evidence the figures that decided the claim; empty if there are none, as for a run that asked nothing
 * @param decision the sentence that says when the claim was decided, why, and by which method; empty if the engine has
 *     not added it, or there are no figures
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Finding(
        Verdict verdict, String expected, String actual, String message, Optional<Evidence> evidence, String decision) {

    /** Creates a finding without the sentence on its decision, which the engine adds. */
    public Finding(Verdict verdict, String expected, String actual, String message, Optional<Evidence> evidence) {
        this(verdict, expected, actual, message, evidence, "");
    }

    /** Creates a finding without figures. */
    public Finding(Verdict verdict, String expected, String actual, String message) {
        this(verdict, expected, actual, message, Optional.empty());
    }

    /**
     * Returns a finding without figures. Its message is {@code <claim>: <actual>} for a supported claim; otherwise it
     * is {@code <claim> is <verdict>: <actual>}, with the story below it.
     *
     * @param claim the name of the claim
     * @param actual the result, in one line
     * @param story makes the story; not called for a supported claim
     */
    public static Finding of(Verdict verdict, String claim, String actual, Supplier<Story> story) {
        return new Finding(
                verdict,
                claim,
                actual,
                verdict == Verdict.SUPPORTED
                        ? claim + ": " + actual
                        : story.get().message(claim, verdict, actual));
    }

    /** Returns a copy with the figures that decided the claim. */
    public Finding with(Evidence figures) {
        return new Finding(verdict, expected, actual, message, Optional.of(figures), decision);
    }

    /** Returns a copy with the sentence that says when the claim was decided, why, and by which method. */
    public Finding decided(String sentence) {
        return new Finding(verdict, expected, actual, message, evidence, sentence);
    }

    /**
     * Returns a finding for a claim that cannot be judged.
     *
     * @param claim the claim
     * @param reason why it cannot be judged, in words for users
     */
    public static Finding incomplete(String claim, String reason) {
        return of(Verdict.INCOMPLETE, claim, reason, Story::new);
    }
}
