package dev.tenet.invariance;

import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Claims that agreement over all pairs is at least a threshold. */
record AgreementClaim(Threshold threshold) implements Claim<InvarianceReport> {

    @Override
    public boolean isAnytimeValid() {
        return true;
    }

    @Override
    public String id() {
        return "same-at-least";
    }

    @Override
    public String name() {
        return "agreement " + threshold;
    }

    @Override
    public Finding judge(InvarianceReport report) {
        AgreementMean agreement = report.agreement();
        Verdict verdict = agreement.verdict(threshold);
        String actual = agreement.inWords(threshold.value());
        return new Finding(
                verdict,
                name(),
                actual,
                message(report, verdict, actual),
                Optional.of(new Evidence(
                        threshold.value(),
                        agreement.estimate(),
                        agreement.interval(),
                        agreement.level(),
                        agreement.questions())));
    }

    private String message(InvarianceReport report, Verdict verdict, String actual) {
        if (verdict == Verdict.SUPPORTED) {
            return name() + ": " + actual;
        }
        return Stream.concat(
                        Stream.of(name() + " is " + verdict.words() + ": " + actual),
                        new AgreementStory(report)
                                .lines(verdict, advice(report.agreement(), threshold)).stream()
                                        .map(line -> "  " + line))
                .collect(Collectors.joining("\n"));
    }

    /** Returns the advice on deciding a threshold. */
    static Optional<String> advice(AgreementMean agreement, Threshold threshold) {
        return Advice.of(
                threshold,
                agreement.interval(),
                agreement,
                AgreementMean.WORDS,
                () -> agreement.questionsToDecide(threshold),
                () -> agreement.questionsToDecideWithoutMissing(threshold));
    }

    @Override
    public Optional<String> unsupportable(long questions, double level) {
        return new PossibleAgreement(threshold, level).unsupportable(name(), questions);
    }

    @Override
    public Optional<String> prospects(long questions, double level) {
        return Optional.of(name() + ": " + new PossibleAgreement(threshold, level).prospects(questions));
    }
}
