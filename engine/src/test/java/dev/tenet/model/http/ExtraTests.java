package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.model.AnswerSchema;
import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fields of the provider's own, in the requests of every format. */
@Timeout(60)
class ExtraTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Sampling EVERYTHING = Sampling.PROVIDER_DEFAULTS
            .withTemperature(0.5)
            .withTopP(0.9)
            .withMaxTokens(7)
            .withSeed(3L);

    static Stream<Dialect> dialects() {
        return Stream.of(
                ChatCompletions.openai("m"),
                ChatCompletions.compatible("m"),
                ChatCompletions.mistral("m"),
                ChatCompletions.azure("m"),
                ChatCompletions.deployment("m"),
                new OpenAiResponses("m"),
                new AnthropicMessages("m"),
                new GeminiContent("m"));
    }

    private static Prompt prompt(Sampling sampling) {
        return Prompt.builder()
                .system("Be brief.")
                .user("Tea or coffee?")
                .sampling(sampling)
                .tokenChances(true)
                .schema(AnswerSchema.of("drink", "{\"type\":\"object\"}", "{}"))
                .build();
    }

    private static ObjectNode request(Dialect dialect, Sampling sampling) throws Exception {
        return (ObjectNode) JSON.readTree(dialect.request(prompt(sampling)).toString());
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void fieldsStandAtTheTopOfTheRequestBesideWhatIsThere(Dialect dialect) throws Exception {
        String extra = "{\"chat_template_kwargs\":{\"enable_thinking\":false},\"top_k\":40}";
        ObjectNode expected = request(dialect, EVERYTHING);
        expected.setAll((ObjectNode) JSON.readTree(extra));
        assertThat(request(dialect, EVERYTHING.withExtra(extra))).isEqualTo(expected);
    }

    @Test
    void fieldsStandWithinTheObjectsThatTenetSends() throws Exception {
        JsonNode gemini = request(
                new GeminiContent("m"),
                EVERYTHING.withExtra("{\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":0}}}"));
        assertThat(gemini.at("/generationConfig/thinkingConfig/thinkingBudget").intValue())
                .isZero();
        assertThat(gemini.at("/generationConfig/temperature").doubleValue()).isEqualTo(0.5);
        JsonNode anthropic =
                request(new AnthropicMessages("m"), EVERYTHING.withExtra("{\"output_config\":{\"effort\":\"low\"}}"));
        assertThat(anthropic.at("/output_config/effort").asText()).isEqualTo("low");
        assertThat(anthropic.at("/output_config/format/type").asText()).isEqualTo("json_schema");
        JsonNode responses =
                request(new OpenAiResponses("m"), EVERYTHING.withExtra("{\"text\":{\"verbosity\":\"low\"}}"));
        assertThat(responses.at("/text/verbosity").asText()).isEqualTo("low");
        assertThat(responses.at("/text/format/name").asText()).isEqualTo("drink");
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void nothingThatTenetSendsCanBeReplaced(Dialect dialect) throws Exception {
        for (List<String> path : leaves(request(dialect, EVERYTHING), List.of())) {
            ObjectNode extra = JSON.createObjectNode();
            ObjectNode inner = extra;
            for (String name : path.subList(0, path.size() - 1)) {
                inner = inner.putObject(name);
            }
            inner.put(path.get(path.size() - 1), "other");
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .as(extra.toString())
                    .isThrownBy(() -> Sampling.PROVIDER_DEFAULTS.withExtra(extra.toString()));
        }
    }

    /** The paths to everything in a request that is no object of objects. */
    private static List<List<String>> leaves(JsonNode node, List<String> path) {
        List<List<String>> leaves = new ArrayList<>();
        node.properties().forEach(member -> {
            List<String> here =
                    Stream.concat(path.stream(), Stream.of(member.getKey())).toList();
            if (member.getValue().isObject()) {
                leaves.addAll(leaves(member.getValue(), here));
            } else {
                leaves.add(here);
            }
        });
        return leaves;
    }

    @Test
    void theReplySaysWhatWasSent() throws Exception {
        try (Wire wire = new Wire()) {
            wire.answers(200, Wire.TEA);
            Prompt asked = Prompt.builder()
                    .user("Tea?")
                    .sampling(Sampling.PROVIDER_DEFAULTS.withExtra("{\"top_k\":1}"))
                    .build();
            assertThat(wire.model().ask(asked).sentParameters()).isEqualTo("{\"top_k\":1}");
            assertThat(wire.server.takeRequest().getBody().utf8()).endsWith(",\"top_k\":1}");
        }
    }

    @Test
    void theServerOfTheCaseIsAnsweredWithTheFieldThatItWants() throws Exception {
        JsonNode turnedDown = HeadersTests.sharedCase("extra-field-needed");
        try (Wire wire = new Wire()) {
            wire.server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return request.getBody().utf8().contains("\"enable_thinking\":false")
                            ? Wire.answer(200, Wire.TEA).build()
                            : Wire.answer(
                                            turnedDown.path("status").intValue(),
                                            turnedDown.path("body").toString())
                                    .build();
                }
            });
            ChatModel model = new HttpModels(Map.<String, String>of()::get)
                    .open(wire.address() + "#qwen3", CallLimits.DEFAULT.withRetries(0));
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> model.ask(Wire.PROMPT))
                    .withMessageContaining("parameter.enable_thinking must be set to false for non-streaming calls");
            Prompt asked = Wire.PROMPT.toBuilder()
                    .sampling(Sampling.PROVIDER_DEFAULTS.withExtra("{\"enable_thinking\": false}"))
                    .build();
            assertThat(model.ask(asked).text()).isEqualTo("Tea.");
        }
    }
}
