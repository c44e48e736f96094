package dev.tenet.deepvalue;

import dev.tenet.Reader;
import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Proportion;
import dev.tenet.trial.Share;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The notes on a DVGR in reports: what limits its meaning, and figures that no claim is about. */
record DvgrNotes(Dvgr dvgr) {

    private static final long FEWEST_FOR_A_NOTE = 10;
    private static final String BY_PROBABILITIES = "DVGR at temperature 1, by token probabilities";

    // The distance of the whole interval from one half at which the report notes a position bias.
    private static final double CLEAR_BIAS = 0.25;

    /** Returns the notes that apply. */
    List<String> all() {
        return Stream.of(
                        readerNote(),
                        learntNote(),
                        priorNote(),
                        positionNote(),
                        dvgr.swap().map(both -> both.inWords(dvgr.level())),
                        dvgr.associations().note(),
                        probabilitiesNote())
                .flatMap(Optional::stream)
                .toList();
    }

    /** Notes that the paper's parser turns any text with an A and no B into a choice. */
    private Optional<String> readerNote() {
        return dvgr.reader() == Reader.PAPER
                ? Optional.of("read by the paper's parser: refusals and other texts without a B count as option A")
                : Optional.empty();
    }

    /** Notes that the subject learned nothing. Its DVGR is then one half, and uninformative. */
    private Optional<String> learntNote() {
        Proportion learnt = dvgr.learnt().dvgr();
        return learnt.total() < FEWEST_FOR_A_NOTE
                        || dvgr.learntShare().interval().low() > Dvgr.CHANCE
                ? Optional.empty()
                : Optional.of(
                        "no evidence of learning: with value and style together, as in the examples, the subject answered"
                                + " like the examples in " + learnt.successes() + " of " + learnt.total()
                                + " trials, so a DVGR near 0.5 says nothing about values");
    }

    /** Notes the interval of the prior, and how much the examples change DVGR. */
    private Optional<String> priorNote() {
        Counts control = dvgr.control();
        return control.dvgr().total() == 0
                ? Optional.empty()
                : Optional.of("without examples " + dvgr.share(control).inWords(Counts.WORDS)
                        + "; DVGR raised by examples by "
                        + dvgr.examplesEffect().inWords());
    }

    /** Notes a position bias. With a strong bias DVGR is one half, and uninformative. */
    private Optional<String> positionNote() {
        Share optionA = dvgr.shareOfA();
        Interval taken = PositionClaim.share(dvgr).interval();
        return optionA.counted() == 0 || (taken.high() >= 0.5 - CLEAR_BIAS && taken.low() <= 0.5 + CLEAR_BIAS)
                ? Optional.empty()
                : Optional.of("position bias: chose option A in "
                        + optionA.proportion().successes() + " of "
                        + optionA.proportion().total()
                        + ", although each option comes first equally often; hasNoPositionBias() would fail");
    }

    /** Notes the DVGR by token probabilities, or why it is unknown. */
    private Optional<String> probabilitiesNote() {
        Counts counts = dvgr.counts();
        return !dvgr.hasTokenProbabilities() || counts.failed() == counts.trials()
                ? Optional.empty()
                : Optional.of(BY_PROBABILITIES + ": "
                        + dvgr.expected().map(this::inWords).orElseGet(this::whyUnknown));
    }

    private String inWords(Dvgr.Expected known) {
        return Decimals.estimate(known.mean()) + ", " + known.interval().at(dvgr.level())
                + String.format(
                        Locale.ROOT,
                        ", %,d of %,d trials",
                        known.trials(),
                        dvgr.counts().trials());
    }

    private String whyUnknown() {
        return "unknown, because "
                + (dvgr.counts().dvgr().total() == 0
                        ? "no answer was read as a choice"
                        : "no choice had probabilities that distinguish A from B; does this model's"
                                + " provider return log-probabilities?");
    }
}
