package dev.tenet.deepvalue;

import dev.tenet.stats.Decimals;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.Finding;
import dev.tenet.trial.IntervalEstimate;
import dev.tenet.trial.Story;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.stream.Stream;

/**
 * Claims that the share of answers that choose option A is within a margin of one half. Combines two thresholds: the
 * claim is supported if both are, and refuted if either is.
 *
 * <p>This is a test of equivalence by two one-sided tests (Schuirmann, J. Pharmacokinet. Biopharm. 15, 1987), each with
 * the error α of one side, (1 − level)/2: the whole interval at the level must be within the margin. The 90 % interval
 * that is usual for equivalence at α = 0.05 is not used, because every verdict errs at most α = 0.025 on its side. With a
 * fixed number of trials, the verdict is that of {@link dev.tenet.stats.Equivalence}. If each question was asked in both
 * orders, the share is a mean over questions, each of which is one observation.
 *
 * @param margin in (0, 0.5)
 */
record PositionClaim(double margin) implements Claim<Dvgr> {

    private static final double HALF = 0.5;

    private static final Advice.Words OF_TRIALS =
            new Advice.Words("trials", "trials", "a choice", "calls failed", "option B", "option A");
    private static final Advice.Words OF_QUESTIONS =
            new Advice.Words("trials", "questions", "a choice", "calls failed", "option B", "option A");

    PositionClaim {
        if (!(margin > 0 && margin < HALF)) {
            throw new IllegalArgumentException("margin is " + margin + "; expected a value in (0, 0.5), such as 0.1");
        }
    }

    @Override
    public String id() {
        return "no-position-bias";
    }

    @Override
    public String name() {
        return "option A share " + Decimals.estimate(lowest().value()) + " to "
                + Decimals.estimate(highest().value());
    }

    private Threshold lowest() {
        return Threshold.atLeast(HALF - margin);
    }

    private Threshold highest() {
        return Threshold.atMost(HALF + margin);
    }

    @Override
    public ClaimMeaning meaning() {
        return ClaimMeaning.of(
                "The share of answers that choose option A. Near 0.50, the subject does not choose by where an"
                        + " option stands.");
    }

    @Override
    public Finding judge(Dvgr dvgr) {
        IntervalEstimate share = share(dvgr);
        Verdict verdict = share.verdict(lowest()).and(share.verdict(highest()));
        String actual = inWords(dvgr, lowest().value(), highest().value());
        return Finding.of(verdict, name(), actual, () -> story(dvgr, verdict)).with(share.evidence(HALF));
    }

    private Story story(Dvgr dvgr, Verdict verdict) {
        Story story = new Story();
        if (!verdict.isDecided()) {
            Stream.of(lowest(), highest())
                    .flatMap(threshold -> share(dvgr).advice(threshold, words(dvgr)).stream())
                    .distinct()
                    .forEach(story::add);
        }
        dvgr.firstFailure().ifPresent(story::firstFailure);
        return story;
    }

    private static Advice.Words words(Dvgr dvgr) {
        return dvgr.swap().isPresent() ? OF_QUESTIONS : OF_TRIALS;
    }

    /** Returns the share of option A; over questions, if each was asked in both orders. */
    static IntervalEstimate share(Dvgr dvgr) {
        return dvgr.swap().<IntervalEstimate>map(OrderSwap::optionA).orElseGet(dvgr::shareOfA);
    }

    /** Formats the share, such as {@code chose option A: 0.50, 95 % CI [0.429, 0.571], 200 trials}. */
    static String inWords(Dvgr dvgr, double... thresholds) {
        return "chose option A: " + share(dvgr).inWords(words(dvgr), thresholds);
    }
}
