package dev.tenet.invariance;

import dev.tenet.stats.Interval;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Agreement under each change on its own is at least a share. It is supported if every part is at the level, which needs no
 * correction (Berger's intersection–union test); it is refuted if the interval of any part is below the threshold at a level
 * that is corrected for their number, which is the first step of Holm's procedure (Scand. J. Statist. 6, 1979).
 */
record EachChangeClaim(Threshold threshold) implements Claim<InvarianceReport> {

    @Override
    public String name() {
        return "agreement under each change " + threshold;
    }

    @Override
    public Finding judge(InvarianceReport report) {
        Verdict verdict = verdict(report);
        String actual = actual(report);
        return new Finding(verdict, name(), actual, message(report, verdict, actual), evidence(report));
    }

    @Override
    public boolean isDecided(InvarianceReport report) {
        return verdict(report).isDecided();
    }

    private Verdict verdict(InvarianceReport report) {
        Collection<ChangeFigures> parts = report.changes().values();
        if (parts.isEmpty()) {
            return Verdict.UNDECIDED;
        }
        double corrected = 1 - (1 - report.level()) / parts.size();
        boolean isRefuted = parts.stream()
                .anyMatch(part -> part.agreement().at(corrected).verdict(threshold) == Verdict.REFUTED);
        if (isRefuted) {
            return Verdict.REFUTED;
        }
        List<Verdict> verdicts =
                parts.stream().map(part -> part.agreement().verdict(threshold)).toList();
        if (verdicts.stream().allMatch(Verdict.SUPPORTED::equals)) {
            return Verdict.SUPPORTED;
        }
        return verdicts.contains(Verdict.INCOMPLETE) ? Verdict.INCOMPLETE : Verdict.UNDECIDED;
    }

    private String actual(InvarianceReport report) {
        return report.changes().isEmpty()
                ? "unknown (no pair was asked)"
                : report.changes().values().stream()
                        .map(part -> part.name() + " " + part.agreement().inWords(threshold.value()))
                        .collect(Collectors.joining("; "));
    }

    /** Of the part with the lowest agreement. */
    private Optional<Evidence> evidence(InvarianceReport report) {
        return lowest(report).map(lowest -> {
            Interval interval = lowest.agreement().interval();
            return new Evidence(
                    threshold.value(),
                    lowest.agreement().estimate(),
                    interval,
                    report.level(),
                    lowest.agreement().questions());
        });
    }

    private static Optional<ChangeFigures> lowest(InvarianceReport report) {
        return report.changes().values().stream()
                .min(Comparator.comparingDouble(part -> part.agreement().estimate()));
    }

    private String message(InvarianceReport report, Verdict verdict, String actual) {
        if (verdict == Verdict.SUPPORTED) {
            return name() + ": " + actual;
        }
        Optional<String> advice = report.changes().values().stream()
                .flatMap(part -> AgreementClaim.advice(part.agreement(), threshold)
                        .map(text -> part.name() + ": " + text)
                        .stream())
                .findFirst();
        return Stream.concat(
                        Stream.of(name() + " is " + verdict.words() + ": " + actual),
                        new AgreementStory(report)
                                .lines(verdict, verdict == Verdict.REFUTED ? Optional.empty() : advice).stream()
                                        .map(line -> "  " + line))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public Optional<String> unsupportable(long questions, double level) {
        return new BestAgreement(threshold, level).unsupportable(name(), questions);
    }
}
