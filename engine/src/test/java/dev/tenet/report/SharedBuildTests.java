package dev.tenet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.model.CallLimits.Pace;
import dev.tenet.model.Ledger;
import dev.tenet.model.Ledger.Account;
import dev.tenet.model.Usage;
import dev.tenet.run.RunVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What launches of one build share, with two that are in one process. */
class SharedBuildTests {

    private static final Instant STARTED = Instant.parse("2026-11-01T09:30:00Z");

    @TempDir
    Path reports;

    private SharedBuild join() throws IOException {
        return SharedBuild.join(reports, "ci-42", STARTED);
    }

    @Test
    void theyKeepOneAccount() throws Exception {
        try (SharedBuild one = join();
                SharedBuild other = join()) {
            Ledger.Reservation reservation = one.ledger()
                    .reserve("a:m", any -> Optional.of(Usage.of(100, 20)))
                    .orElseThrow();
            assertThat(account(other)).isEqualTo(new Account(Map.of(), Map.of("a:m", Usage.of(100, 20)), 0, 1));
            one.ledger()
                    .settle(reservation, Usage.of(90, 30).withCachedTokens(10).withReasoningTokens(5), true);
            assertThat(account(other))
                    .isEqualTo(new Account(
                            Map.of("a:m", Usage.of(90, 30).withCachedTokens(10).withReasoningTokens(5)),
                            Map.of(),
                            1,
                            0));
        }
    }

    @Test
    void whatAnAccountDoesNotAllowIsNotReserved() throws Exception {
        try (SharedBuild one = join()) {
            assertThat(one.ledger().reserve("a:m", any -> Optional.empty())).isEmpty();
            assertThat(account(one)).isEqualTo(Account.EMPTY);
        }
    }

    @Test
    void whatAKilledProcessHadUnderWayCountsAsUsed() throws Exception {
        SharedBuild killed = join();
        killed.ledger().reserve("a:m", any -> Optional.of(Usage.of(100, 20)));
        asIfKilled();
        try (SharedBuild other = join()) {
            // It is looked at once something does not fit.
            assertThat(other.ledger()
                            .reserve(
                                    "a:m",
                                    account -> Optional.of(Usage.of(1, 1)).filter(any -> account.inFlight() == 0)))
                    .isPresent();
            assertThat(account(other).used()).isEqualTo(Map.of("a:m", Usage.of(100, 20)));
        }
        killed.close();
    }

    /** No process has the greatest number that Linux gives. */
    private void asIfKilled() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + reports.resolve("ci-42/build.db"))) {
            connection.createStatement().executeUpdate("UPDATE launch SET pid = 4194304");
        }
    }

    private static Account account(SharedBuild build) throws Exception {
        Account[] seen = new Account[1];
        build.ledger().reserve("a:m", account -> {
            seen[0] = account;
            return Optional.empty();
        });
        return seen[0];
    }

    @Test
    void theirCallsTakeTurns() throws Exception {
        AtomicLong millis = new AtomicLong(1_000_000);
        Pace pace = Pace.UNLIMITED.withRequestsPerMinute(600);
        try (BuildFile file = new BuildFile(reports.resolve("build.db"), STARTED);
                BuildFile otherFile = new BuildFile(reports.resolve("build.db"), STARTED)) {
            BuildPace one = new BuildPace(file, millis::get);
            BuildPace other = new BuildPace(otherFile, millis::get);
            assertThat(one.next("server", pace, 1)).isZero();
            assertThat(other.next("server", pace, 1)).isEqualTo(Duration.ofMillis(100));
            assertThat(one.next("server", pace, 1)).isEqualTo(Duration.ofMillis(200));
            assertThat(one.next("another", pace, 1)).isZero();
            millis.addAndGet(1000);
            assertThat(other.next("server", pace, 1))
                    .as("no burst after a rest")
                    .isZero();
            assertThat(other.next("server", pace, 1)).isEqualTo(Duration.ofMillis(100));
        }
    }

    @Test
    void tokensAreADebtThatTheNextCallWaitsFor() throws Exception {
        Pace pace = Pace.UNLIMITED.withTokensPerMinute(60_000);
        try (BuildFile file = new BuildFile(reports.resolve("build.db"), STARTED)) {
            BuildPace turns = new BuildPace(file, () -> 1_000_000);
            assertThat(turns.next("server", pace, 500)).isZero();
            assertThat(turns.next("server", pace, 500)).isEqualTo(Duration.ofMillis(500));
            turns.settle("server", pace, 250);
            assertThat(turns.next("server", pace, 500)).isEqualTo(Duration.ofMillis(1250));
            turns.settle("server", pace, -750);
            assertThat(turns.next("server", pace, 500)).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void theLastResultOfASpecCounts() throws IOException {
        try (SharedBuild one = join();
                SharedBuild other = join();
                RunFolder first = RunFolder.of(one, RunHeader.of(STARTED));
                RunFolder second = RunFolder.of(other, RunHeader.of(STARTED.plusSeconds(5)))) {
            first.summarize("isKind", spec("isKind", "refuted"));
            second.summarize("isKind", spec("isKind", "supported"));
            second.summarize("isFair", spec("isFair", "supported"));
            assertThat(first.end(STARTED.plusSeconds(10)).outcome()).isEqualTo(RunVerdict.RELEASED);
            assertThat(Files.readString(one.folder().resolve("summary.json")))
                    .as("the other has not ended")
                    .contains("\"ended\" : null");
            second.end(STARTED.plusSeconds(20));
            assertThat(Files.readString(one.folder().resolve("summary.json")))
                    .contains("\"started\" : \"2026-11-01T09:30:00Z\"", "\"ended\" : \"2026-11-01T09:30:20Z\"")
                    .containsOnlyOnce("isKind/health")
                    .doesNotContain("refuted");
        }
    }

    @Test
    void aLaunchOfSomeClaimsLeavesTheOthersAsTheyAre() throws IOException {
        try (SharedBuild build = join();
                RunFolder folder = RunFolder.of(build, RunHeader.of(STARTED))) {
            folder.summarize("isKind", spec("isKind", "measured", "dvgr-at-least", "refuted"));
            folder.summarize("isKind", spec("isKind", "measured", "health", "within limits"));
            assertThat(folder.end(STARTED.plusSeconds(10)).lines())
                    .containsExactly("release stopped: 1 refuted", "  refuted: isKind/dvgr-at-least");
        }
    }

    @Test
    void aRerunThatKeepsVerdictsTakesNoFiguresAway() throws IOException {
        try (SharedBuild build = join();
                RunFolder folder = RunFolder.of(build, RunHeader.of(STARTED))) {
            folder.summarize("isKind", spec("isKind", "supported"));
            folder.summarize("isKind", spec("isKind", "kept", "health", "incomplete"));
            assertThat(folder.end(STARTED.plusSeconds(10)).outcome()).isEqualTo(RunVerdict.RELEASED);
            assertThat(Files.readString(build.folder().resolve("summary.json"))).contains("\"measured\"");
        }
    }

    private static Map<String, Object> spec(String name, String verdict) {
        return spec(name, "measured", "health", verdict);
    }

    private static Map<String, Object> spec(String name, String status, String claim, String verdict) {
        return Map.of(
                "spec",
                name,
                "status",
                status,
                "claims",
                List.of(Map.of("id", name + "/" + claim, "verdict", verdict)));
    }

    @Test
    void theLinesOfTheirTrialsStandOneAfterTheOther() throws Exception {
        try (SharedBuild one = join();
                SharedBuild other = join();
                RunFolder first = RunFolder.of(one, RunHeader.of(STARTED));
                RunFolder second = RunFolder.of(other, RunHeader.of(STARTED))) {
            List<Thread> writers = new ArrayList<>();
            for (RunFolder folder : List.of(first, second)) {
                Thread writer = new Thread(() -> append(folder));
                writer.start();
                writers.add(writer);
            }
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(Files.readAllLines(one.folder().resolve("trials.jsonl")))
                    .hasSize(400)
                    .allSatisfy(line ->
                            assertThat(line).startsWith("{\"case\":\"xxx").endsWith("xxx\"}"));
        }
    }

    private static void append(RunFolder folder) {
        try {
            for (int trial = 0; trial < 200; trial++) {
                folder.append(Map.of("case", "x".repeat(1000)));
                folder.flush();
            }
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void aPartOfALineThatAKilledProcessLeftIsTakenAway() throws IOException {
        try (SharedBuild build = join();
                RunFolder folder = RunFolder.of(build, RunHeader.of(STARTED))) {
            Path log = build.folder().resolve("trials.jsonl");
            folder.append(Map.of("case", "1"));
            folder.flush();
            Files.writeString(log, "{\"case\":\"" + "x".repeat(20_000), StandardOpenOption.APPEND);
            folder.append(Map.of("case", "2"));
            folder.flush();
            assertThat(Files.readAllLines(log)).containsExactly("{\"case\":\"1\"}", "{\"case\":\"2\"}");
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Files.createDirectories(reports.resolve("ci-42"));
        Files.writeString(reports.resolve("ci-42/build.db"), "no database at all, but a text that is long enough");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(this::join)
                .withMessageContaining("build.db cannot be used: ");
    }
}
