package dev.tenet.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a server read its prompts to the end, by the tokens that it counted. */
class TruncationDetectorTests {

    private static final List<Integer> SHOTS = List.of(4, 20, 40);

    private final Random random = new Random(7);
    private final Meter meter = new Meter();

    /** Words of 1 to 9 letters and full stops, 5.5 characters a word, as the questions of deep-value trials have. */
    private String english(int words) {
        return IntStream.range(0, words)
                .mapToObj(i -> "abcdefghi".substring(0, 1 + (random.nextInt(5) + random.nextInt(5)))
                        + (i % 12 == 11 ? "." : ""))
                .collect(Collectors.joining(" "));
    }

    private String chinese(int characters) {
        return random.ints(characters, 0x4e00, 0x9000)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private String code(int lines) {
        return IntStream.range(0, lines)
                .mapToObj(i -> "    for (int i" + i + " = 0; i" + i + " < n; i" + i + "++) {\n        sum += a[i" + i
                        + "];\n    }\n")
                .collect(Collectors.joining());
    }

    private void asked(String part, String question, long tokens) {
        meter.count(
                Prompt.of(question).toBuilder().part(part).build(),
                Reply.builder("A").usage(Usage.of(tokens, 1)).build());
    }

    /** As a spec asks: a third of its prompts with 4, 20 and 40 examples of about 90 words each. */
    private void askEnglish(int prompts, ToLongFunction<String> tokens) {
        for (int i = 0; i < prompts; i++) {
            int shots = SHOTS.get(i % 3);
            String question = english(shots * 85 + random.nextInt(shots * 9));
            asked(shots + " shots", question, tokens.applyAsLong(question));
        }
    }

    private Map<String, String> cutParts() {
        TruncatedPrompts cut = meter.totals().silentChanges().truncated();
        return cut == null
                ? Map.of()
                : cut.parts().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, part -> part.getValue().toString()));
    }

    // Cut

    @Test
    void earlierTurnsThatWereNotReadAreACut() {
        for (int i = 0; i < 40; i++) {
            String earlier = english(800 + random.nextInt(400));
            String question = english(1100 + random.nextInt(50));
            Prompt conversation = Prompt.builder()
                    .user(earlier)
                    .assistant(english(300))
                    .user(question)
                    .part("after " + (i % 2 + 1) + " turns")
                    .build();
            // Half of the conversations are read from their last turn only.
            long tokens = i % 2 == 0 ? question.length() / 6 : (earlier.length() + question.length()) / 4 + 400;
            meter.count(
                    conversation, Reply.builder("A").usage(Usage.of(tokens, 1)).build());
        }
        assertThat(cutParts()).containsOnlyKeys("after 1 turns");
    }

    @Test
    void theSameBoundAgainAndAgainIsACut() {
        askEnglish(60, question -> Math.min(question.length() / 4, 2050));
        TruncatedPrompts cut = meter.totals().silentChanges().truncated();
        assertThat(cut).isNotNull();
        assertThat(cut.readTokens()).isEqualTo(2050);
        assertThat(cut.estimatedTokens()).isBetween(5200L, 6000L);
        assertThat(cutParts()).isEqualTo(Map.of("20 shots", "20 of 20", "40 shots", "20 of 20"));
        assertThat(cut.toString()).startsWith("the server read at most 2,050 tokens of prompts estimated at up to ");
        assertThat(cut.toString()).endsWith(" (20 shots: 20 of 20, 40 shots: 20 of 20)");
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2048, 2050, 2875, 3000, 4096})
    void soItIsAtAnyBound(int window) {
        askEnglish(45, question -> Math.min(Math.round(question.length() / 4.3), window));
        assertThat(cutParts()).containsEntry("40 shots", "15 of 15").doesNotContainKey("4 shots");
    }

    @Test
    void fewPromptsOfVeryDifferentLengthsAreEnough() {
        askEnglish(3, question -> Math.min(question.length() / 4, 2050));
        assertThat(cutParts()).isEqualTo(Map.of("20 shots", "1 of 1", "40 shots", "1 of 1"));
    }

    /** As llama.cpp once did: a half of what is too much is dropped, again and again. */
    @Test
    void fewerTokensThanAPromptHasWordsAreACutWhateverTheirNumber() {
        askEnglish(60, question -> {
            long tokens = question.length() / 4;
            return tokens <= 2048 ? tokens : 1026 + tokens % 500;
        });
        assertThat(cutParts()).isEqualTo(Map.of("40 shots", "20 of 20"));
    }

    /** Nothing tells it from a server that does not count, but that it is a usual number. */
    @ParameterizedTest
    @CsvSource({
        "1024, true",
        "2048, true",
        "2050, true",
        "4096, true",
        "400, false",
        "1000, false",
        "100, false",
        "7, false"
    })
    void whereAllPromptsAreTooLongTheBoundMustBeAUsualOne(int always, boolean isCut) {
        for (int i = 0; i < 30; i++) {
            asked("40 shots", english(3700 + random.nextInt(300)), always);
        }
        assertThat(cutParts()).isEqualTo(isCut ? Map.of("40 shots", "30 of 30") : Map.of());
    }

    @Test
    void roomForTheAnswerIsTakenFromAWindow() {
        for (int i = 0; i < 30; i++) {
            meter.count(
                    Prompt.of(english(3700 + random.nextInt(300))).toBuilder()
                            .sampling(Sampling.PROVIDER_DEFAULTS.withMaxTokens(200))
                            .build(),
                    Reply.builder("A").usage(Usage.of(4096 - 200, 1)).build());
        }
        assertThat(String.valueOf(meter.totals().silentChanges().truncated()))
                .startsWith("the server read at most 3,896 tokens of prompts estimated at up to ")
                .endsWith(" (30 of 30 prompts)");
    }

    @Test
    void answersFromATapeCountAsWell() {
        for (int i = 0; i < 12; i++) {
            String question = english(200 + 400 * i);
            meter.count(
                    Prompt.of(question),
                    Reply.builder("A")
                            .usage(Usage.of(Math.min(question.length() / 4, 2048), 1))
                            .recorded(Instant.EPOCH)
                            .build());
        }
        assertThat(cutParts()).isEqualTo(Map.of("", "9 of 12"));
    }

    // Not cut

    @TestFactory
    Stream<DynamicTest> textsAndTokenizersOfManyKindsAreNoCut() {
        Map<String, ToLongFunction<String>> tokenizers = Map.of(
                "4 characters a token", text -> text.length() / 4,
                "6 characters a token", text -> text.length() / 6,
                "7.5 characters a token", text -> Math.round(text.length() / 7.5),
                "a token a word", text -> text.split("\\s+").length,
                "a token a character", String::length,
                "a byte a token", text -> text.getBytes(StandardCharsets.UTF_8).length,
                "3 tokens for 5 Chinese characters, 4 Latin letters a token",
                        text -> Math.round(text.chars()
                                .mapToDouble(c -> c > 0x3000 ? 0.6 : 0.25)
                                .sum()),
                "a template of 1,000 tokens around it", text -> 1000 + text.length() / 4,
                "rounded to 64", text -> 64L * (1 + text.length() / 256),
                "noise", text -> text.length() / 4 + random.nextInt(40));
        return tokenizers.entrySet().stream()
                .map(tokenizer -> DynamicTest.dynamicTest(tokenizer.getKey(), () -> {
                    Meter own = new Meter();
                    for (int i = 0; i < 400; i++) {
                        String question = switch (i % 4) {
                            case 0 -> english(30 + random.nextInt(4000));
                            case 1 -> chinese(30 + random.nextInt(6000));
                            case 2 -> code(3 + random.nextInt(150));
                            default -> english(300) + chinese(random.nextInt(1000));
                        };
                        own.count(
                                Prompt.of(question),
                                Reply.builder("A")
                                        .usage(Usage.of(tokenizer.getValue().applyAsLong(question), 1))
                                        .build());
                    }
                    assertThat(own.totals().silentChanges().truncated()).isNull();
                }));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 100, 400, 1000, 5000})
    void aServerThatAlwaysReportsTheSameDoesNotCount(long always) {
        askEnglish(60, question -> always);
        assertThat(cutParts()).isEmpty();
    }

    /** Whatever it is, it is above what short prompts can have. */
    @Test
    void aUsualNumberForEveryPromptIsNoWindowWhereSomeAreShort() {
        askEnglish(60, question -> 2048);
        assertThat(cutParts()).isEmpty();
    }

    @Test
    void aServerThatLeavesCachedTokensOutIsNoCut() {
        askEnglish(60, question -> 3 + random.nextInt(200));
        assertThat(cutParts()).isEmpty();
    }

    @Test
    void cachedTokensThatAreCountedApartWereRead() {
        for (int i = 0; i < 30; i++) {
            String question = english(3000 + random.nextInt(500));
            meter.count(
                    Prompt.of(question),
                    Reply.builder("A")
                            .usage(Usage.of(question.length() / 12, 1).withCachedTokens(question.length() / 12))
                            .build());
        }
        assertThat(cutParts()).isEmpty();
    }

    @Test
    void theSamePromptAgainAndAgainIsNoCut() {
        String question = english(3000);
        askEnglish(30, text -> text.length() / 8);
        for (int i = 0; i < 30; i++) {
            asked("", question + " Answer " + "in one word or two".substring(0, i / 2), 9000);
        }
        assertThat(cutParts()).isEmpty();
    }

    @Test
    void anAnswerWithoutCountsSaysNothing() {
        meter.count(Prompt.of(english(4000)), Reply.of("A"));
        assertThat(cutParts()).isEmpty();
    }

    // The system prompt

    private void askWithSystem(int systemWords, ToLongFunction<Prompt> tokens) {
        String system = english(systemWords);
        for (int i = 0; i < 60; i++) {
            Prompt prompt = Prompt.builder()
                    .system(system)
                    .user(english(SHOTS.get(i % 3) * 90 + random.nextInt(60)))
                    .build();
            meter.count(
                    prompt,
                    Reply.builder("A")
                            .usage(Usage.of(tokens.applyAsLong(prompt) + random.nextInt(20), 1))
                            .build());
        }
    }

    @Test
    void countsWithoutRoomForTheSystemPromptSaySo() {
        askWithSystem(400, prompt -> prompt.question().length() / 4);
        assertThat(meter.totals().silentChanges().droppedSystem()).isTrue();
        assertThat(meter.totals().silentChanges().warnings("subject x"))
                .containsExactly("subject x: the server counted only the tokens of the questions: it seems to"
                        + " have dropped the system prompt");
    }

    @Test
    void countsWithRoomForItDoNot() {
        askWithSystem(
                400, prompt -> (prompt.system().length() + prompt.question().length()) / 4);
        assertThat(meter.totals().silentChanges().droppedSystem()).isFalse();
    }

    /** It may be the server's own: then the tokens cannot tell. */
    @Test
    void anotherSystemPromptInItsPlaceIsNotFoundOut() {
        askWithSystem(100, prompt -> 120 + prompt.question().length() / 4);
        assertThat(meter.totals().silentChanges().droppedSystem()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 400, 3000})
    void aConstantSaysNothingOfIt(long always) {
        askWithSystem(400, prompt -> always);
        assertThat(meter.totals().silentChanges().droppedSystem()).isFalse();
    }

    /** scipy 1.17.1: {@code linregress([100, 200, 300, 400, 500], [31, 49, 72, 88, 112])}, intercept and intercept_stderr. */
    @Test
    void theLineBeginsWhereLeastSquaresPutIt() {
        DroppedSystemDetector read = new DroppedSystemDetector();
        long[] tokens = {31, 49, 72, 88, 112};
        for (int i = 0; i < 5; i++) {
            read.count(100L * (i + 1), tokens[i], 100);
        }
        assertThat(read.intercept()).isCloseTo(10.1, Offset.offset(1e-9));
        assertThat(read.standardError()).isCloseTo(2.19165082377035, Offset.offset(1e-9));
    }
}
