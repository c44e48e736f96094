package dev.tenet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenet.model.Reply.Finish;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reply says, what it thinks, and what keeps it from being an answer. */
class ReplyTests {

    private record Parted(String text, String said, String thoughts) {}

    /** One for each form that servers use, by the model families that use it. */
    private static final List<Parted> PARTED = List.of(
            // DeepSeek, Qwen, and most others
            new Parted("<think>Hm.</think>Tea.", "Tea.", "Hm."),
            new Parted("<think>\nHm.\n</think>\n\nTea.", "Tea.", "Hm."),
            new Parted("  \n<think>Hm.</think>\nTea.\nReally.", "Tea.\nReally.", "Hm."),
            new Parted("<think>\n\n</think>\n\nTea.", "Tea.", ""),
            new Parted("<thinking>Hm.</thinking>\nTea.", "Tea.", "Hm."),
            new Parted("<think>Hm.</thinking>\nTea.", "Tea.", "Hm."),
            new Parted("<THINK>Hm.</THINK>\nTea.", "Tea.", "Hm."),
            new Parted("<think time=\"3s\">Hm.</think>\nTea.", "Tea.", "Hm."),
            new Parted("<seed:think>Hm.</seed:think>Tea.", "Tea.", "Hm."),
            // Magistral, Kimi, EXAONE, Sky-T1, Command A
            new Parted("[THINK]Hm.[/THINK]Tea.", "Tea.", "Hm."),
            new Parted("◁think▷Hm.◁/think▷Tea.", "Tea.", "Hm."),
            new Parted("<thought>Hm.</thought>\nTea.", "Tea.", "Hm."),
            new Parted("<|begin_of_thought|>\nHm.\n<|end_of_thought|>\n\nTea.", "Tea.", "Hm."),
            new Parted("<|START_THINKING|>Hm.<|END_THINKING|>Tea.", "Tea.", "Hm."),
            new Parted("<reasoning>\nHm.\n</reasoning>\nTea.", "Tea.", "Hm."),
            // gpt-oss, with and without its special tokens
            new Parted(
                    "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>Tea.<|return|>",
                    "Tea.",
                    "Hm."),
            new Parted(
                    "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>commentary<|message|>Ho."
                            + "<|end|><|start|>assistant<|channel|>final<|message|>Tea.",
                    "Tea.",
                    "Hm.\n\nHo."),
            new Parted("<|channel|>final <|constrain|>json<|message|>{}", "{}", ""),
            new Parted("analysisWe need a drink.assistantfinalTea.", "Tea.", "We need a drink."),
            // without an end: cut off, or never begun to answer
            new Parted("<think>Tea, or", "", "Tea, or"),
            new Parted("[THINK]Tea, or", "", "Tea, or"),
            new Parted("<|begin_of_thought|>Tea, or", "", "Tea, or"),
            new Parted("<|channel|>analysis<|message|>Tea, or<|end|>", "", "Tea, or"),
            new Parted("analysisWe need", "", "We need"),
            new Parted("Tea.\n<think>Or", "Tea.", "Or"),
            // without a beginning, which is in the prompt of many templates
            new Parted("Hm.\n</think>\n\nTea.", "Tea.", "Hm."),
            new Parted("Hm.</think>Tea.", "Tea.", "Hm."),
            new Parted("He says \"no\"</think>\nTea.", "Tea.", "He says \"no\""),
            new Parted("Hm.\n</think>", "", "Hm."),
            new Parted("Hm.[/THINK]Tea.", "Tea.", "Hm."),
            // several, and one in another
            new Parted("<think>a</think> <think>b</think> Tea.", "Tea.", "a\n\nb"),
            new Parted("<think>a</think>\nTea.\n<think>b</think>\nGreen.", "Tea.\n\nGreen.", "a\n\nb"),
            new Parted("<think>\na\n<think>\nb\n</think>\nc\n</think>\nTea.", "Tea.", "a\n<think>\nb\n\nc"),
            new Parted("<think>What does `</think>` mean?</think>\nTea.", "Tea.", "What does `</think>` mean?"),
            new Parted("<think>```\n</think>\nTea.", "Tea.", "```"));

    @TestFactory
    Stream<DynamicTest> aThoughtInEveryFormIsNoPartOfWhatIsSaid() {
        return PARTED.stream()
                .map(parted -> DynamicTest.dynamicTest(parted.text(), () -> {
                    Reply reply = Reply.of(parted.text());
                    assertThat(reply.said()).as("said").isEqualTo(parted.said());
                    assertThat(reply.thoughts()).as("thoughts").isEqualTo(parted.thoughts());
                    assertThat(reply.text()).as("as it came").isEqualTo(parted.text());
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tea.",
                "  Tea.\n",
                "I'd write <think> in HTML, and go on.",
                "I'd write <think>hello</think> in HTML, and go on.",
                "I'd close it with </think> in HTML, and go on.",
                "The mark `<think>` opens it, and `</think>` closes it.",
                "The marks (\"<think>\", \"</think>\") stand around it.",
                "In HTML:\n```html\n<think>\nhello\n</think>\n```\nand go on.",
                "~~~\n</think>\n~~~\nTea.",
                "{\"position\": \"Ends its thought.</think> Then backs tea.\"}",
                "```json\n{\"position\": \"Ends its thought.</think> Then backs tea.\"}\n```",
                "Analysis: tea. The assistantfinal token ends it.",
                "analysis of tea, with assistantfinal in it",
                "[Reasoning]\nTea is cheap.\n[Answer]\nTea.",
                "1 < 2 and [3]",
                ""
            })
    void aMarkThatIsTextStaysInWhatIsSaid(String text) {
        Reply reply = Reply.of(text);
        assertThat(reply.said()).isEqualTo(text);
        assertThat(reply.thoughts()).isEmpty();
        assertThat(reply.endsInThought()).isFalse();
    }

    @Test
    void whatIsSaidWithoutMarksIsTheTextItself() {
        String text = "Tea, since it keeps awake.";
        assertThat(Reply.of(text).said()).isSameAs(text);
    }

    @Test
    void thoughtsOfAFieldStandBeforeThoseOfTheText() {
        Reply reply = Reply.builder("<think>b</think>Tea.").thoughts("a").build();
        assertThat(reply.thoughts()).isEqualTo("a\n\nb");
        assertThat(reply.said()).isEqualTo("Tea.");
    }

    @Test
    void chancesOfTokensThatMayBeThoughtsAreNotThoseOfTheAnswer() {
        List<List<TokenChance>> chances = List.of(List.of(TokenChance.of("A", -0.1)));
        assertThat(Reply.of("A").withTokenChances(chances).tokenChances()).isEqualTo(chances);
        assertThat(Reply.of("<think>A user</think>B").withTokenChances(chances).tokenChances())
                .isEmpty();
        assertThat(Reply.builder("B")
                        .thoughts("A user")
                        .tokenChances(chances)
                        .build()
                        .tokenChances())
                .isEmpty();
    }

    // What keeps it from being an answer

    @Test
    void aWholeAnswerAndARefusalLackNothing() {
        assertThat(Reply.of("<think>Hm.</think>Tea.").shortfall()).isEmpty();
        assertThat(Reply.builder("").finish(Finish.REFUSED).build().shortfall()).isEmpty();
        assertThat(Reply.builder("").finish(Finish.WITHHELD).build().shortfall())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<think>Hm.</think>", "<think>Hm.", "Hm.\n</think>\n "})
    void anAnswerThatIsOnlyAThoughtIsNone(String text) {
        assertThat(Reply.of(text).shortfall()).contains(Shortfall.ONLY_THOUGHTS);
    }

    @Test
    void tokensOfReasoningWithoutAWordAreOnlyThoughts() {
        assertThat(Reply.builder("")
                        .usage(Usage.of(10, 64).withReasoningTokens(64))
                        .build()
                        .shortfall())
                .contains(Shortfall.ONLY_THOUGHTS);
        assertThat(Reply.of(" ").shortfall()).contains(Shortfall.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<think>Hm.", "Te", ""})
    void aThoughtThatIsCutOffIsCutOff(String text) {
        Reply reply = Reply.builder(text).finish(Finish.CUT_OFF).build();
        assertThat(reply.shortfall()).contains(Shortfall.CUT_OFF);
        assertThat(Shortfall.CUT_OFF.description()).isEqualTo("was cut off by the token limit");
        assertThat(Shortfall.CUT_OFF.hint("@Judge")).isEqualTo("increase maxTokens of @Judge");
    }

    @ParameterizedTest
    @CsvSource({
        "reasoning_content, has text in reasoning_content and none in content",
        "reasoning, has text in reasoning and none in content",
        ", contains only thoughts"
    })
    void anAnswerThatIsAllThoughtSaysWhereItsWordsAre(@Nullable String field, String words) {
        Reply reply = Reply.builder(" ")
                .thoughts("So I answer A")
                .thoughtsField(field)
                .build();
        assertThat(reply.said()).isBlank();
        assertThat(reply.shortfall().orElseThrow().description()).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, (1L << 40) + 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void countsOfTokensThatNoAnswerHasAreNamed(long count) {
        assertThatThrownBy(() -> Reply.builder("A").usage(Usage.of(7, count)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("usage.outputTokens is " + count + "; expected a count of tokens, 0 to 1099511627776");
        assertThatThrownBy(() -> Reply.builder("A").usage(Usage.of(count, 7)))
                .hasMessageStartingWith("usage.inputTokens is " + count);
        assertThatThrownBy(() -> Reply.builder("A").usage(Usage.of(7, 7).withCachedTokens(count)))
                .hasMessageStartingWith("usage.cachedTokens is " + count);
        assertThatThrownBy(() -> Reply.builder("A").usage(Usage.of(7, 7).withReasoningTokens(count)))
                .hasMessageStartingWith("usage.reasoningTokens is " + count);
    }

    // How it is put together

    private static final Reply FULL = Reply.builder("<think>a</think>Tea.")
            .thoughts("b")
            .thoughtsField("reasoning")
            .finish(Finish.CUT_OFF)
            .unknownFinish("eos_1")
            .usage(Usage.of(1, 2).withCachedTokens(1).withReasoningTokens(1))
            .rejectedParameters(List.of("temperature"))
            .sentParameters("{\"top_p\":0.9}")
            .servedModel("m-1")
            .fingerprint("fp_1")
            .extras("{\"id\":\"1\"}")
            .recorded(Instant.EPOCH)
            .build();

    @Test
    void aCopyHoldsEverything() {
        assertThat(FULL.toBuilder().build()).isEqualTo(FULL).hasSameHashCodeAs(FULL);
        assertThat(FULL.withRecorded(null).withRecorded(Instant.EPOCH)).isEqualTo(FULL);
        assertThat(FULL.mapTexts(text -> text)).isSameAs(FULL);
        assertThat(FULL.toString())
                .startsWith("Reply[text=<think>a</think>Tea., thoughts=b, thoughtsField=reasoning, finish=CUT_OFF");
    }

    @Test
    void everyTextOfAServerIsChangedTogether() {
        Reply changed = FULL.mapTexts(text -> text.replace('1', '2'));
        assertThat(changed.unknownFinish()).isEqualTo("eos_2");
        assertThat(changed.servedModel()).isEqualTo("m-2");
        assertThat(changed.fingerprint()).isEqualTo("fp_2");
        assertThat(changed.extras()).isEqualTo("{\"id\":\"2\"}");
        assertThat(FULL.mapTexts(text -> text.replace("a<", "c<")).said()).isEqualTo("Tea.");
        assertThat(FULL.mapTexts(text -> text.replace("b", "c")).thoughts()).isEqualTo("c\n\na");
    }

    // What a model in a loop could say

    @ParameterizedTest
    @Timeout(20)
    @ValueSource(
            strings = {
                "<think>",
                "</think>",
                "<think></think>",
                "</think><think>",
                "x <think> ",
                "x</think>",
                "\n<think>\n",
                "\n</think>\n",
                "<think ",
                "\n```\n",
                "<|channel|>analysis<|message|>",
                "<|channel|>final<|message|>",
                "<|channel|>final",
                "[think]",
                "`<think>`",
                "  ",
                "<",
                "["
            })
    void aLoopTakesNoLongerThanItsLength(String unit) {
        Reply reply = Reply.of("<" + unit.repeat(200_000));
        assertThat(reply.said().length() + reply.thoughts().length())
                .isLessThanOrEqualTo(3 * reply.text().length());
    }
}
