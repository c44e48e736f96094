package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.trial.TrialSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** How {@code tenet.nodes} shows the trials: as cells, as trials, or not at all. */
class NodesTests {

    private static final String HEALTH = "response health";

    @TempDir
    Path reports;

    @ValueSpec
    @Subject("class:dev.tenet.engine.KnownModels$ShallowInLegal")
    static class Spec {
        @DeepValueTest(
                contexts = {"legal", "finance"},
                shots = {2, 4},
                trials = 40,
                atLeast = 0.9)
        void isMeasured(Dvgr dvgr) {}
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.KnownModels$AlwaysDeep")
    @Subject("class:dev.tenet.engine.KnownModels$AlwaysShallow")
    static class TwoSubjects {
        @DeepValueTest(contexts = "legal", shots = 4, control = Control.NONE, trials = 20)
        void isMeasured() {}
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.SpecKit$CutLine")
    static class FailedCalls {
        @DeepValueTest(contexts = "legal", shots = 4, control = Control.NONE, trials = 20)
        void isMeasured() {}
    }

    @Test
    void aCellIsAContextAndACountOfShotsWithWhatWasCounted() {
        // The subject is shallow in legal and deep elsewhere; forty trials are ten in each of the four cells.
        assertThat(evidence(run("cells", Spec.class)))
                .extracting(TestDescriptor::getDisplayName)
                .containsExactlyInAnyOrder(
                        "legal · 2 shots: 0 of 10 deep",
                        "legal · 4 shots: 0 of 10 deep",
                        "finance · 2 shots: 10 of 10 deep",
                        "finance · 4 shots: 10 of 10 deep");
    }

    @Test
    void claimsAloneAreTheDefault() {
        assertThat(new SpecKit(reports).run(Spec.class).names())
                .isEqualTo(run("claims", Spec.class).names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cells", "trials", "claims"})
    void theConsoleShowsCellsHoweverTrialsAreShownInTheTree(String nodes) {
        String tree = Printed.by(() -> run(nodes, Spec.class));
        assertThat(tree.lines().map(line -> line.strip().replaceAll("(DVGR ≥ 0.90|" + HEALTH + "):.*", "$1")))
                .containsSubsequence("├─ finance · 2 shots: 10 of 10 deep", "✗ DVGR ≥ 0.90", "✓ " + HEALTH)
                .containsOnlyOnce("├─ legal · 4 shots: 0 of 10 deep")
                .noneMatch(line -> line.contains("000001"));
    }

    @Test
    void anIdOfACellHoldsNothingOfWhatWasCounted() {
        assertThat(evidence(run("cells", Spec.class)))
                .extracting(cell -> cell.getUniqueId().getLastSegment().getValue())
                .containsExactlyInAnyOrder(
                        "legal · 2 shots", "legal · 4 shots", "finance · 2 shots", "finance · 4 shots");
    }

    @Test
    void cellsHaveTheSameIdsWhateverTheSeedAndTheSubject() {
        List<UniqueId> ids = ids(run("cells", Spec.class));
        assertThat(ids(new SpecKit(reports)
                        .with(TrialSettings.SEED, "99")
                        .with(TenetSettings.NODES, "cells")
                        .run(Spec.class)))
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void everyTrialIsALeafThatSaysWhatItCameTo() {
        List<TestDescriptor> trials = evidence(run("trials", Spec.class));
        assertThat(trials).hasSize(40);
        assertThat(trials)
                .extracting(TestDescriptor::getDisplayName)
                .allMatch(name -> name.matches("0000\\d\\d .*, (legal.*: SHALLOW|finance.*: DEEP)"));
    }

    @Test
    void trialsAreShownInTheirOrder() {
        assertThat(evidence(run("trials", Spec.class)))
                .extracting(TestDescriptor::getDisplayName)
                .isSorted();
    }

    @Test
    void anIdOfATrialHoldsNoAnswer() {
        assertThat(ids(run("trials", Spec.class)))
                .extracting(UniqueId::toString)
                .noneMatch(id -> id.contains("DEEP") || id.contains("SHALLOW"));
    }

    @Test
    void theSameSeedGivesTrialsTheSameIds() {
        assertThat(ids(run("trials", Spec.class))).isEqualTo(ids(run("trials", Spec.class)));
    }

    @Test
    void aTrialWhoseCallFailedIsShownAsSuch() {
        // Each fifth call of that subject fails.
        assertThat(evidence(run("trials", FailedCalls.class)))
                .extracting(TestDescriptor::getDisplayName)
                .filteredOn(name -> name.endsWith(": failed"))
                .hasSize(4);
    }

    @Test
    void claimsAloneAreShownWhereEvidenceIsLeftOut() {
        assertThat(run("claims", Spec.class).names()).containsExactly("DVGR ≥ 0.90", HEALTH, "assertions passed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cells", "trials", "claims"})
    void theVerdictIsTheSameHoweverTrialsAreShown(String nodes) {
        assertThat(run(nodes, Spec.class).outcome("DVGR ≥ 0.90")).isEqualTo("failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cells", "trials"})
    void evidencePassesAlsoWhereTheClaimIsRefuted(String nodes) {
        Leaves leaves = run(nodes, Spec.class);
        assertThat(leaves.outcome("DVGR ≥ 0.90")).isEqualTo("failed");
        assertThat(evidence(leaves))
                .isNotEmpty()
                .allSatisfy(leaf ->
                        assertThat(leaves.outcome(leaf.getDisplayName())).isEqualTo("successful"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cells", "trials"})
    void evidenceIsShownBeforeTheClaimsThatItDecides(String nodes) {
        List<TestDescriptor> leaves = run(nodes, Spec.class).descriptors();
        assertThat(leaves.subList(leaves.size() - 3, leaves.size()))
                .extracting(TestDescriptor::getDisplayName)
                .containsExactly("DVGR ≥ 0.90", HEALTH, "assertions passed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cells", "trials"})
    void evidenceHasAMethodAsItsSource(String nodes) {
        assertThat(evidence(run(nodes, Spec.class)))
                .extracting(leaf -> (MethodSource) leaf.getSource().orElseThrow())
                .allMatch(source -> source.getClassName().equals(Spec.class.getName())
                        && source.getMethodName().equals("isMeasured"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cells", "trials", "claims"})
    void legacyNamesAreDistinctAndEndInANumber(String nodes) {
        // Only a name of this form is the test case's name in Surefire's XML.
        assertThat(run(nodes, TwoSubjects.class).descriptors())
                .extracting(TestDescriptor::getLegacyReportingName)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("^.*\\[\\d+]$"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cells", "trials"})
    void evidenceIsADynamicTestBelowTheSubjectThatItIsAbout(String nodes) {
        Leaves leaves = run(nodes, TwoSubjects.class);
        assertThat(leaves.results().testEvents().dynamicallyRegistered().count())
                .isEqualTo(evidence(leaves).size());
        assertThat(evidence(leaves)).allSatisfy(leaf -> {
            assertThat(leaf.getType()).isEqualTo(TestDescriptor.Type.TEST);
            boolean deep = leaf.getUniqueId().toString().contains("$AlwaysDeep]");
            assertThat(leaf.getDisplayName())
                    .containsPattern(deep ? "20 of 20 deep|: DEEP" : " 0 of 20 deep|: SHALLOW");
        });
    }

    private Leaves run(String nodes, Class<?> spec) {
        return new SpecKit(reports).with(TenetSettings.NODES, nodes).run(spec);
    }

    private static List<UniqueId> ids(Leaves leaves) {
        return evidence(leaves).stream().map(TestDescriptor::getUniqueId).toList();
    }

    private static List<TestDescriptor> evidence(Leaves leaves) {
        return leaves.descriptors().stream()
                .filter(leaf -> !leaf.getUniqueId().getLastSegment().getType().equals("claim"))
                .toList();
    }
}
