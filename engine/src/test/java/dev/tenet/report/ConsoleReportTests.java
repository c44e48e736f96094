package dev.tenet.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.report.ConsoleReport.Node;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleReportTests {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final ConsoleReport report = new ConsoleReport(() -> stream, clock::get);

    @Test
    void aLongRunSaysEveryFewSecondsHowFarItIs() {
        ConsoleReport.Progress progress = report.progressOf("Spec.method");
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
        ConsoleReport.Progress progress = report.progressOf("Spec.method");
        after(Duration.ofSeconds(4));
        progress.at(0, 200, "", () -> {
            throw new AssertionError("there are no figures yet");
        });
        assertThat(printed())
                .containsExactly("Spec.method: 0 of 200 trials, no answer yet, 0.0 trials/s, time left unknown");
    }

    @Test
    void whatATapeGaveBackAtOnceIsNoSpeedThatLasts() {
        ConsoleReport.Progress progress = report.progressOf("Spec.method");
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
        ConsoleReport.Progress progress = report.progressOf("Spec.method");
        after(Duration.ofSeconds(4));
        progress.at(1, 200, "", () -> "DVGR 1.00");
        assertThat(printed()).singleElement().asString().endsWith("DVGR 1.00, 0.3 trials/s, time left unknown");
    }

    @Test
    void callsThatAreTriedAgainAreSaid() {
        ConsoleReport.Progress progress = report.progressOf("Spec.method");
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
        ConsoleReport.Progress progress = report.progressOf("Spec.method");
        after(Duration.ofSeconds(10));
        progress.at(10, 1210, "", () -> "DVGR 0.50");
        assertThat(printed()).singleElement().asString().endsWith("1.0 trials/s, 20 min left");
    }

    @Test
    void aRunThatIsDoneSaysNothingMore() {
        ConsoleReport.Progress progress = report.progressOf("Spec.method");
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

    private void after(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private List<String> printed() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
