package dev.tenet.tape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Reply.Finish;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers on a tape that are asked for again. */
class TapeRefreshTests {

    private static final Instant THEN = Instant.parse("2026-03-04T05:06:07.089Z");
    private static final Prompt PROMPT = Prompt.of("Tea or coffee?").withOccasion("trial 1");

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();

    private final class Says implements ChatModel {

        private final Reply reply;

        Says(Reply reply) {
            this.reply = reply;
        }

        @Override
        public Reply ask(Prompt prompt) {
            asked.incrementAndGet();
            return reply;
        }

        @Override
        public String identity() {
            return "m";
        }
    }

    private Tape open(TapeMode mode, Set<TapeRefresh> refresh, Instant now) throws TapeException {
        return Tape.open(folder.resolve("answers.db"), mode, refresh, InstantSource.fixed(now));
    }

    private Reply ask(TapeMode mode, Set<TapeRefresh> refresh, Instant now, Reply said) throws Exception {
        try (Tape tape = open(mode, refresh, now)) {
            return tape.wrap(new Says(said)).ask(PROMPT);
        }
    }

    static Stream<Arguments> recorded() {
        return Stream.of(
                Arguments.of(Reply.of(""), EnumSet.of(TapeRefresh.EMPTY)),
                Arguments.of(Reply.of(" \n"), EnumSet.of(TapeRefresh.EMPTY)),
                Arguments.of(Reply.of("<think>Hm.</think>"), EnumSet.of(TapeRefresh.EMPTY)),
                Arguments.of(
                        Reply.builder("")
                                .thoughts("Hm.")
                                .thoughtsField("reasoning")
                                .build(),
                        EnumSet.of(TapeRefresh.EMPTY)),
                Arguments.of(Reply.builder("").finish(Finish.CUT_OFF).build(), EnumSet.of(TapeRefresh.EMPTY)),
                Arguments.of(Reply.builder("Te").unknownFinish("halted").build(), EnumSet.of(TapeRefresh.FAILED)),
                Arguments.of(
                        Reply.builder("").unknownFinish("halted").build(),
                        EnumSet.of(TapeRefresh.EMPTY, TapeRefresh.FAILED)),
                Arguments.of(Reply.of("Tea."), EnumSet.noneOf(TapeRefresh.class)),
                Arguments.of(Reply.builder("Te").finish(Finish.CUT_OFF).build(), EnumSet.noneOf(TapeRefresh.class)),
                Arguments.of(Reply.builder("").finish(Finish.REFUSED).build(), EnumSet.noneOf(TapeRefresh.class)),
                Arguments.of(Reply.builder("").finish(Finish.WITHHELD).build(), EnumSet.noneOf(TapeRefresh.class)));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void onlyWhatIsMeantIsAskedForAgain(Reply before, Set<TapeRefresh> isMeantBy) throws Exception {
        for (TapeRefresh refresh : TapeRefresh.values()) {
            ask(TapeMode.RECORD, Set.of(), THEN, before);
            asked.set(0);
            Reply after = ask(TapeMode.AUTO, Set.of(refresh), THEN.plusSeconds(60), Reply.of("Coffee."));
            assertThat(asked).as(refresh.name()).hasValue(isMeantBy.contains(refresh) ? 1 : 0);
            assertThat(after).isEqualTo(isMeantBy.contains(refresh) ? Reply.of("Coffee.") : before.withRecorded(THEN));
            ask(TapeMode.RECORD, Set.of(), THEN.plusSeconds(120), before);
            assertThat(ask(TapeMode.REPLAY, Set.of(), THEN, Reply.of("")))
                    .isEqualTo(before.withRecorded(THEN.plusSeconds(120)));
            // The next round begins as the first.
            Path tape = folder.resolve("answers.db");
            assertThat(tape.toFile().delete()).isTrue();
        }
    }

    @Test
    void theNewAnswerTakesThePlaceOfTheOldOne() throws Exception {
        ask(TapeMode.AUTO, Set.of(), THEN, Reply.of(""));
        ask(TapeMode.AUTO, Set.of(TapeRefresh.EMPTY), THEN.plusSeconds(60), Reply.of("Tea."));
        assertThat(ask(TapeMode.REPLAY, Set.of(), THEN, Reply.of("")))
                .isEqualTo(Reply.of("Tea.").withRecorded(THEN.plusSeconds(60)));
    }

    @Test
    void oneLaunchAsksOnceAlsoWhereNothingComes() throws Exception {
        ask(TapeMode.AUTO, Set.of(), THEN, Reply.of(""));
        try (Tape tape = open(TapeMode.AUTO, Set.of(TapeRefresh.EMPTY), THEN.plusSeconds(60))) {
            ChatModel model = tape.wrap(new Says(Reply.of("")));
            model.ask(PROMPT);
            model.ask(PROMPT);
        }
        assertThat(asked).hasValue(2);
    }

    // From the future

    @Test
    void whatSeemsToComeFromTheFutureIsNotOfThisLaunch() throws Exception {
        ask(TapeMode.AUTO, Set.of(), THEN.plus(Duration.ofDays(365)), Reply.of("Tea."));
        assertThat(ask(TapeMode.RECORD, Set.of(), THEN, Reply.of("Coffee."))).isEqualTo(Reply.of("Coffee."));
        assertThat(ask(TapeMode.REPLAY, Set.of(), THEN, Reply.of("")))
                .isEqualTo(Reply.of("Coffee.").withRecorded(THEN));
    }
}
