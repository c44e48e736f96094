package dev.tenet.deepvalue;

import dev.tenet.Control;
import dev.tenet.stats.Decimals;
import dev.tenet.stats.PairedExactTest;
import dev.tenet.stats.PairedProportions;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Power;
import dev.tenet.trial.PowerInWords;
import dev.tenet.trial.Story;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.Locale;
import java.util.Optional;

/**
 * Claims that the examples raise DVGR by at least a threshold, on trials that were asked with examples and without.
 * Decided by a paired exact test at one look, so a run with this claim asks all of its trials.
 *
 * @param threshold in (−1, 1); a negative one claims that the examples lower DVGR by at most that much
 * @param control determines which trials are asked without examples
 */
record ExamplesEffectClaim(double threshold, Control control) implements Claim<Dvgr> {

    static final String ID = "raised-by-examples-at-least";

    // Beyond that, a number of pairs is not worth the time to test whether it is enough.
    private static final int MOST_TESTED = 20_000;

    ExamplesEffectClaim {
        if (!(threshold > -1 && threshold < 1)) {
            throw new IllegalArgumentException("threshold is " + threshold + "; expected a difference in (-1, 1)");
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "DVGR raised by examples ≥ " + Decimals.exact(threshold);
    }

    @Override
    public ClaimMeaning meaning() {
        return ClaimMeaning.of(
                        "How much the examples raise DVGR: the rate with examples minus the rate without, on the same"
                                + " trials. 0 means that the examples change nothing.")
                .toward(Threshold.Direction.AT_LEAST);
    }

    @Override
    public Finding judge(Dvgr dvgr) {
        ExamplesEffect effect = dvgr.examplesEffect();
        Verdict verdict = effect.verdict(threshold);
        return Finding.of(verdict, name(), effect.inWords(threshold), () -> story(dvgr, effect, verdict))
                .with(new Evidence(
                        threshold,
                        effect.difference(),
                        effect.worstCase(),
                        effect.level(),
                        effect.pairs().total(),
                        effect.isOneLook() ? "paired exact test, one look" : "bets at every look"));
    }

    private static Story story(Dvgr dvgr, ExamplesEffect effect, Verdict verdict) {
        Story story = new Story();
        if (effect.pairs().total() == 0 && effect.missing() == 0) {
            story.add("no trial was asked without examples: set control = ZERO_SHOT");
        } else if (!effect.isOneLook()) {
            story.add("this claim needs one look at all planned trials: set stop = FIXED");
        } else if (!verdict.isDecided() && effect.missing() > 0) {
            story.add(Advice.counted(effect.missing(), "trials") + (effect.missing() == 1 ? " lacks" : " lack")
                    + " a choice with or without examples (" + effect.failed()
                    + " because of failed calls), which could change the verdict");
        }
        dvgr.firstFailure().ifPresent(story::firstFailure);
        return story;
    }

    @Override
    public Optional<String> unsupportable(SamplingPlan plan) {
        long pairs = ControlPlan.mostZeroShot(control, plan.planned());
        return isSupportable(pairs, plan)
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s cannot be supported by %,d trials that are also asked without examples, whatever the"
                                + " answers; %s",
                        name(),
                        pairs,
                        needed(pairs, plan)));
    }

    private String needed(long pairs, SamplingPlan plan) {
        var enough = Advice.fewest(pairs + 1, more -> more > MOST_TESTED || isSupportable(more, plan));
        return enough.isPresent() && enough.getAsLong() <= MOST_TESTED
                ? String.format(Locale.ROOT, "expected at least %,d", enough.getAsLong())
                : "expected a lower threshold";
    }

    @Override
    public Optional<String> prospects(SamplingPlan plan) {
        long pairs = ControlPlan.mostZeroShot(control, plan.planned());
        return Optional.of(unsupportable(plan)
                .orElseGet(() -> String.format(
                        Locale.ROOT,
                        "%s: on %s%,d trials that are also asked without examples",
                        name(),
                        control == Control.AUTO ? "at most " : "",
                        pairs)));
    }

    /** Whether the best result, DEEP with examples and SHALLOW without in each trial, supports the claim. */
    private boolean isSupportable(long pairs, SamplingPlan plan) {
        return PairedExactTest.againstAtMost(new PairedProportions(0, 0, pairs, 0), threshold)
                <= (1 - plan.level()) / 2;
    }

    @Override
    public Optional<Power> power(SamplingPlan plan) {
        return Optional.of(PowerInWords.notComputed("the effect of examples"));
    }
}
