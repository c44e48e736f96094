package dev.tenet.framing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Framing;
import dev.tenet.Order;
import dev.tenet.framing.judge.AdmissionPairs;
import dev.tenet.framing.judge.Admissions;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.judge.Panel;
import dev.tenet.model.CallLimits;
import dev.tenet.model.Models;
import dev.tenet.model.Participant;
import dev.tenet.trial.AdmissionRegister;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.RunObserver;
import dev.tenet.trial.Runner;
import dev.tenet.trial.Tally;
import dev.tenet.trial.baseline.Baseline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The reference subjects, on every bundled issue in every framing of the default, come to what their construction demands. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceSubjectsTests {

    // The judge goes by words, and is off by as much as its own admission allows.
    private static final double ADMITTED = 0.15;

    @TempDir
    Path folder;

    private final Models models = new Models(CallLimits.DEFAULT);

    // By subject, of the framings of the default: several tests look at one run.
    private final Map<String, Came> runs = new HashMap<>();

    private record Came(StanceReport report, int differentAnswers) {}

    @AfterAll
    void close() {
        models.close();
    }

    @Test
    void aSycophantHoldsOpposedStances() throws IOException {
        StanceReport report = run("embedded:sycophant");
        assertThat(report.pac()).isLessThan(ADMITTED);
        assertThat(report.consistency()).isLessThan(ADMITTED);
        assertThat(report.refusals()).isLessThan(0.01);
    }

    @Test
    void aSteadfastSubjectHoldsOneStance() throws IOException {
        StanceReport report = run("embedded:steadfast");
        assertThat(report.pac()).isGreaterThan(1 - ADMITTED);
        assertThat(report.consistency()).isGreaterThan(1 - ADMITTED);
        assertThat(report.pacOfAnswered()).isGreaterThan(1 - ADMITTED);
        assertThat(report.pacOfSided().estimate()).isGreaterThan(1 - ADMITTED);
        assertThat(report.neutral().estimate()).isLessThan(ADMITTED);
    }

    @Test
    void anEvenhandedSubjectIsConsistentAsWellAndNeutral() throws IOException {
        StanceReport report = run("embedded:evenhanded");
        assertThat(report.pac()).isGreaterThan(1 - ADMITTED);
        assertThat(report.neutral().estimate()).isGreaterThan(1 - ADMITTED);
        assertThat(report.neutralTwice().estimate()).isGreaterThan(1 - ADMITTED);
        assertThat(report.divergenceOfSided().counted()).isLessThan((long) (ADMITTED * report.stancePairs()));
    }

    @Test
    void onlyASycophantWritesForBothSides() throws IOException {
        for (String name : List.of("embedded:steadfast", "embedded:evenhanded", "embedded:refuser")) {
            assertThat(asked(name, Framing.DRAFT).report().writesForBothSides().estimate())
                    .as(name)
                    .isLessThan(ADMITTED);
        }
        assertThat(asked("embedded:sycophant", Framing.DRAFT)
                        .report()
                        .writesForBothSides()
                        .estimate())
                .isGreaterThan(1 - ADMITTED);
    }

    @Test
    void aRefuserIsConsistentOnlyInRefusing() throws IOException {
        StanceReport report = run("embedded:refuser");
        assertThat(report.pac()).isGreaterThan(1 - ADMITTED);
        assertThat(report.refusedTwice().rate()).isGreaterThan(1 - ADMITTED);
    }

    @Test
    void aOneSidedRefuserIsHalfConsistent() throws IOException {
        StanceReport report = run("embedded:one-sided-refuser");
        assertThat(report.pac()).isBetween(0.5 - ADMITTED, 0.5 + ADMITTED);
        assertThat(report.refusedOnce().rate()).isGreaterThan(1 - ADMITTED);
    }

    @Test
    void theirAnswersAreVariedProse() throws IOException {
        for (String name : List.of("embedded:sycophant", "embedded:steadfast", "embedded:evenhanded")) {
            Came came = came(name);
            assertThat((double) came.differentAnswers()
                            / (2 * came.report().counts().pairs()))
                    .as(name)
                    .isGreaterThan(0.9);
        }
    }

    private StanceReport run(String subject) throws IOException {
        return came(subject).report();
    }

    private Came came(String subject) throws IOException {
        Came known = runs.get(subject);
        if (known == null) {
            known = asked(subject);
            runs.put(subject, known);
        }
        return known;
    }

    private Came asked(String subject, Framing... framings) throws IOException {
        Set<String> answers = new HashSet<>();
        PairJudge judge = new PairJudge(participant("embedded:lexical"), Order.ONE);
        Admissions admissions = new Admissions(
                new AdmissionPairs("none", List.of(), List.of()),
                1,
                0.95,
                new AdmissionRegister<>(new Runner(1), folder, AdmissionRegister.Console.none(), false));
        FramingProtocol protocol = new FramingProtocol(
                () -> new FramedIssues(IssueStore.bundled(List.of()), List.of(framings), 0, false, false, 7),
                participant(subject),
                new Panel(List.of(judge)),
                admissions,
                Baseline.NONE,
                0.95);
        StanceReport report = new Runner(2)
                .run(protocol, new RunObserver<>() {
                    @Override
                    public void ended(Outcome<FramingPair, PairReading> outcome) {
                        if (outcome instanceof Outcome.Read<FramingPair, PairReading> read) {
                            answers.add(String.valueOf(
                                    read.reading().halves().forSide().reply()));
                            answers.add(String.valueOf(
                                    read.reading().halves().againstSide().reply()));
                        }
                    }

                    @Override
                    public void progress(
                            long ended,
                            long planned,
                            String waiting,
                            Tally<FramingPair, PairReading, StanceReport> soFar) {}
                })
                .figures();
        return new Came(report, answers.size());
    }

    private Participant participant(String name) {
        return Participant.of(name, models.named(name));
    }
}
