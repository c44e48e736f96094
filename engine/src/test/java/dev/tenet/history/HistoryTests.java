package dev.tenet.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenet.file.MalformedRecordException;
import dev.tenet.history.HistoryEntry.Figure;
import dev.tenet.history.HistoryEntry.Setup;
import dev.tenet.stats.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTests {

    private static final Instant FIRST = Instant.parse("2026-11-01T09:30:00Z");
    private static final String CLAIM = "com.acme.RefundsTest.holdsOneView/divergence-at-most";
    private static final Setup SETUP = new Setup(
            "support agent",
            Map.of("subject", "openai:gpt-4.1-mini", "judge", "anthropic:claude-sonnet-4-5"),
            "0f5a",
            Map.of("issues.yaml", "sha256:12"),
            Map.of("subject", List.of("gpt-4.1-mini-2025-04-14")),
            "0.1.0");

    @TempDir
    Path folder;

    private static HistoryEntry entry(int day, double estimate, long n, Setup setup) {
        return new HistoryEntry(
                FIRST.plus(Duration.ofDays(day)),
                "run-" + day,
                CLAIM,
                "divergence ≤ 0.25",
                "supported",
                Optional.of(new Figure(
                        estimate,
                        Optional.of(new Interval(estimate / 2, (1 + estimate) / 2)),
                        OptionalDouble.of(0.95),
                        OptionalDouble.of(0.25),
                        n,
                        true)),
                setup);
    }

    @Test
    void anEntryIsReadBackAsItWasWritten() throws IOException {
        HistoryEntry withFigure = entry(0, 0.125, 40, SETUP);
        HistoryEntry without = new HistoryEntry(
                FIRST, "run", "a.B.c/health", "response health", "incomplete", Optional.empty(), SETUP);
        Path file = folder.resolve("kept/history.jsonl");
        History.append(file, List.of(withFigure, without));
        assertThat(History.read(file).entries()).containsExactly(withFigure, without);
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void aFileThatDoesNotExistIsAnEmptyHistory() throws IOException {
        assertThat(History.read(folder.resolve("none.jsonl")).entries()).isEmpty();
    }

    @Test
    void textThatIsHostileStaysInItsLine() throws IOException {
        Path file = folder.resolve("history.jsonl");
        Setup hostile = new Setup(
                "\u001B[31m\u202E\n{\"format\": 1}", Map.of(), "", Map.of(), Map.of("subject", List.of("x\ny")), "");
        History.append(file, List.of(entry(0, 0.5, 10, hostile)));
        assertThat(Files.readAllLines(file)).singleElement().asString().doesNotContain("\u001B", "\u202E");
        assertThat(History.read(file).entries().get(0).setup()).isEqualTo(hostile);
    }

    @Test
    void aLineThatCannotBeReadIsNamed() throws IOException {
        Path file = folder.resolve("history.jsonl");
        History.append(file, List.of(entry(0, 0.5, 10, SETUP)));
        String good = Files.readString(file);
        problem(file, good + "<<<<<<< HEAD\n", file + ", line 2: ", "expected one JSON object per line");
        problem(file, good + good + "{\"format\": 2}\n", file + ", line 3 is {\"format\": 2}; expected an object");
        problem(file, good.replace("\"n\":10", "\"n\":\"ten\""), file + ", line 1", "n", "a number of observations");
        problem(file, good.replace("2026-11-01T", "1 November "), file + ", line 1", "time", "a time such as");
        problem(file, good.strip() + good, file + ", line 1: ");
    }

    private static void problem(Path file, String content, String... message) throws IOException {
        Files.writeString(file, content);
        assertThatIOException()
                .isThrownBy(() -> History.read(file))
                .isInstanceOf(MalformedRecordException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .contains(message);
    }

    @Test
    void aLastLineWithoutItsEndIsNotJoinedWithTheNext() throws IOException {
        Path file = folder.resolve("history.jsonl");
        History.append(file, List.of(entry(0, 0.5, 10, SETUP)));
        Files.writeString(file, Files.readString(file).strip());
        History.append(file, List.of(entry(1, 0.5, 10, SETUP)));
        assertThat(History.read(file).entries()).hasSize(2);
    }

    @Test
    void launchesThatEndAtTheSameTimeLoseNothing() throws Exception {
        Path file = folder.resolve("history.jsonl");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> launches = new ArrayList<>();
            for (int launch = 0; launch < 40; launch++) {
                int day = launch;
                launches.add(threads.submit(() -> {
                    History.append(file, List.of(entry(day, 0.5, 10, SETUP), entry(day, 0.25, 10, SETUP)));
                    return day;
                }));
            }
            for (Future<?> launch : launches) {
                launch.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(History.read(file).entries()).hasSize(80);
    }

    @Test
    void aPeriodBeginsWithADateATimeOrARun() {
        List<HistoryEntry> days = new ArrayList<>();
        for (int day = 0; day < 10; day++) {
            days.add(entry(day, 0.5, 10, SETUP));
        }
        History history = History.of(days);
        assertThat(history.since("2026-11-04").entries()).hasSize(7);
        assertThat(history.since("2026-11-04T09:30:01Z").entries()).hasSize(6);
        assertThat(history.since("run-8").entries()).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.since("yesterday"))
                .withMessage("\"yesterday\" is neither a date, a time, nor a run of the history; expected one such as"
                        + " 2026-11-01, 2026-11-01T09:30:00Z, or the name of a run's folder");
    }

    @Test
    void aChangeOfTheFigureIsAnAlarmThatNamesWhatTheServerSaid() {
        Setup served = new Setup(
                SETUP.subject(),
                SETUP.models(),
                SETUP.system(),
                SETUP.materials(),
                Map.of("subject", List.of("gpt-4.1-mini-2026-10-01")),
                SETUP.version());
        DriftCheck check = History.of(List.of(
                        entry(0, 0.25, 200, SETUP),
                        entry(1, 0.25, 200, SETUP),
                        entry(2, 0.5, 200, served),
                        entry(3, 0.5, 200, served)))
                .drift(CLAIM)
                .orElseThrow();
        assertThat(check.isAlarm(0.05)).isTrue();
        assertThat(check.inWords(0.05))
                .isEqualTo("0.25 in 2 runs before 2026-11-03T09:30:00Z, 0.50 in 2 runs from then on (evidence above"
                        + " 1,000,000, alarm at 20); served by {subject=[gpt-4.1-mini-2026-10-01]} instead of"
                        + " {subject=[gpt-4.1-mini-2025-04-14]}");
    }

    @Test
    void runsThatAgreeRaiseNoAlarm() {
        assertThat(History.of(List.of(entry(0, 0.25, 200, SETUP), entry(1, 0.26, 200, SETUP)))
                        .drift(CLAIM)
                        .orElseThrow()
                        .inWords(0.05))
                .isEqualTo("no alarm in 2 runs since 2026-11-01T09:30:00Z (evidence 1.00, alarm at 20)");
    }

    @Test
    void runsOfOtherMaterialOrAnotherSubjectAreNotCompared() {
        Setup other = new Setup(
                SETUP.subject(),
                SETUP.models(),
                SETUP.system(),
                Map.of("issues.yaml", "sha256:34"),
                SETUP.servedModels(),
                SETUP.version());
        assertThat(History.of(List.of(entry(0, 0.1, 500, SETUP), entry(1, 0.9, 500, other)))
                        .drift(CLAIM))
                .isEmpty();
        assertThat(History.of(List.of(entry(0, 0.1, 500, SETUP), entry(1, 0.9, 500, other), entry(2, 0.9, 50, other)))
                        .drift(CLAIM)
                        .orElseThrow()
                        .runs())
                .hasSize(2);
    }
}
