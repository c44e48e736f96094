package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Control;
import dev.tenet.stats.Proportion;
import dev.tenet.text.Untrusted;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Finding;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.Threshold;
import java.util.ArrayList;
import java.util.List;
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

    private DvgrClaims() {}

    /**
     * DVGR is at least a share.
     *
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public static Claim<Dvgr> atLeast(double threshold) {
        return new ShareClaim(ClaimedShare.dvgr(), Threshold.atLeast(threshold));
    }

    /**
     * DVGR is at most a share.
     *
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public static Claim<Dvgr> atMost(double threshold) {
        return new ShareClaim(ClaimedShare.dvgr(), Threshold.atMost(threshold));
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
        return new ShareClaim(
                ClaimedShare.learnt(trials -> ControlPlan.confounded(control, trials)), Threshold.atLeast(threshold));
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

    /** Answers came, could be read, and were not refusals: see {@link HealthLimits}. */
    public static Claim<Dvgr> health(HealthLimits limits) {
        return new Health(limits);
    }

    private record Health(HealthLimits limits) implements Claim<Dvgr> {

        @Override
        public String name() {
            return HealthLimits.claimName();
        }

        @Override
        public Finding judge(Dvgr dvgr) {
            Counts counts = dvgr.counts();
            return limits.judge(
                    new Proportion(counts.unreadable(), counts.answered()),
                    new Proportion(counts.refused(), counts.answered()),
                    dvgr.failed(),
                    counts.unreadable() + " unreadable, " + counts.refused() + " refused, " + counts.failed()
                            + " failed of " + counts.trials(),
                    examples(dvgr),
                    dvgr.level());
        }
    }

    private static List<String> examples(Dvgr dvgr) {
        List<String> examples = new ArrayList<>();
        dvgr.firstUnreadable()
                .ifPresent(answer -> examples.add("the first answer that could not be read: "
                        + (answer.isBlank() ? "(empty)" : shortened(answer).replace("\n", "\n    "))));
        dvgr.firstFailure().ifPresent(first -> examples.add("the first call that failed: " + first));
        return examples;
    }

    static String shortened(String text) {
        return Untrusted.excerpt(text.strip(), LONGEST_EXCERPT);
    }
}
