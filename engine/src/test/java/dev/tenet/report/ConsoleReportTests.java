package dev.tenet.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.report.ConsoleReport.Node;
import dev.tenet.trial.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleReportTests {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private ConsoleReport report = report(StandardCharsets.UTF_8);

    @Test
    void aLongRunSaysEveryFewSecondsHowFarItIs() {
        ConsoleReport.ProgressLine progress = report.progressOf("Spec.method", "trials");
        for (int second = 1; second <= 10; second++) {
            after(Duration.ofSeconds(1));
            progress.at(second * 10L, 200, "", () -> "DVGR 0.31, 95 % CI [0.24, 0.38]");
        }
        assertThat(printed())
                .containsExactly(
                        "Spec.method: 30 of 200 trials, DVGR 0.31, 95 % CI [0.24, 0.38], 10.0 trials/s, 17 s left",
                        "Spec.method: 60 of 200 trials, DVGR 0.31, 95 % CI [0.24, 0.38], 10.0 trials/s, 14 s left",
                        "Spec.method: 90 of 200 trials, DVGR 0.31, 95 % CI [0.24, 0.38], 10.0 trials/s, 11 s left");
    }

    @Test
    void aRunThatWaitsForItsFirstAnswerSaysSo() {
        ConsoleReport.ProgressLine progress = report.progressOf("Spec.method", "trials");
        after(Duration.ofSeconds(4));
        progress.at(0, 200, "", () -> {
            throw new AssertionError("there are no figures yet");
        });
        assertThat(printed())
                .containsExactly("Spec.method: 0 of 200 trials, no answer yet, 0.0 trials/s, time left unknown");
    }

    @Test
    void whatATapeGaveBackAtOnceIsNoSpeedThatLasts() {
        ConsoleReport.ProgressLine progress = report.progressOf("Spec.method", "trials");
        after(Duration.ofSeconds(3));
        progress.at(900, 1000, "", () -> "DVGR 0.50");
        for (int line = 1; line <= 5; line++) {
            after(Duration.ofSeconds(3));
            progress.at(900 + 3 * line, 1000, "", () -> "DVGR 0.50");
        }
        assertThat(printed()).last().asString().endsWith("1.0 trials/s, 85 s left");
    }

    @Test
    void oneCaseThatHasEndedSaysNothingOfTheTimeLeft() {
        ConsoleReport.ProgressLine progress = report.progressOf("Spec.method", "trials");
        after(Duration.ofSeconds(4));
        progress.at(1, 200, "", () -> "DVGR 1.00");
        assertThat(printed()).singleElement().asString().endsWith("DVGR 1.00, 0.3 trials/s, time left unknown");
    }

    @Test
    void callsThatAreTriedAgainAreSaid() {
        ConsoleReport.ProgressLine progress = report.progressOf("Spec.method", "trials");
        after(Duration.ofSeconds(4));
        progress.at(0, 200, "7 calls wait: localhost:1 refused the connection", () -> "DVGR 0.50");
        assertThat(printed())
                .singleElement()
                .asString()
                .endsWith(
                        "no answer yet, 0.0 trials/s, time left unknown; 7 calls wait: localhost:1 refused the connection");
    }

    @Test
    void longWaitsAreSaidInMinutes() {
        ConsoleReport.ProgressLine progress = report.progressOf("Spec.method", "trials");
        after(Duration.ofSeconds(10));
        progress.at(10, 1210, "", () -> "DVGR 0.50");
        assertThat(printed()).singleElement().asString().endsWith("1.0 trials/s, 20 min left");
    }

    @Test
    void aRunThatIsDoneSaysNothingMore() {
        ConsoleReport.ProgressLine progress = report.progressOf("Spec.method", "trials");
        after(Duration.ofSeconds(10));
        progress.at(200, 200, "", () -> "DVGR 0.50");
        assertThat(printed()).isEmpty();
    }

    @Test
    void aTreeIsDrawnWithItsBranches() {
        report.print(new Node(
                "Spec", List.of(new Node("first", List.of(Node.leaf("a"), Node.leaf("b"))), Node.leaf("second"))));
        assertThat(printed()).containsExactly("", "Spec", "├─ first", "│  ├─ a", "│  └─ b", "└─ second");
    }

    @Test
    void aVerdictHasASignBeforeItsLine() {
        printVerdicts();
        assertThat(printed())
                .containsExactly(
                        "✓ DVGR ≥ 0.50: supported, 0.60",
                        "✓ response health: within limits, none",
                        "✓ assertions passed: passed, passed",
                        "✗ DVGR ≤ 0.40: refuted, 0.60 “so”",
                        "? PAC ≥ 0.50: undecided, [0.45, 0.62]",
                        "! divergence: incomplete, cut short");
    }

    /** A sign that a charset does not have is printed as a question mark, which is what undecided is printed as. */
    @ParameterizedTest
    @ValueSource(strings = {"US-ASCII", "ISO-8859-1", "windows-1252", "IBM850", "Big5"})
    void aVerdictIsAWordWhereTheCharsetLacksTheSigns(String charset) {
        report = report(Charset.forName(charset));
        printVerdicts();
        assertThat(printed())
                .extracting(
                        line -> line.replaceAll("[“”]", "\"").replace("≥", ">=").replace("≤", "<="))
                .containsExactly(
                        "DVGR >= 0.50: supported, 0.60",
                        "response health: within limits, none",
                        "assertions passed: passed, passed",
                        "DVGR <= 0.40: refuted, 0.60 \"so\"",
                        "PAC >= 0.50: undecided, [0.45, 0.62]",
                        "divergence: incomplete, cut short");
    }

    @Test
    void whatACharsetLacksIsWrittenInAsciiOrAsAnEscape() {
        report(StandardCharsets.US_ASCII).print("2 ✓, 1 ✗: “漢 🙂” … – ±0.1 → ü?");
        assertThat(printed())
                .containsExactly("", "2 supported, 1 refuted: \"\\u6F22 \\u{1F642}\" ... - +-0.1 -> \\u00FC?");
    }

    @Test
    void treesOfSeveralLevelsHaveBranchesInAscii() {
        report(StandardCharsets.US_ASCII)
                .print(new Node(
                        "Spec",
                        List.of(new Node("first", List.of(Node.leaf("a"), Node.leaf("b"))), Node.leaf("second"))));
        assertThat(printed()).containsExactly("", "Spec", "|- first", "|  |- a", "|  `- b", "`- second");
    }

    @Test
    void noTextCanPaintTheConsoleOrCommandTheServerThatReadsIt() {
        String hostile = "a\u001B[2J\u202E\r##[add-mask]x\n::stop-commands::y";
        String shown = "a\\u001B[2J\\u202E\\u000D#\\u0023[add-mask]x";
        report.print(hostile);
        report.print(new Node(hostile, List.of(Node.leaf(hostile))));
        report.line(Verdict.REFUTED, hostile);
        ConsoleReport.ProgressLine progress = report.progressOf(hostile, "trials");
        after(Duration.ofSeconds(4));
        progress.at(1, 200, hostile, () -> hostile);
        String line = shown + "\\u000A::stop-commands::y";
        assertThat(printed())
                .containsExactly(
                        "",
                        shown,
                        "\\u003A:stop-commands::y",
                        "",
                        line,
                        "└─ " + line,
                        "✗ " + line,
                        line + ": 1 of 200 trials, " + line + ", 0.3 trials/s, time left unknown; " + line);
    }

    private void printVerdicts() {
        report.line(Verdict.SUPPORTED, "DVGR ≥ 0.50: supported, 0.60");
        report.line(Verdict.WITHIN_LIMITS, "response health: within limits, none");
        report.line(Verdict.PASSED, "assertions passed: passed, passed");
        report.line(Verdict.REFUTED, "DVGR ≤ 0.40: refuted, 0.60 “so”");
        report.line(Verdict.UNDECIDED, "PAC ≥ 0.50: undecided, [0.45, 0.62]");
        report.line(Verdict.INCOMPLETE, "divergence: incomplete, cut short");
    }

    private ConsoleReport report(Charset charset) {
        return new ConsoleReport(() -> stream, clock::get, console -> new Signs(List.of(charset)));
    }

    private void after(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private List<String> printed() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
