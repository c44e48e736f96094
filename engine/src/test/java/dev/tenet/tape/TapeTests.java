package dev.tenet.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenet.model.AnswerSchema;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Sampling;
import dev.tenet.model.TokenChance;
import dev.tenet.model.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Record and replay on real files of SQLite. */
class TapeTests {

    private static final Instant THEN = Instant.parse("2026-03-04T05:06:07.089Z");
    private static final Prompt PROMPT =
            new Prompt("Be brief.", "Tea or coffee?", new Sampling(0.0, 0.9, 64, 7L)).on("trial 1");

    @TempDir
    Path folder;

    /** Says something else each time. */
    private static final class Counting implements ChatModel {

        private final String identity;
        private final AtomicInteger asked = new AtomicInteger();

        Counting(String identity) {
            this.identity = identity;
        }

        @Override
        public Reply ask(Prompt prompt) throws ModelException {
            return new Reply("answer " + asked.incrementAndGet(), Reply.Finish.CUT_OFF, new Usage(12, 34, 5, 6))
                    .withChances(List.of(List.of(new TokenChance("A", -0.25), new TokenChance(" B", -1.5))))
                    .without(List.of("temperature"));
        }

        @Override
        public String identity() {
            return identity;
        }
    }

    private static Prompt sampledBy(Sampling sampling) {
        return new Prompt(PROMPT.system(), PROMPT.question(), sampling, PROMPT.schema()).on(PROMPT.occasion());
    }

    private Path file() {
        return folder.resolve("answers.db");
    }

    private Tape open(TapeMode mode) throws TapeException {
        // Whoever records anew does it later.
        return Tape.open(file(), mode, InstantSource.fixed(mode == TapeMode.RECORD ? THEN.plusSeconds(1) : THEN));
    }

    private Reply recorded(Prompt prompt) throws Exception {
        try (Tape tape = open(TapeMode.AUTO)) {
            return tape.over(new Counting("m")).ask(prompt);
        }
    }

    private Reply replayed(Prompt prompt) throws Exception {
        try (Tape tape = open(TapeMode.REPLAY)) {
            return tape.over(new Counting("m")).ask(prompt);
        }
    }

    @Test
    void whatWasRecordedComesBackWholeWithItsTime() throws Exception {
        Reply said = recorded(PROMPT);
        assertThat(said.recorded()).isNull();
        assertThat(replayed(PROMPT)).isEqualTo(said.recordedAt(THEN));
    }

    @Test
    void whatIsOnTheTapeIsNotAskedAgain() throws Exception {
        recorded(PROMPT);
        Counting model = new Counting("m");
        try (Tape tape = open(TapeMode.AUTO)) {
            assertThat(tape.over(model).ask(PROMPT).text()).isEqualTo("answer 1");
        }
        assertThat(model.asked).hasValue(0);
    }

    @Test
    void anAnswerOfUnknownTokensComesBackSo() throws Exception {
        try (Tape tape = open(TapeMode.AUTO)) {
            tape.over(new Says("m", Reply.of("tea"))).ask(PROMPT);
        }
        assertThat(replayed(PROMPT)).isEqualTo(Reply.of("tea").recordedAt(THEN));
    }

    private record Says(String identity, Reply reply) implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            return reply;
        }
    }

    @TestFactory
    Stream<DynamicTest> whateverShapesTheAnswerKeepsExchangesApart() {
        return Stream.of(
                        new Prompt(null, "Tea or coffee?", PROMPT.sampling()).on("trial 1"),
                        new Prompt("Be brief", ".Tea or coffee?", PROMPT.sampling()).on("trial 1"),
                        new Prompt("Be brief.", "Coffee or tea?", PROMPT.sampling()).on("trial 1"),
                        sampledBy(new Sampling(0.1, 0.9, 64, 7L)),
                        sampledBy(new Sampling(null, 0.9, 64, 7L)),
                        sampledBy(new Sampling(0.0, 0.8, 64, 7L)),
                        sampledBy(new Sampling(0.0, 0.9, 65, 7L)),
                        sampledBy(new Sampling(0.0, 0.9, 64, 8L)),
                        new Prompt(
                                        "Be brief.",
                                        "Tea or coffee?",
                                        PROMPT.sampling(),
                                        new AnswerSchema("drink", "{\"type\":\"object\"}", "{}"))
                                .on("trial 1"),
                        PROMPT.withChances(),
                        PROMPT.on("trial 2"))
                .map(other -> DynamicTest.dynamicTest(other.toString(), () -> {
                    Path own = Files.createTempDirectory(folder, "apart").resolve("answers.db");
                    Counting model = new Counting("m");
                    try (Tape tape = Tape.open(own, TapeMode.AUTO)) {
                        tape.over(model).ask(PROMPT);
                        tape.over(model).ask(other);
                        tape.over(model).ask(other);
                    }
                    assertThat(model.asked).hasValue(2);
                }));
    }

    @Test
    void modelsOfAnotherIdentityDoNotShareAnswers() throws Exception {
        recorded(PROMPT);
        Counting other = new Counting("m at another address");
        try (Tape tape = open(TapeMode.AUTO)) {
            tape.over(other).ask(PROMPT);
        }
        assertThat(other.asked).hasValue(1);
    }

    @Test
    void aModelThatCannotSayWhoItIsIsAskedAsItIs() throws Exception {
        Counting nobody = new Counting("");
        try (Tape tape = open(TapeMode.AUTO)) {
            assertThat(tape.over(nobody)).isSameAs(nobody);
        }
    }

    @Test
    void replayingNamesWhatIsMissingAndAsksNobody() throws Exception {
        recorded(PROMPT);
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> replayed(PROMPT.on("000017 honesty over tact")))
                .withMessageContaining("\"000017 honesty over tact\"")
                .withMessageContaining("Tea or coffee?")
                .withMessageContaining("tenet.tape.mode=auto");
    }

    @Test
    void recordingTakesThePlaceOfWhatWasThere() throws Exception {
        recorded(PROMPT);
        try (Tape tape = open(TapeMode.RECORD)) {
            tape.over(new Says("m", Reply.of("coffee"))).ask(PROMPT);
        }
        assertThat(replayed(PROMPT).text()).isEqualTo("coffee");
    }

    @Test
    void aFailedCallLeavesNothingOnTheTape() throws Exception {
        ChatModel broken = new ChatModel() {
            @Override
            public Reply ask(Prompt prompt) throws ModelException {
                throw new ModelException("cut");
            }

            @Override
            public String identity() {
                return "m";
            }
        };
        try (Tape tape = open(TapeMode.AUTO)) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> tape.over(broken).ask(PROMPT));
        }
        assertThatExceptionOfType(FatalModelException.class).isThrownBy(() -> replayed(PROMPT));
    }

    @Test
    void anySqliteToolReadsIt() throws Exception {
        recorded(PROMPT);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT *, hex(key) AS hash FROM exchange")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString("recorded")).isEqualTo("2026-03-04T05:06:07.089Z");
            assertThat(row.getString("identity")).isEqualTo("m");
            assertThat(row.getString("occasion")).isEqualTo("trial 1");
            assertThat(row.getString("system")).isEqualTo("Be brief.");
            assertThat(row.getString("question")).isEqualTo("Tea or coffee?");
            assertThat(row.getString("parameters"))
                    .isEqualTo("{\"temperature\":0.0,\"top_p\":0.9,\"max_tokens\":64,\"seed\":7}");
            assertThat(row.getString("answer")).isEqualTo("answer 1");
            assertThat(row.getString("finish")).isEqualTo("CUT_OFF");
            assertThat(row.getLong("cached_tokens")).isEqualTo(5);
            // By another hand: each field as 1, its length in 4 bytes and itself, or as 0. Old tapes are found by it.
            assertThat(row.getString("hash"))
                    .isEqualToIgnoringCase("20ff4bcd9dabff999e6e160c8bf8b4ca336f4969b50c4b191dd7dea852c3d543");
            assertThat(row.next()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2026-03-04T05:06:07.001Z",
                "2026-03-04T05:06:07.500Z",
                "2026-12-31T23:59:59.999Z",
                "2262-04-11T23:47:16.854Z"
            })
    void theTimeComesBackToTheMillisecond(Instant then) throws Exception {
        try (Tape tape = Tape.open(file(), TapeMode.AUTO, InstantSource.fixed(then))) {
            tape.over(new Counting("m")).ask(PROMPT);
        }
        assertThat(replayed(PROMPT).recorded()).isEqualTo(then);
    }

    /** SQLite knows no later year. */
    @ParameterizedTest
    @EnumSource(names = {"AUTO", "RECORD"})
    void whatCannotBeKeptIsNoAnswer(TapeMode mode) throws Exception {
        InstantSource broken = InstantSource.fixed(Instant.parse("+10000-01-01T00:00:00Z"));
        try (Tape tape = Tape.open(file(), mode, broken)) {
            ChatModel taped = tape.over(new Counting("m"));
            assertThatExceptionOfType(FatalModelException.class)
                    .isThrownBy(() -> taped.ask(PROMPT))
                    .withMessageContaining("cannot be written")
                    .withMessageContaining("exchange.recorded");
        }
    }

    @Test
    void aTimeThatIsNoneIsNamed() throws Exception {
        recorded(PROMPT);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE exchange SET recorded = 'last week'");
        }
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> replayed(PROMPT))
                .withMessageContaining("cannot be read")
                .withMessageContaining("\"recorded\"");
    }

    // What is no tape

    @ParameterizedTest
    @ValueSource(ints = {2, 0, -5})
    void anotherVersionIsRefused(int version) throws Exception {
        recorded(PROMPT);
        execute("PRAGMA user_version = " + version);
        for (TapeMode mode : List.of(TapeMode.AUTO, TapeMode.REPLAY)) {
            assertThatThrownBy(() -> open(mode))
                    .isInstanceOf(TapeException.class)
                    .hasMessageContaining("has version " + version + " ")
                    .hasMessageContaining("knows version 1");
        }
    }

    @Test
    void anEmptyFileIsATapeOnWhichNothingIsYet() throws Exception {
        Files.createFile(file());
        try (Tape planned = Tape.toPlan(file(), TapeMode.AUTO)) {
            assertThat(planned.over(new Counting("m")).ask(PROMPT).text()).isEqualTo("answer 1");
        }
        try (Tape tape = open(TapeMode.AUTO)) {
            assertThat(tape.over(new Counting("m")).ask(PROMPT).text()).isEqualTo("answer 1");
        }
    }

    @Test
    void anotherDatabaseIsRefusedAndStaysAsItIs() throws Exception {
        execute("CREATE TABLE recipe (name TEXT)");
        assertThatThrownBy(() -> open(TapeMode.AUTO))
                .isInstanceOf(TapeException.class)
                .hasMessageContaining("no tape of Tenet");
        execute("INSERT INTO recipe VALUES ('tea')");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndStaysAsItIs() throws Exception {
        Files.writeString(file(), "notes that somebody took ".repeat(100));
        assertThatThrownBy(() -> open(TapeMode.AUTO))
                .isInstanceOf(TapeException.class)
                .hasMessageContaining(file().toString());
        assertThat(Files.readString(file())).startsWith("notes that somebody took");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wal", "delete"})
    void aTapeIsRecordedOnWhileItIsReplayed(String journal) throws Exception {
        recorded(PROMPT);
        execute("PRAGMA journal_mode = " + journal);
        try (Tape replay = open(TapeMode.REPLAY)) {
            ChatModel replayed = replay.over(new Counting("m"));
            assertThat(replayed.ask(PROMPT).text()).isEqualTo("answer 1");
            recorded(PROMPT.on("trial 2"));
            assertThat(replayed.ask(PROMPT.on("trial 2")).text()).isEqualTo("answer 1");
        }
    }

    @Test
    void aTapeThatIsNotThereCannotBeReplayed() {
        assertThatThrownBy(() -> open(TapeMode.REPLAY))
                .isInstanceOf(TapeException.class)
                .hasMessageContaining("there is no tape")
                .hasMessageContaining("tenet.tape.mode=auto");
    }

    @Test
    void aTapeThatCannotBeWrittenToIsReplayed() throws Exception {
        Reply said = recorded(PROMPT);
        assertThat(file().toFile().setReadOnly()).isTrue();
        assertThat(replayed(PROMPT).text()).isEqualTo(said.text());
    }

    @Test
    void aPlanWritesNothing() throws Exception {
        try (Tape tape = Tape.toPlan(file(), TapeMode.AUTO)) {
            assertThat(tape.over(new Counting("m")).ask(PROMPT).recorded()).isNull();
        }
        assertThat(file()).doesNotExist();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void recordingAsksOnceForWhatTwoSpecsAskAlike() throws Exception {
        Counting model = new Counting("m");
        try (Tape tape = open(TapeMode.RECORD)) {
            assertThat(tape.over(model).ask(PROMPT).text()).isEqualTo("answer 1");
            assertThat(tape.over(model).ask(PROMPT).text()).isEqualTo("answer 1");
        }
        assertThat(replayed(PROMPT).text()).isEqualTo("answer 1");
    }

    @Test
    void aQuestionThatIsNotOnTheTapeIsNamedByWholeCharacters() throws Exception {
        recorded(PROMPT);
        Prompt other = new Prompt(null, "x".repeat(59) + "🙂?", PROMPT.sampling());
        assertThatThrownBy(() -> replayed(other)).hasMessageContaining("it begins: " + "x".repeat(59) + "…)");
    }

    @Test
    void halfACharacterIsHandedOnAsItWillBeReplayed() throws Exception {
        Reply said;
        try (Tape tape = open(TapeMode.AUTO)) {
            said = tape.over(new Says("m", Reply.of("Option A \ud83d"))).ask(PROMPT);
        }
        assertThat(said.text())
                .isEqualTo("Option A ?")
                .isEqualTo(replayed(PROMPT).text());
    }

    @Test
    void manyOpenANewTapeTogether() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < 30; i++) {
                Path own = folder.resolve("new" + i + ".db");
                List<Future<?>> opened = new ArrayList<>();
                for (int j = 0; j < 4; j++) {
                    opened.add(threads.submit(() -> {
                        Tape.open(own, TapeMode.AUTO).close();
                        return null;
                    }));
                }
                for (Future<?> one : opened) {
                    one.get();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    // Several at once

    @Test
    void twoTapesOnOneFileShareItAndGiveOneAnswerToOneExchange() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (Tape one = open(TapeMode.AUTO);
                Tape other = open(TapeMode.AUTO)) {
            Counting counting = new Counting("m");
            ChatModel first = one.over(counting);
            ChatModel second = other.over(counting);
            int justGiven = 0;
            List<Future<Reply>> ofFirst = new ArrayList<>();
            List<Future<Reply>> ofSecond = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                Prompt prompt = PROMPT.on("trial " + i);
                ofFirst.add(threads.submit(() -> first.ask(prompt)));
                ofSecond.add(threads.submit(() -> second.ask(prompt)));
            }
            for (int i = 0; i < 500; i++) {
                assertThat(ofSecond.get(i).get().text())
                        .as("trial " + i)
                        .isEqualTo(ofFirst.get(i).get().text());
                justGiven += ofFirst.get(i).get().recorded() == null ? 1 : 0;
                justGiven += ofSecond.get(i).get().recorded() == null ? 1 : 0;
            }
            assertThat(justGiven).as("what was asked for and paid is no replay").isEqualTo(counting.asked.get());
        } finally {
            threads.shutdownNow();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM exchange")) {
            assertThat(count.getInt(1)).isEqualTo(500);
        }
    }

    @Test
    void aProcessThatIsKilledLeavesEverythingThatItHandedOn() throws Exception {
        List<String> handedOn = new ArrayList<>();
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcess.class.getName(),
                        file().toString())
                .redirectErrorStream(true)
                .start();
        try (var output = victim.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                handedOn.add(line);
                if (handedOn.size() == 2000) {
                    victim.destroyForcibly();
                }
            }
        } catch (IOException cut) {
            // As it may be with somebody who was killed.
        }
        assertThat(victim.waitFor()).as("killed, not ended").isNotZero();
        // The last line may be cut; logging libraries may say something of their own.
        List<String> whole = handedOn.subList(0, handedOn.size() - 1).stream()
                .filter(line -> line.startsWith("trial "))
                .toList();
        assertThat(whole).hasSizeGreaterThan(1900);
        try (Tape tape = open(TapeMode.REPLAY)) {
            ChatModel model = tape.over(new Counting("m"));
            for (String occasion : whole) {
                assertThat(model.ask(PROMPT.on(occasion)).text()).startsWith("answer");
            }
        }
    }

    /** Asks and records until somebody kills it; says what it handed on. */
    static final class KilledProcess {

        private KilledProcess() {}

        public static void main(String[] arguments) throws Exception {
            ChatModel model = Tape.open(Path.of(arguments[0]), TapeMode.AUTO).over(new Counting("m"));
            AtomicInteger next = new AtomicInteger();
            for (int i = 0; i < 32; i++) {
                new Thread(() -> {
                            try {
                                while (true) {
                                    String occasion = "trial " + next.incrementAndGet();
                                    model.ask(PROMPT.on(occasion));
                                    synchronized (System.out) {
                                        System.out.println(occasion);
                                        System.out.flush();
                                    }
                                }
                            } catch (ModelException | InterruptedException broken) {
                                System.out.println(broken);
                            }
                        })
                        .start();
            }
        }
    }
}
