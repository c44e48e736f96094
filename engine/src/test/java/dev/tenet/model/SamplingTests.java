package dev.tenet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields of the provider's own among the sampling parameters. */
class SamplingTests {

    private static Sampling with(String extra) {
        return Sampling.PROVIDER_DEFAULTS.withExtra(extra);
    }

    @Test
    void theSameFieldsAreTheSameWhateverTheirOrderAndTheBlanksBetweenThem() {
        assertThat(with("{\"b\": {\"d\": 1, \"c\": [2, {\"f\": 0.50, \"e\": null}]},\n \"a\": true}"))
                .isEqualTo(with("{\"a\":true,\"b\":{\"c\":[2,{\"e\":null,\"f\":0.5}],\"d\":1}}"))
                .extracting(Sampling::extra)
                .isEqualTo("{\"a\":true,\"b\":{\"c\":[2,{\"e\":null,\"f\":0.5}],\"d\":1}}");
    }

    @Test
    void theOrderOfAListCounts() {
        assertThat(with("{\"stop\":[\"a\",\"b\"]}")).isNotEqualTo(with("{\"stop\":[\"b\",\"a\"]}"));
    }

    @Test
    void noDigitOfANumberIsLost() {
        assertThat(with("{\"x\":12345678901234567890.123456789,\"n_ctx\":123456789012345678901}")
                        .extra())
                .isEqualTo("{\"n_ctx\":123456789012345678901,\"x\":12345678901234567890.123456789}");
    }

    @Test
    void anObjectWithoutFieldsIsNothing() {
        assertThat(with(" { } ")).isEqualTo(Sampling.PROVIDER_DEFAULTS);
    }

    @Test
    void otherParametersStayAsTheyAre() {
        Sampling sampling = with("{\"top_k\":1}")
                .withTemperature(0.5)
                .withTopP(0.9)
                .withMaxTokens(7)
                .withSeed(3L);
        assertThat(sampling)
                .hasToString("Sampling[temperature=0.5, topP=0.9, maxTokens=7, seed=3, extra={\"top_k\":1}]");
        assertThat(sampling.withExtra(null)).hasToString("Sampling[temperature=0.5, topP=0.9, maxTokens=7, seed=3]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "[]", "[{\"a\":1}]", "7", "null", "\"a\"", "true"})
    void whatIsNoObjectIsTurnedDown(String json) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> with(json))
                .withMessageContaining("which is not an object; expected a JSON object such as {\"reasoning_effort\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{a:1}",
                "{\"a\":1,}",
                "{\"a\":NaN}",
                "{'a':1}",
                "{\"a\":1} {\"b\":2}",
                "{\"a\":1}}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "top_k=1"
            })
    void whatCannotBeReadWithoutDoubtIsTurnedDownWithItsPlace(String json) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> with(json))
                .withMessageStartingWith("extra is " + json + ", which is not valid JSON (")
                .withMessageContaining("line 1, column ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"model\":\"x\"} | model | use the attribute value instead",
                "{\"messages\":[]} | messages | the test defines the conversation",
                "{\"contents\":[]} | contents | the test defines the conversation",
                "{\"temperature\":0} | temperature | use the attribute temperature instead",
                "{\"Temperature\":0} | Temperature | use the attribute temperature instead",
                "{\"top_p\":0.5} | top_p | use the attribute topP instead",
                "{\"max_tokens\":1} | max_tokens | use the attribute maxTokens instead",
                "{\"maxCompletionTokens\":1} | maxCompletionTokens | use the attribute maxTokens instead",
                "{\"seed\":1} | seed | use the attribute seed instead",
                "{\"system\":\"x\"} | system | use the attribute system instead",
                "{\"systemInstruction\":{}} | systemInstruction | use the attribute system instead",
                "{\"logprobs\":true} | logprobs | set tenet.log-probabilities instead",
                "{\"stream\":true} | stream | answers are not streamed",
                "{\"n\":2} | n | each request returns one answer",
                "{\"response_format\":{}} | response_format | the test defines the form of the answer",
                "{\"generationConfig\":{\"temperature\":1}} | generationConfig.temperature | use the attribute temperature",
                "{\"generationConfig\":{\"max_output_tokens\":1}} | generationConfig.max_output_tokens | use the attribute maxTokens",
                "{\"options\":{\"num_predict\":1}} | options.num_predict | use the attribute maxTokens instead",
                "{\"text\":{\"format\":{}}} | text.format | the test defines the form of the answer"
            })
    void whatTenetSendsItselfIsTurnedDownWithTheAttributeToUse(String json, String field, String instead) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> with(json))
                .withMessageStartingWith("extra has the field " + field + ", which Tenet itself sends; " + instead);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"generationConfig\":null} | generationConfig",
                "{\"generation_config\":{\"topK\":1}} | generationConfig",
                "{\"output_config\":7} | output_config",
                "{\"text\":\"x\"} | text"
            })
    void whatTenetFillsTooIsAnObjectOfThatName(String json, String name) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> with(json))
                .withMessageContaining("expected an object named " + name + ", because Tenet sends other fields in it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reasoning_effort\":\"low\"}",
                "{\"enable_thinking\":false}",
                "{\"chat_template_kwargs\":{\"enable_thinking\":false}}",
                "{\"thinking\":{\"budget_tokens\":1024,\"type\":\"enabled\"}}",
                "{\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":0}}}",
                "{\"safetySettings\":[{\"category\":\"HARM_CATEGORY_HARASSMENT\",\"threshold\":\"BLOCK_NONE\"}]}",
                "{\"options\":{\"num_ctx\":8192}}",
                "{\"provider\":{\"allow_fallbacks\":false,\"order\":[\"one\"]}}",
                "{\"output_config\":{\"effort\":\"low\"}}",
                "{\"text\":{\"verbosity\":\"low\"}}",
                "{\"metadata\":{\"model\":\"x\",\"seed\":1}}"
            })
    void whatOnlyProvidersKnowIsTaken(String json) {
        assertThat(with(json).extra()).isEqualTo(json);
    }
}
