package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.stats.Interval;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Threshold.Direction;
import dev.tenet.trial.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpecSummaryTests {

    private static final SpecName NAME = new SpecName("com.acme.FooTest.isKind", Optional.of("a:m"));

    private static Map<?, ?> summaryOf(Finding finding) {
        // Nothing was measured for it: it is told what to say.
        JudgedClaim claim = new JudgedClaim(
                new ClaimName(
                        "dvgr-at-least",
                        "DVGR ≥ 0.50",
                        ClaimMeaning.of("a share").withChance(0.25).toward(Direction.AT_LEAST)),
                finding);
        SpecSummary summary = SpecSummary.broken(NAME, "a disk", List.of(claim));
        return (Map<?, ?>) ((List<?>) summary.content().get("claims")).get(0);
    }

    @Test
    void theFiguresThatDecidedAreNumbers() {
        Evidence evidence = new Evidence(0.5, 0.625, new Interval(0.51, 0.73), 0.95, 80, "exact");
        assertThat(summaryOf(new Finding(
                                Verdict.SUPPORTED,
                                "DVGR ≥ 0.50",
                                "0.62, 80 trials",
                                "everything",
                                Optional.of(evidence))
                        .decided("Supported after 80.")))
                .isEqualTo(Map.ofEntries(
                        Map.entry("id", "com.acme.FooTest.isKind[a:m]/dvgr-at-least"),
                        Map.entry("claim", "DVGR ≥ 0.50"),
                        Map.entry("verdict", "supported"),
                        Map.entry("meaning", "a share"),
                        Map.entry("direction", "at least"),
                        Map.entry("chance", 0.25),
                        Map.entry("threshold", 0.5),
                        Map.entry("estimate", 0.625),
                        Map.entry("interval", List.of(0.51, 0.73)),
                        Map.entry("level", 0.95),
                        Map.entry("n", 80L),
                        Map.entry("method", "exact"),
                        Map.entry("found", "0.62, 80 trials"),
                        Map.entry("message", "everything"),
                        Map.entry("decision", "Supported after 80.")));
    }

    @Test
    void withoutFiguresTheyAreNull() {
        assertThat(summaryOf(new Finding(Verdict.INCOMPLETE, "DVGR ≥ 0.50", "cut short", ""))
                        .get("estimate"))
                .isNull();
    }

    @Test
    void anEstimateOfNothingIsNull() {
        Evidence evidence = new Evidence(0.5, Double.NaN, new Interval(0, 1), 0.95, 0, "exact");
        assertThat(summaryOf(new Finding(Verdict.UNDECIDED, "DVGR ≥ 0.50", "nothing", "", Optional.of(evidence)))
                        .get("estimate"))
                .isNull();
    }
}
