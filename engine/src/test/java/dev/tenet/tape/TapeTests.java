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
import dev.tenet.model.Turn;
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
import java.util.Set;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Record and replay on real files of SQLite. */
class TapeTests {

    private static final Instant THEN = Instant.parse("2026-03-04T05:06:07.089Z");
    private static final Sampling SAMPLING = Sampling.PROVIDER_DEFAULTS
            .withTemperature(0.0)
            .withTopP(0.9)
            .withMaxTokens(64)
            .withSeed(7L);
    private static final Prompt PROMPT = Prompt.builder()
            .system("Be brief.")
            .user("Tea or coffee?")
            .sampling(SAMPLING)
            .occasion("trial 1")
            .build();

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
            return Reply.builder("answer " + asked.incrementAndGet())
                    .finish(Reply.Finish.CUT_OFF)
                    .usage(Usage.of(12, 34).withCachedTokens(5).withReasoningTokens(6))
                    .tokenChances(List.of(List.of(TokenChance.of("A", -0.25), TokenChance.of(" B", -1.5))))
                    .rejectedParameters(List.of("temperature"))
                    .sentParameters("{\"top_p\":0.9}")
                    .servedModel("m-2026-03-04")
                    .fingerprint("fp_1")
                    .extras("{\"id\":\"1\"}")
                    .build();
        }

        @Override
        public String identity() {
            return identity;
        }
    }

    private static Prompt sampledBy(Sampling sampling) {
        return PROMPT.toBuilder().sampling(sampling).build();
    }

    private static Prompt asked(String system, Turn... turns) {
        Prompt.Builder prompt =
                Prompt.builder().system(system).sampling(SAMPLING).occasion("trial 1");
        Stream.of(turns).forEach(prompt::turn);
        return prompt.build();
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
            return tape.wrap(new Counting("m")).ask(prompt);
        }
    }

    private Reply replayed(Prompt prompt) throws Exception {
        try (Tape tape = open(TapeMode.REPLAY)) {
            return tape.wrap(new Counting("m")).ask(prompt);
        }
    }

    @Test
    void whatWasRecordedComesBackWholeWithItsTime() throws Exception {
        Reply said = recorded(PROMPT);
        assertThat(said.recorded()).isNull();
        assertThat(replayed(PROMPT)).isEqualTo(said.withRecorded(THEN));
    }

    @Test
    void whatIsOnTheTapeIsNotAskedAgain() throws Exception {
        recorded(PROMPT);
        Counting model = new Counting("m");
        try (Tape tape = open(TapeMode.AUTO)) {
            assertThat(tape.wrap(model).ask(PROMPT).text()).isEqualTo("answer 1");
        }
        assertThat(model.asked).hasValue(0);
    }

    @Test
    void anAnswerOfUnknownTokensComesBackSo() throws Exception {
        try (Tape tape = open(TapeMode.AUTO)) {
            tape.wrap(new Says("m", Reply.of("tea"))).ask(PROMPT);
        }
        assertThat(replayed(PROMPT)).isEqualTo(Reply.of("tea").withRecorded(THEN));
    }

    private record Says(String identity, Reply reply) implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            return reply;
        }
    }

    @Test
    void aConversationIsReplayedByItsEarlierTurns() throws Exception {
        Prompt mild = PROMPT.toBuilder()
                .turns(List.of(Turn.user("Tea?"), Turn.assistant("Yes."), Turn.user("Sure?")))
                .build();
        Prompt other = PROMPT.toBuilder()
                .turns(List.of(Turn.user("Tea?"), Turn.assistant("No."), Turn.user("Sure?")))
                .build();
        Counting model = new Counting("m");
        try (Tape tape = Tape.open(file(), TapeMode.AUTO)) {
            assertThat(tape.wrap(model).ask(mild).text()).isEqualTo("answer 1");
            assertThat(tape.wrap(model).ask(other).text()).isEqualTo("answer 2");
        }
        try (Tape tape = Tape.open(file(), TapeMode.REPLAY)) {
            assertThat(tape.wrap(model).ask(mild).text()).isEqualTo("answer 1");
            assertThat(tape.wrap(model).ask(other).text()).isEqualTo("answer 2");
        }
        assertThat(model.asked).hasValue(2);
    }

    @Test
    void aPayloadIsNoPartOfAnExchange() throws Exception {
        Counting model = new Counting("m");
        try (Tape tape = Tape.open(file(), TapeMode.AUTO)) {
            tape.wrap(model).ask(PROMPT);
            assertThat(tape.wrap(model)
                            .ask(PROMPT.toBuilder().payload("trial 1").build())
                            .text())
                    .isEqualTo("answer 1");
        }
    }

    @TestFactory
    Stream<DynamicTest> whateverShapesTheAnswerKeepsExchangesApart() {
        return Stream.of(
                        PROMPT.toBuilder().system(null).build(),
                        asked("Be brief", Turn.user(".Tea or coffee?")),
                        asked("Be brief.", Turn.user("Coffee or tea?")),
                        asked("Be brief.", Turn.user("Tea"), Turn.user(" or coffee?")),
                        asked("Be brief.", Turn.user("Tea or coffee?"), Turn.user("Tea or coffee?")),
                        asked("Be brief.", Turn.assistant("Tea or coffee?"), Turn.user("Tea or coffee?")),
                        sampledBy(SAMPLING.withTemperature(0.1)),
                        sampledBy(SAMPLING.withTemperature(null)),
                        sampledBy(SAMPLING.withTopP(0.8)),
                        sampledBy(SAMPLING.withMaxTokens(65)),
                        sampledBy(SAMPLING.withSeed(8L)),
                        PROMPT.toBuilder()
                                .schema(AnswerSchema.of("drink", "{\"type\":\"object\"}", "{}"))
                                .build(),
                        PROMPT.withTokenChances(),
                        PROMPT.withOccasion("trial 2"))
                .map(other -> DynamicTest.dynamicTest(other.toString(), () -> {
                    Path own = Files.createTempDirectory(folder, "apart").resolve("answers.db");
                    Counting model = new Counting("m");
                    try (Tape tape = Tape.open(own, TapeMode.AUTO)) {
                        tape.wrap(model).ask(PROMPT);
                        tape.wrap(model).ask(other);
                        tape.wrap(model).ask(other);
                    }
                    assertThat(model.asked).hasValue(2);
                }));
    }

    @Test
    void modelsOfAnotherIdentityDoNotShareAnswers() throws Exception {
        recorded(PROMPT);
        Counting other = new Counting("m at another address");
        try (Tape tape = open(TapeMode.AUTO)) {
            tape.wrap(other).ask(PROMPT);
        }
        assertThat(other.asked).hasValue(1);
    }

    @Test
    void aModelThatCannotSayWhoItIsIsAskedAsItIs() throws Exception {
        Counting nobody = new Counting("");
        try (Tape tape = open(TapeMode.AUTO)) {
            assertThat(tape.wrap(nobody)).isSameAs(nobody);
        }
    }

    @Test
    void replayingNamesWhatIsMissingAndAsksNobody() throws Exception {
        recorded(PROMPT);
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> replayed(PROMPT.withOccasion("000017 honesty over tact")))
                .withMessageContaining("\"000017 honesty over tact\"")
                .withMessageContaining("Tea or coffee?")
                .withMessageContaining("tenet.tape.mode=auto");
    }

    @Test
    void recordingTakesThePlaceOfWhatWasThere() throws Exception {
        recorded(PROMPT);
        try (Tape tape = open(TapeMode.RECORD)) {
            tape.wrap(new Says("m", Reply.of("coffee"))).ask(PROMPT);
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
                    .isThrownBy(() -> tape.wrap(broken).ask(PROMPT));
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
            assertThat(row.getString("earlier_turns")).isEqualTo("[]");
            assertThat(row.getString("question")).isEqualTo("Tea or coffee?");
            assertThat(row.getString("parameters"))
                    .isEqualTo("{\"temperature\":0.0,\"top_p\":0.9,\"max_tokens\":64,\"seed\":7}");
            assertThat(row.getString("answer")).isEqualTo("answer 1");
            assertThat(row.getString("sent")).isEqualTo("{\"top_p\":0.9}");
            assertThat(row.getString("thoughts")).isEmpty();
            assertThat(row.getString("finish")).isEqualTo("CUT_OFF");
            assertThat(row.getString("served_model")).isEqualTo("m-2026-03-04");
            assertThat(row.getString("fingerprint")).isEqualTo("fp_1");
            assertThat(row.getString("rejected")).isEqualTo("[\"temperature\"]");
            assertThat(row.getString("extras")).isEqualTo("{\"id\":\"1\"}");
            assertThat(row.getLong("cached_tokens")).isEqualTo(5);
            // By another program: each field as 1, its length in 4 bytes and itself, or as 0; before the turns their
            // number.
            assertThat(row.getString("hash"))
                    .isEqualToIgnoringCase("64639c875a40399a25181ad6a8c07a2503f4a3178853bbe38169d6b75e7dfdf1");
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
            tape.wrap(new Counting("m")).ask(PROMPT);
        }
        assertThat(replayed(PROMPT).recorded()).isEqualTo(then);
    }

    /** SQLite knows no later year. */
    @ParameterizedTest
    @EnumSource(names = {"AUTO", "RECORD"})
    void whatCannotBeKeptIsNoAnswer(TapeMode mode) throws Exception {
        InstantSource broken = InstantSource.fixed(Instant.parse("+10000-01-01T00:00:00Z"));
        try (Tape tape = Tape.open(file(), mode, broken)) {
            ChatModel taped = tape.wrap(new Counting("m"));
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
    @CsvSource(delimiter = '|', textBlock = """
            1  | its answers cannot be replayed. Delete it, or set another file with tenet.tape, and record them again
            0  | its answers cannot be replayed. Delete it, or set another file with tenet.tape, and record them again
            -5 | its answers cannot be replayed. Delete it, or set another file with tenet.tape, and record them again
            3  | use the version of Tenet that wrote it, or a later one, or set another file with tenet.tape
            """)
    void anotherSchemaIsRefusedAndStaysAsItIs(int version, String whatToDo) throws Exception {
        recorded(PROMPT);
        execute("PRAGMA user_version = " + version);
        for (TapeMode mode : TapeMode.values()) {
            assertThatThrownBy(() -> open(mode))
                    .isInstanceOf(TapeException.class)
                    .hasMessage("the tape " + file() + " has schema " + version
                            + ", but this version of Tenet reads only schema 2; " + whatToDo);
        }
        assertThatThrownBy(() -> Tape.openForPlanning(file(), TapeMode.AUTO, Set.of()))
                .hasMessageContaining("has schema " + version);
    }

    /** As the Tenet before wrote it. */
    @Test
    void aTapeOfTheFirstSchemaIsRefused() throws Exception {
        execute("CREATE TABLE exchange (key BLOB PRIMARY KEY, recorded TEXT NOT NULL, identity TEXT NOT NULL,"
                + " occasion TEXT NOT NULL, system TEXT, question TEXT NOT NULL, parameters TEXT NOT NULL,"
                + " answer TEXT NOT NULL, finish TEXT NOT NULL, input_tokens INTEGER, output_tokens INTEGER,"
                + " cached_tokens INTEGER, reasoning_tokens INTEGER, token_chances TEXT NOT NULL,"
                + " unheeded TEXT NOT NULL)");
        execute("PRAGMA application_id = 0x54454e54");
        execute("PRAGMA user_version = 1");
        assertThatThrownBy(() -> open(TapeMode.REPLAY))
                .isInstanceOf(TapeException.class)
                .hasMessageContaining("has schema 1");
    }

    @Test
    void thoughtsComeBackWhereTheyStood() throws Exception {
        Reply thoughtful = Reply.builder("<think>b</think>Tea.").thoughts("a").build();
        try (Tape tape = open(TapeMode.AUTO)) {
            tape.wrap(new Says("m", thoughtful)).ask(PROMPT);
        }
        assertThat(replayed(PROMPT)).isEqualTo(thoughtful.withRecorded(THEN));
        assertThat(replayed(PROMPT).said()).isEqualTo("Tea.");
        assertThat(replayed(PROMPT).thoughts()).isEqualTo("a\n\nb");
    }

    @Test
    void everyTurnIsOnTheTape() throws Exception {
        Prompt later = Prompt.builder()
                .user("Tea?")
                .assistant("\"Yes.\"\n")
                .user("Green? \ud83c\udf75")
                .build();
        recorded(later);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT earlier_turns, earlier_turns ->> '$[1].text', question FROM exchange")) {
            assertThat(row.getString(1)).isEqualTo("""
                    [{"role":"user","text":"Tea?"},{"role":"assistant","text":"\\"Yes.\\"\\n"}]""");
            assertThat(row.getString(2)).isEqualTo("\"Yes.\"\n");
            assertThat(row.getString(3)).isEqualTo("Green? \ud83c\udf75");
        }
        assertThat(replayed(later).text()).isEqualTo("answer 1");
    }

    @Test
    void anEmptyFileIsATapeOnWhichNothingIsYet() throws Exception {
        Files.createFile(file());
        try (Tape planned = Tape.openForPlanning(file(), TapeMode.AUTO, Set.of())) {
            assertThat(planned.wrap(new Counting("m")).ask(PROMPT).text()).isEqualTo("answer 1");
        }
        try (Tape tape = open(TapeMode.AUTO)) {
            assertThat(tape.wrap(new Counting("m")).ask(PROMPT).text()).isEqualTo("answer 1");
        }
    }

    @Test
    void anotherDatabaseIsRefusedAndStaysAsItIs() throws Exception {
        execute("CREATE TABLE recipe (name TEXT)");
        assertThatThrownBy(() -> open(TapeMode.AUTO))
                .isInstanceOf(TapeException.class)
                .hasMessageContaining("not a Tenet tape");
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
            ChatModel replayed = replay.wrap(new Counting("m"));
            assertThat(replayed.ask(PROMPT).text()).isEqualTo("answer 1");
            recorded(PROMPT.withOccasion("trial 2"));
            assertThat(replayed.ask(PROMPT.withOccasion("trial 2")).text()).isEqualTo("answer 1");
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
        try (Tape tape = Tape.openForPlanning(file(), TapeMode.AUTO, Set.of())) {
            assertThat(tape.wrap(new Counting("m")).ask(PROMPT).recorded()).isNull();
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
            assertThat(tape.wrap(model).ask(PROMPT).text()).isEqualTo("answer 1");
            assertThat(tape.wrap(model).ask(PROMPT).text()).isEqualTo("answer 1");
        }
        assertThat(replayed(PROMPT).text()).isEqualTo("answer 1");
    }

    @Test
    void aQuestionThatIsNotOnTheTapeIsNamedByWholeCharacters() throws Exception {
        recorded(PROMPT);
        Prompt other = Prompt.builder()
                .user("x".repeat(59) + "🙂?")
                .sampling(PROMPT.sampling())
                .build();
        assertThatThrownBy(() -> replayed(other)).hasMessageContaining("it starts with: " + "x".repeat(59) + "…)");
    }

    @Test
    void halfACharacterIsHandedOnAsItWillBeReplayed() throws Exception {
        Reply said;
        try (Tape tape = open(TapeMode.AUTO)) {
            said = tape.wrap(new Says("m", Reply.of("Option A \ud83d"))).ask(PROMPT);
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
            ChatModel first = one.wrap(counting);
            ChatModel second = other.wrap(counting);
            int justGiven = 0;
            List<Future<Reply>> ofFirst = new ArrayList<>();
            List<Future<Reply>> ofSecond = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                Prompt prompt = PROMPT.withOccasion("trial " + i);
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
            assertThat(counting.asked).as("each is asked once").hasValue(500);
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
            ChatModel model = tape.wrap(new Counting("m"));
            for (String occasion : whole) {
                assertThat(model.ask(PROMPT.withOccasion(occasion)).text()).startsWith("answer");
            }
        }
    }

    /** Asks and records until somebody kills it; says what it handed on. */
    static final class KilledProcess {

        private KilledProcess() {}

        public static void main(String[] arguments) throws Exception {
            ChatModel model = Tape.open(Path.of(arguments[0]), TapeMode.AUTO).wrap(new Counting("m"));
            AtomicInteger next = new AtomicInteger();
            for (int i = 0; i < 32; i++) {
                new Thread(() -> {
                            try {
                                while (true) {
                                    String occasion = "trial " + next.incrementAndGet();
                                    model.ask(PROMPT.withOccasion(occasion));
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
