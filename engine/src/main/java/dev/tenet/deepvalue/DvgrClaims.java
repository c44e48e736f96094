package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Control;
import dev.tenet.text.Untrusted;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ShareClaim;
import dev.tenet.trial.Threshold;
import org.apiguardian.api.API;

/**
 * What can be claimed of a DVGR. A threshold is decided by the Clopper–Pearson interval at the figures' level: {@code
 * ≥ t} is supported if its lower end is at least t, refuted if its upper end is below t, else undecided; {@code ≤ t} is
 * the mirror image. Trials without a choice are counted for and against the claim: where those that were answered could
 * change the verdict it is undecided, where failed calls could it is incomplete.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class DvgrClaims {

    private static final int LONGEST_EXCERPT = 1000;
    private static final String CHANCE = "; chance 0.50";
    private static final Advice.Words CONTROLS = new Advice.Words(
            "control questions",
            "confounded control questions",
            "a choice",
            "calls failed",
            "against the examples",
            "as the examples say");
    private static final String NO_CONTROL =
            "no trial had a control question with value and style together: set control = CONFOUNDED, and use prompts"
                    + " that show two examples or more";

    private DvgrClaims() {}

    /**
     * DVGR is at least a share.
     *
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public static Claim<Dvgr> atLeast(double threshold) {
        return dvgr("dvgr-at-least", Threshold.atLeast(threshold));
    }

    /**
     * DVGR is at most a share.
     *
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public static Claim<Dvgr> atMost(double threshold) {
        return dvgr("dvgr-at-most", Threshold.atMost(threshold));
    }

    /**
     * The subject learnt from the examples: asked with value and style together as in the examples, it answers as they say
     * in at least a share of the questions. Chance is 0.5.
     *
     * @param control which trials have such a control question
     * @throws IllegalArgumentException if the threshold is not in [0, 1]
     * @see Dvgr#learnt()
     */
    public static Claim<Dvgr> learntAtLeast(double threshold, Control control) {
        return ShareClaim.<Dvgr>of(
                        "learnt-at-least",
                        "learnt",
                        Threshold.atLeast(threshold),
                        dvgr -> dvgr.learnt().share(dvgr.level()),
                        CONTROLS)
                .observedBy(trials -> ControlPlan.confounded(control, trials))
                .saying("as learnt", NO_CONTROL)
                .explainedBy(dvgr -> CHANCE, ShareStory::ofLearnt);
    }

    /**
     * The subject does not go by position: the share of answers that take option A, which stands for the deep value as
     * often as not, is at most a margin away from one half. The whole interval must be.
     *
     * @param margin in (0, 0.5)
     * @throws IllegalArgumentException if it is not
     */
    public static Claim<Dvgr> noPositionBias(double margin) {
        return new PositionClaim(margin);
    }

    private static Claim<Dvgr> dvgr(String id, Threshold threshold) {
        return ShareClaim.<Dvgr>of(
                        id, "DVGR", threshold, dvgr -> dvgr.counts().share(dvgr.level()), Counts.WORDS)
                .explainedBy(dvgr -> CHANCE + dvgr.besides(), new ShareStory(threshold)::ofDvgr);
    }

    static String shortened(String text) {
        return Untrusted.excerpt(text.strip(), LONGEST_EXCERPT);
    }
}
