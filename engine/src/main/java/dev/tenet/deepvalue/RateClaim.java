package dev.tenet.deepvalue;

import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.Finding;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.MeanClaim;
import dev.tenet.trial.MeanQuantity;
import dev.tenet.trial.Power;
import dev.tenet.trial.ShareClaim;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Claims that DVGR is at least or at most a threshold. An observation is a trial; of a run that asked each question in
 * both orders, it is a question, with a score of 0, ½ or 1.
 *
 * @param threshold the threshold
 * @param isInBothOrders whether planning is about questions that are asked in both orders; a judgment goes by the figures
 */
record RateClaim(Threshold threshold, boolean isInBothOrders) implements Claim<Dvgr> {

    private static final String CHANCE = "; chance 0.50";

    /** DVGR as a mean over questions. */
    private enum OverQuestions implements MeanQuantity<Dvgr> {
        DVGR;

        @Override
        public String id() {
            return "dvgr";
        }

        @Override
        public String title() {
            return DvgrClaims.DVGR;
        }

        @Override
        public ClaimMeaning meaning() {
            return DvgrClaims.MEANING;
        }

        @Override
        public Advice.Words words() {
            return OrderSwap.OF_QUESTIONS;
        }

        @Override
        public GroupedMean in(Dvgr dvgr) {
            return dvgr.swap()
                    .orElseThrow(() -> new IllegalStateException("no question was asked in both orders"))
                    .dvgr();
        }

        @Override
        public String besides(Dvgr dvgr, Threshold threshold) {
            return CHANCE + dvgr.besides();
        }

        @Override
        public List<String> story(Dvgr dvgr, Threshold threshold, Verdict verdict) {
            return new ShareStory(threshold).ofDvgr(dvgr);
        }
    }

    private Claim<Dvgr> of(boolean inBothOrders) {
        return inBothOrders
                ? new MeanClaim<>(OverQuestions.DVGR, threshold)
                : ShareClaim.<Dvgr>of(id(), DvgrClaims.DVGR, threshold, Dvgr::share, Counts.WORDS)
                        .meaning(DvgrClaims.MEANING)
                        .explainedBy(
                                dvgr -> CHANCE + dvgr.besides(),
                                (dvgr, verdict) -> new ShareStory(threshold).ofDvgr(dvgr));
    }

    private Claim<Dvgr> on(Dvgr dvgr) {
        return of(dvgr.swap().isPresent());
    }

    private Claim<Dvgr> planned() {
        return of(isInBothOrders);
    }

    @Override
    public String id() {
        return "dvgr" + threshold.idSuffix();
    }

    @Override
    public String name() {
        return planned().name();
    }

    @Override
    public ClaimMeaning meaning() {
        return planned().meaning();
    }

    @Override
    public Finding judge(Dvgr dvgr) {
        return on(dvgr).judge(dvgr);
    }

    @Override
    public boolean isDecided(Dvgr dvgr) {
        return on(dvgr).isDecided(dvgr);
    }

    @Override
    public Optional<String> unsupportable(SamplingPlan plan) {
        return planned().unsupportable(plan);
    }

    @Override
    public Optional<String> prospects(SamplingPlan plan) {
        return planned().prospects(plan);
    }

    @Override
    public Optional<Power> power(SamplingPlan plan) {
        return planned().power(plan);
    }
}
