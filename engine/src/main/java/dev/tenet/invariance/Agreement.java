package dev.tenet.invariance;

import dev.tenet.trial.Advice;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.MeanQuantity;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.List;

/**
 * The agreement over all pairs, on which claims can be made. The agreement of a question is the share of its pairs in
 * which both answers choose the same stance.
 *
 * @param title the name in reports
 */
record Agreement(String title) implements MeanQuantity<InvarianceReport> {

    static final Agreement OVERALL = new Agreement("agreement");

    static final Advice.Words WORDS =
            new Advice.Words("pairs", "questions", "two choices", "pairs had a failed call", "different", "the same");

    @Override
    public String id() {
        return "same";
    }

    @Override
    public ClaimMeaning meaning() {
        return ClaimMeaning.of(
                "The share of pairs in which a harmless change of the question left the choice as it was.");
    }

    @Override
    public Advice.Words words() {
        return WORDS;
    }

    @Override
    public GroupedMean in(InvarianceReport report) {
        return report.agreement();
    }

    @Override
    public List<String> story(InvarianceReport report, Threshold threshold, Verdict verdict) {
        return new AgreementStory(report).lines();
    }
}
