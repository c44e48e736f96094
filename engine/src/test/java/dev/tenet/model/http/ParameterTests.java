package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.model.AnswerSchema;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Sampling;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server does not take of a request is found out, changed as little as may be, and said. */
@Timeout(60)
class ParameterTests {

    private static final Prompt FULL = Prompt.builder()
            .system("Be brief.")
            .user("1? Tea or coffee?")
            .sampling(Sampling.PROVIDER_DEFAULTS
                    .withTemperature(0.5)
                    .withTopP(0.9)
                    .withMaxTokens(20_000)
                    .withSeed(7L))
            .schema(AnswerSchema.of("drink", "{\"type\":\"object\"}", "{}"))
            .tokenChances(true)
            .build();

    private static Predicate<JsonNode> has(String... pointers) {
        return asked -> List.of(pointers).stream()
                .anyMatch(pointer -> !asked.at(pointer).isMissingNode());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # in words, fields, statuses and formats of which none is one of the shared cases
            openai    | 400 | {"error":{"message":"Unrecognized request argument supplied: seed"}} | /seed | seed
            openai    | 422 | {"detail":[{"type":"extra_forbidden","loc":["body","seed"],"msg":"Extra inputs are not permitted","input":7}]} | /seed | seed
            openai    | 400 | {"error":{"message":"`top_p` is not supported by o1-style models","param":null}} | /top_p | top_p
            openai    | 400 | {"error":{"message":"bad value","param":"temperature"}} | /temperature | temperature
            openai    | 400 | {"error":{"message":"json_schema mode is unavailable"}} | /response_format | schema
            openai    | 400 | {"error":{"message":"logprobs is not supported with reasoning models"}} | /logprobs | logprobs
            openai    | 400 | {"message":"max_tokens: unknown field, did you mean max_output_tokens?"} | /max_tokens | max_tokens (sent as max_output_tokens)
            openai    | 400 | {"error":{"message":"Unknown name \\"max_tokens\\""}} | /max_tokens | max_tokens (sent as max_completion_tokens)
            openai    | 400 | {"error":{"message":"Only user and assistant roles are supported!"}} | `system` | system (sent in the first user message)
            openai    | 400 | {"message":"Conversation roles must alternate user/assistant/user/assistant/..."} | `system` | system (sent in the first user message)
            openai    | 422 | nope | /seed | seed
            openai    | 400 | nope | /max_tokens | max_tokens (sent as max_completion_tokens)
            openai    | 400 | nope | `system` | system (sent in the first user message)
            openai    | 200 | {"error":{"code":400,"message":"temperature is not supported"}} | /temperature | temperature
            responses | 400 | {"error":{"message":"Unsupported parameter: 'top_p' is not supported with this model.","param":"top_p","code":"unsupported_parameter"}} | /top_p | top_p
            responses | 400 | {"error":{"message":"Unsupported parameter: 'include'. Log probabilities are not supported."}} | /include | logprobs
            responses | 400 | {"error":{"message":"Something is wrong"}} | /text | schema
            anthropic | 400 | {"type":"error","error":{"type":"invalid_request_error","message":"`temperature` is deprecated for this model."}} | /temperature | temperature
            anthropic | 400 | {"type":"error","error":{"type":"invalid_request_error","message":"top_p: Extra inputs are not permitted"}} | /top_p | top_p
            gemini    | 400 | {"error":{"code":400,"message":"Developer instruction is not enabled for models/gemma-3-27b-it","status":"INVALID_ARGUMENT"}} | /systemInstruction | system (sent in the first user message)
            gemini    | 400 | {"error":{"code":400,"message":"Logprobs is not enabled for this model"}} | /generationConfig/responseLogprobs | logprobs
            gemini    | 400 | {"error":{"code":400,"message":"Invalid JSON payload received. Unknown name \\"seed\\" at 'generation_config': Cannot find field."}} | /generationConfig/seed | seed
            """)
    void whatIsTurnedDownIsChangedAndNothingElse(String format, int status, String body, String what, String said)
            throws Exception {
        Predicate<JsonNode> turnsDown = what.equals("system")
                ? asked -> asked.at("/messages/0/role").asText().equals("system")
                : has(what);
        try (PickyServer server = new PickyServer(format, status, body, turnsDown)) {
            Reply reply = server.model().ask(FULL);
            assertThat(reply.rejectedParameters()).containsExactly(said);
            assertThat(server.requests()).hasSizeLessThanOrEqualTo(Search.MOST_CALLS);
            JsonNode last = server.requests().get(server.requests().size() - 1);
            assertThat(PickyServer.question(last))
                    .isEqualTo((said.startsWith("system") ? "Be brief.\n\n" : "") + "1? Tea or coffee?");
            assertThat(PickyServer.parsed(String.valueOf(reply.sentParameters()))
                            .properties())
                    .as("what was sent is what is said to be")
                    .allSatisfy(member -> assertThat(last.path(member.getKey())).isEqualTo(member.getValue()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            openai    | 400 | {"error":{"message":"max_tokens is too large: 20000. This model supports at most 16,384 completion tokens.","param":"max_tokens"}} | /max_tokens | 16384
            openai    | 400 | {"error":{"message":"Invalid max_tokens value, the valid range of max_tokens is [1, 8192]"}} | /max_tokens | 8192
            openai    | 400 | {"error":{"message":"`max_tokens` must be less than or equal to `8192`, the maximum value for `max_tokens` is less than the `context_window` for this model"}} | /max_tokens | 8192
            anthropic | 400 | {"type":"error","error":{"type":"invalid_request_error","message":"max_tokens: 20000 > 4096, which is the maximum allowed number of output tokens for m"}} | /max_tokens | 4096
            responses | 400 | {"error":{"message":"Invalid 'max_output_tokens': above maximum value. Expected a value <= 4000, but got 20000 instead.","param":"max_output_tokens"}} | /max_output_tokens | 4000
            """)
    void aTokenLimitBecomesTheNearestThatTheServerAllows(
            String format, int status, String body, String limit, int allowed) throws Exception {
        try (PickyServer server =
                new PickyServer(format, status, body, asked -> asked.at(limit).asInt() > allowed)) {
            assertThat(server.model().ask(FULL).rejectedParameters())
                    .containsExactly("max_tokens (sent as " + allowed + ")");
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void aTokenLimitIsNeverLeftOut() throws Exception {
        try (PickyServer server = new PickyServer(
                "openai",
                400,
                "{\"error\":\"limits are not for sale\"}",
                has("/max_tokens", "/max_completion_tokens"))) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> server.model().ask(FULL))
                    .withMessageContaining("limits are not for sale");
            assertThat(server.requests())
                    .hasSizeLessThanOrEqualTo(Search.MOST_CALLS)
                    .allMatch(has("/max_tokens", "/max_completion_tokens"));
        }
    }

    @Test
    void twoThatAreNotNamedAreFoundTogether() throws Exception {
        try (PickyServer server =
                new PickyServer("openai", 400, "{\"error\":\"bad request\"}", has("/temperature", "/seed"))) {
            assertThat(server.model().ask(FULL).text()).isEqualTo("A");
            assertThat(server.requests()).hasSizeLessThanOrEqualTo(Search.MOST_CALLS);
            assertThat(server.requests().get(server.requests().size() - 1).has("max_completion_tokens"))
                    .isTrue();
        }
    }

    @Test
    void twoThatAreNeitherTakenDoNotExcludeEachOther() throws Exception {
        try (PickyServer server = new PickyServer(
                "openai",
                400,
                "{\"error\":\"Both temperature and top_p are not supported with this model\"}",
                has("/temperature", "/top_p"))) {
            assertThat(server.model().ask(FULL).rejectedParameters()).containsExactly("temperature", "top_p");
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void twoThatAreNamedOneAfterTheOtherAreBothChanged() throws Exception {
        try (PickyServer server = new PickyServer(
                "openai",
                400,
                "{\"error\":\"temperature and logprobs are not supported\"}",
                has("/temperature", "/logprobs"))) {
            assertThat(server.model().ask(FULL).rejectedParameters()).containsExactly("logprobs", "temperature");
            assertThat(server.requests()).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            anthropic | {"type":"error","error":{"type":"invalid_request_error","message":"`temperature` and `top_p` cannot both be specified for this model. Please use only one."}}
            openai    | {"error":{"message":"temperature and top_p are mutually exclusive"}}
            """)
    void twoThatExcludeEachOtherAreNamedWithWhatToChange(String format, String body) throws Exception {
        try (PickyServer server = new PickyServer(format, 400, body, has("/temperature"))) {
            assertThatExceptionOfType(FatalModelException.class)
                    .isThrownBy(() -> server.model().ask(FULL))
                    .withMessageContaining("temperature and top_p cannot be combined for this model: set only one of"
                            + " temperature, topP in its @Subject or @Judge");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void ofTwoThatExcludeEachOtherTheUsersStays() throws Exception {
        try (PickyServer server = new PickyServer(
                "openai", 400, "{\"error\":\"logprobs and temperature cannot be used together\"}", has("/logprobs"))) {
            assertThat(server.model().ask(FULL).rejectedParameters()).containsExactly("logprobs");
        }
    }

    @Test
    void fewerLogProbabilitiesAreAskedForInTheFormThatTheServerWants() throws Exception {
        try (PickyServer server = new PickyServer(
                "openai",
                400,
                "{\"error\":\"logprobs: expected an integer of at most 3, not a boolean\"}",
                asked -> !asked.path("logprobs").isInt()
                        || asked.path("logprobs").asInt() > 3)) {
            assertThat(server.model().ask(FULL).rejectedParameters())
                    .containsExactly("logprobs (sent as the number 3)");
        }
    }

    @Test
    void aFindingHoldsForTheLaunchOnceTwoPromptsHaveShownIt() throws Exception {
        try (PickyServer server =
                new PickyServer("openai", 400, "{\"error\":\"temperature is not supported\"}", has("/temperature"))) {
            ChatModel model = server.model();
            for (int number = 0; number < 5; number++) {
                assertThat(model.ask(FULL).rejectedParameters()).containsExactly("temperature");
            }
            assertThat(server.requests()).hasSize(2 + 2 + 3);
        }
    }

    @Test
    void aParameterWithWhichOneCallSucceededIsAskedWithAgain() throws Exception {
        int[] asked = {0};
        try (PickyServer server = new PickyServer(
                "openai",
                400,
                "{\"error\":\"temperature is not supported\"}",
                any -> any.has("temperature") && asked[0]++ > 0)) {
            ChatModel model = server.model();
            for (int number = 0; number < 4; number++) {
                model.ask(FULL);
            }
            assertThat(server.requests()).hasSize(1 + 2 + 2 + 2);
        }
    }

    @Test
    void afterAFaultOnlyLogProbabilitiesAndSchemaAreLeftOutAfterTheRetries() throws Exception {
        try (PickyServer server =
                new PickyServer("openai", 500, "Internal Server Error", has("/logprobs", "/response_format"))) {
            assertThat(server.model().ask(FULL).rejectedParameters()).containsExactly("schema", "logprobs");
            assertThat(server.requests())
                    .hasSize(2 + 3)
                    .allMatch(has("/temperature"))
                    .allMatch(has("/seed"));
        }
    }

    @Test
    void aFaultThatIsOfNoParameterIsAFailedCall() throws Exception {
        try (PickyServer server = new PickyServer("openai", 500, "Internal Server Error", any -> true)) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> server.model().ask(FULL))
                    .isNotInstanceOf(FatalModelException.class)
                    .withMessageContaining("Internal Server Error");
            assertThat(server.requests()).hasSize(2 + 3);
        }
    }

    @Test
    void aRefusalThatTwoPromptsWereSearchedForInVainIsSearchedForNoMore() throws Exception {
        try (PickyServer server = new PickyServer(
                "openai",
                400,
                "{\"error\":\"no\"}",
                asked -> !PickyServer.question(asked).contains("good"))) {
            ChatModel model = server.model();
            model.ask(Prompt.of("good"));
            for (int number = 0; number < 4; number++) {
                assertThatExceptionOfType(ModelException.class).isThrownBy(() -> model.ask(FULL));
            }
            assertThat(server.requests()).hasSize(1 + 2 * 9 + 2);
        }
    }
}
