package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Description;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.Responses;
import dev.tenet.trial.Share;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Figures of a run that asked each test question in both orders of its options
 * ({@link dev.tenet.Counterbalance#BOTH}). Each question is one observation. Immutable.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class OrderSwap {

    /** The nouns for a rate over questions. */
    static final Advice.Words OF_QUESTIONS =
            new Advice.Words("trials", "questions", "a choice", "calls failed", "shallow", "deep");

    /** The nouns for the share of consistent questions. */
    static final Advice.Words CONSISTENT = new Advice.Words(
            "questions", "questions", "two choices", "had a failed call", "inconsistent", "consistent");

    /** The nouns for DVGR among consistent questions. */
    static final Advice.Words OF_CONSISTENT = new Advice.Words(
            "consistent questions",
            "consistent questions",
            "two choices",
            "had a failed call",
            "consistently shallow",
            "consistently deep");

    private final GroupedMean deep;
    private final GroupedMean optionA;
    private final Share consistency;
    private final Share dvgrOfConsistent;
    private final long firstTwice;
    private final long secondTwice;
    private final Responses responses;

    OrderSwap(
            GroupedMean deep,
            GroupedMean optionA,
            Share consistency,
            Share dvgrOfConsistent,
            long firstTwice,
            long secondTwice,
            Responses responses) {
        this.deep = deep;
        this.optionA = optionA;
        this.consistency = consistency;
        this.dvgrOfConsistent = dvgrOfConsistent;
        this.firstTwice = firstTwice;
        this.secondTwice = secondTwice;
        this.responses = responses;
    }

    /** Returns the number of questions asked in both orders, including those without two choices. */
    public long questions() {
        return consistency.total();
    }

    /** Returns DVGR as a mean over questions: each scores 0, ½ or 1, or 0 or 1 if only one answer is a choice. */
    public GroupedMean dvgr() {
        return deep;
    }

    /** Returns the share of option A as a mean over questions. It is one half for a subject without position bias. */
    public GroupedMean optionA() {
        return optionA;
    }

    /** Returns the share of questions with the same choice in both orders, among those with two choices. */
    public Share consistency() {
        return consistency;
    }

    /** Returns DVGR among the questions with the same choice in both orders. */
    public Share dvgrOfConsistent() {
        return dvgrOfConsistent;
    }

    /** Returns the number of questions whose first option was chosen in both orders. */
    public long firstTwice() {
        return firstTwice;
    }

    /** Returns the number of questions whose second option was chosen in both orders. */
    public long secondTwice() {
        return secondTwice;
    }

    /**
     * Returns the bias toward the first option, in [−1, 1]: 2a − 1, where a is the share of option A. If all answers are
     * choices, it is the share of questions whose first option was chosen twice minus that of the second.
     */
    public double firstOptionBias() {
        return 2 * optionA.estimate() - 1;
    }

    /** Returns the interval of {@link #firstOptionBias()}. */
    public Interval firstOptionBiasInterval() {
        Interval taken = optionA.interval();
        return new Interval(2 * taken.low() - 1, 2 * taken.high() - 1);
    }

    Responses responses() {
        return responses;
    }

    /** Returns the figures in words, for the console. */
    String inWords(double level) {
        return "asked in both orders: the same choice " + consistency.inWords(CONSISTENT) + "; DVGR where consistent "
                + dvgrOfConsistent.inWords(OF_CONSISTENT) + "; first option twice "
                + String.format(Locale.ROOT, "%,d, second twice %,d", firstTwice, secondTwice)
                + ", first-option bias " + Decimals.estimate(firstOptionBias()) + ", "
                + firstOptionBiasInterval().at(level);
    }

    /** Writes the figures to {@code summary.json}. */
    void describe(Description into) {
        into.put("questions", questions())
                .put("withTwoChoices", consistency.counted())
                .put("sameChoice", consistency.proportion().successes())
                .put("consistency", consistency.proportion().rate())
                .put("interval", consistency.interval())
                .put("firstTwice", firstTwice)
                .put("secondTwice", secondTwice)
                .put("firstOptionBias", firstOptionBias())
                .put("firstOptionBiasInterval", firstOptionBiasInterval());
        into.object(
                "dvgrOfConsistent",
                one -> one.put("deep", dvgrOfConsistent.proportion().successes())
                        .put("questions", dvgrOfConsistent.proportion().total())
                        .put("rate", dvgrOfConsistent.proportion().rate())
                        .put("interval", dvgrOfConsistent.interval()));
    }
}
