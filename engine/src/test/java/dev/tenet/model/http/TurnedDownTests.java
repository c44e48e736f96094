package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Sampling;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a refusal is about one prompt, about the model's own no, or about the run. */
@Timeout(60)
class TurnedDownTests {

    private static boolean isBad(JsonNode asked) {
        return PickyServer.question(asked).contains("bad");
    }

    private static Prompt prompt(int number) {
        return Prompt.of("question " + number);
    }

    private static Prompt bad(int number) {
        return Prompt.of("bad question " + number);
    }

    private static ModelException failureOf(ChatModel model, Prompt prompt) {
        return assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model.ask(prompt))
                .actual();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # none of these is one of the shared cases
            openai    | 403 | {"error":{"message":"Content violates usage guidelines."}}
            openai    | 400 | {"error":{"code":"data_inspection_failed","message":"<400> InternalError.Algo"}}
            openai    | 400 | {"error":{"code":"1301","message":"系统检测到输入或生成内容可能包含不安全或敏感内容"}}
            openai    | 422 | {"detail":"The moderation endpoint rejected this text."}
            openai    | 451 | {"error":"blocked input: self-harm"}
            openai    | 400 | {"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{\\"message\\":\\"Input data may contain inappropriate content\\"}"}}}
            openai    | 404 | {"error":{"message":"This prompt was rejected by our safety system"}}
            openai    | 200 | {"error":{"message":"Your request was rejected: content policy","code":403}}
            openai    | 200 | {"choices":null,"base_resp":{"status_code":1026,"status_msg":"input new_sensitive"}}
            anthropic | 400 | {"type":"error","error":{"type":"invalid_request_error","message":"Output blocked by content filtering policy"}}
            gemini    | 400 | {"error":{"code":400,"message":"The input was blocked: PROHIBITED_CONTENT","status":"INVALID_ARGUMENT"}}
            responses | 400 | {"error":{"message":"Request rejected by guardrail","type":"invalid_request_error","code":"guardrail_intervened"}}
            """)
    void whatAFilterKeepsFromTheModelIsWithheld(String format, int status, String body) throws Exception {
        try (PickyServer server = new PickyServer(format, status, body, TurnedDownTests::isBad)) {
            ChatModel model = server.model();
            model.ask(prompt(1));
            assertThat(model.ask(bad(2)).finish()).isEqualTo(Reply.Finish.WITHHELD);
            assertThat(model.ask(prompt(3)).text()).isEqualTo("A");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            404 | {"error":{"message":"No endpoints found matching your data policy (Free model publication)","code":404}}
            404 | {"error":{"message":"No endpoints available matching your guardrail restrictions and data policy."}}
            403 | {"error":{"message":"All providers have been ignored by your safety settings"}}
            403 | {"error":{"status":"PERMISSION_DENIED","message":"Request is prohibited by organization's policy"}}
            403 | {"error":{"message":"Denied by network policy: the route to this model is closed"}}
            403 | <html><body>Blocked for a violation of the acceptable use policy</body></html>
            400 | {"error":{"message":"computer says no"}}
            """)
    void whatIsNoWordOfTheModelsIsAFailedCallWithTheServersWords(int status, String body) throws Exception {
        try (PickyServer server = new PickyServer("openai", status, body, TurnedDownTests::isBad)) {
            ChatModel model = server.model();
            model.ask(prompt(1));
            assertThat(failureOf(model, bad(2)))
                    .isNotInstanceOf(FatalModelException.class)
                    .hasMessageContaining("answered " + status);
            assertThat(model.ask(prompt(3)).text()).isEqualTo("A");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            openai    | 400 | {"error":{"message":"exceed_context_size","code":400,"type":"exceed_context_size_error","n_ctx":4096}}
            openai    | 400 | {"error":{"message":"Please reduce the length of the messages or completion.","code":"context_length_exceeded"}}
            openai    | 422 | {"detail":"Prompt has 5085 tokens, which exceeds the maximum of 4096 tokens"}
            openai    | 400 | {"error":{"code":"InvalidParameter","message":"Range of input length should be [1, 30720]"}}
            openai    | 413 | {"error":"Payload Too Large"}
            openai    | 200 | {"error":{"message":"Input is too long for requested model.","code":400}}
            responses | 400 | {"error":{"message":"Your input exceeds the context window of this model.","code":"context_length_exceeded"}}
            anthropic | 400 | {"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 210000 tokens > 200000 maximum"}}
            """)
    void aPromptThatIsTooLongIsNamedSoAndAskedOnce(String format, int status, String body) throws Exception {
        try (PickyServer server = new PickyServer(format, status, body, TurnedDownTests::isBad)) {
            ChatModel model = server.model();
            Prompt asked = bad(1).toBuilder()
                    .sampling(Sampling.PROVIDER_DEFAULTS.withTemperature(0.0).withMaxTokens(64))
                    .build();
            assertThat(failureOf(model, asked))
                    .isNotInstanceOf(FatalModelException.class)
                    .hasMessageContaining("(the prompt is too long for the model)");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            openai    | 400 | {"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the API."}}
            openai    | 403 | {"error":{"message":"Your organization has been disabled."}}
            openai    | 403 | {"code":"Arrearage","message":"Access denied."}
            openai    | 429 | {"error":{"message":"You have run out of credits."}}
            openai    | 429 | {"error":{"code":"AccountOverdueError","message":"overdue balance"}}
            openai    | 400 | {"error":{"message":"API key expired. Please renew it."}}
            openai    | 404 | {"detail":"unknown api key"}
            openai    | 200 | {"error":{"message":"Invalid API key provided","type":"invalid_request_error"}}
            openai    | 200 | {"error":{"message":"no","code":"401"}}
            openai    | 200 | {"code":401,"msg":"token invalid or expired"}
            openai    | 200 | {"choices":null,"base_resp":{"status_code":1008,"status_msg":"insufficient balance"}}
            openai    | 200 | {"choices":[],"error":{"message":"You are out of credits"}}
            anthropic | 200 | {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}
            gemini    | 400 | {"error":{"code":400,"message":"API key not valid.","details":[{"reason":"API_KEY_INVALID"}]}}
            gemini    | 403 | {"error":{"code":403,"message":"Consumer has been suspended.","status":"PERMISSION_DENIED"}}
            """)
    void aKeyOrAnAccountEndsTheRunAtOnceAlsoInTheMiddleOfIt(String format, int status, String body) throws Exception {
        try (PickyServer server = new PickyServer(format, status, body, TurnedDownTests::isBad)) {
            ChatModel model = server.model();
            model.ask(prompt(1));
            assertThat(failureOf(model, bad(2))).isInstanceOf(FatalModelException.class);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void anErrorWithinA200ThatMayPassIsAskedAgain() throws Exception {
        try (Wire wire = new Wire()) {
            wire.answers(200, "{\"error\":{\"message\":\"busy\",\"code\":502}}")
                    .answers(200, "{\"choices\":[{\"message\":{\"content\":\"T\"},\"error\":{\"code\":503}}]}")
                    .answers(200, Wire.TEA);
            ChatModel model =
                    new HttpModels(Map.<String, String>of()::get).open(wire.address() + "#m", CallLimits.DEFAULT);
            assertThat(model.ask(Wire.PROMPT).text()).isEqualTo("Tea.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 422, 451})
    void twelveDifferentPromptsOfWhichNoneWasEverAnsweredEndTheRun(int status) throws Exception {
        try (PickyServer server = new PickyServer("openai", status, "{\"error\":\"no\"}", asked -> true)) {
            ChatModel model = server.model();
            for (int number = 1; number < Standing.NEVER_ANSWERED; number++) {
                assertThat(failureOf(model, prompt(number))).isNotInstanceOf(FatalModelException.class);
            }
            assertThat(failureOf(model, prompt(1)))
                    .as("the same once more is no other prompt")
                    .isNotInstanceOf(FatalModelException.class);
            assertThat(failureOf(model, prompt(12)))
                    .isInstanceOf(FatalModelException.class)
                    .hasMessageContaining("no (", "12 different prompts were rejected, and none was answered");
        }
    }

    @Test
    void twelveDifferentPromptsThatAreWithheldAndNoneThatIsAnsweredEndTheRun() throws Exception {
        try (PickyServer server =
                new PickyServer("openai", 403, "{\"error\":{\"message\":\"flagged by moderation\"}}", asked -> true)) {
            ChatModel model = server.model();
            for (int number = 1; number < 12; number++) {
                assertThat(model.ask(prompt(number)).finish()).isEqualTo(Reply.Finish.WITHHELD);
            }
            assertThat(failureOf(model, prompt(12)))
                    .isInstanceOf(FatalModelException.class)
                    .hasMessageContaining("flagged by moderation");
        }
    }

    @Test
    void twentyRefusalsInARowInTheSameWordsEndARunInWhichPromptsWereAnswered() throws Exception {
        try (PickyServer server =
                new PickyServer("openai", 403, "{\"error\":\"denied, id 8a6f\"}", TurnedDownTests::isBad)) {
            ChatModel model = server.model();
            model.ask(prompt(0));
            for (int number = 1; number < 20; number++) {
                assertThat(failureOf(model, bad(number))).isNotInstanceOf(FatalModelException.class);
            }
            assertThat(failureOf(model, bad(20)))
                    .isInstanceOf(FatalModelException.class)
                    .hasMessageContaining("20 consecutive calls were rejected with this message");
        }
    }

    @Test
    void anAnswerBetweenRefusalsShowsThatTheyAreAboutThePrompts() throws Exception {
        try (PickyServer server = new PickyServer("openai", 400, "{\"error\":\"no\"}", TurnedDownTests::isBad)) {
            ChatModel model = server.model();
            for (int number = 0; number < 60; number++) {
                if (number % 10 == 0) {
                    model.ask(prompt(number));
                } else {
                    assertThat(failureOf(model, bad(number))).isNotInstanceOf(FatalModelException.class);
                }
            }
        }
    }

    @Test
    void aFilterThatKeepsTwentyPromptsInARowIsAFilterWhereWhatWasAnsweredBeforeStillIs() throws Exception {
        try (PickyServer server =
                new PickyServer("openai", 400, "{\"error\":{\"message\":\"flagged\"}}", TurnedDownTests::isBad)) {
            ChatModel model = server.model();
            model.ask(prompt(0));
            for (int number = 1; number <= 45; number++) {
                assertThat(model.ask(bad(number)).finish()).isEqualTo(Reply.Finish.WITHHELD);
            }
            assertThat(server.requests()).as("and asked again twice").hasSize(1 + 45 + 2);
        }
    }

    @Test
    void aFilterThatKeepsWhatWasAnsweredBeforeIsNone() throws Exception {
        int[] asked = {0};
        try (PickyServer server = new PickyServer(
                "openai", 403, "{\"error\":{\"message\":\"you violate our policies\"}}", any -> asked[0]++ > 0)) {
            ChatModel model = server.model();
            model.ask(prompt(0));
            for (int number = 1; number < 20; number++) {
                model.ask(prompt(number));
            }
            assertThat(failureOf(model, prompt(20)))
                    .isInstanceOf(FatalModelException.class)
                    .hasMessageContaining("and then a prompt that was answered before");
        }
    }

    @Test
    void aModelThatIsNotThereEndsARunInWhichNothingWasAnsweredAtOnce() throws Exception {
        String body = "{\"error\":{\"message\":\"The model `m` does not exist\",\"code\":\"model_not_found\"}}";
        try (PickyServer server = new PickyServer("openai", 404, body, TurnedDownTests::isBad)) {
            assertThat(failureOf(server.model(), bad(1))).isInstanceOf(FatalModelException.class);
            ChatModel model = server.model();
            model.ask(prompt(0));
            assertThat(failureOf(model, bad(1)))
                    .as("a router may have lost it for a moment")
                    .isNotInstanceOf(FatalModelException.class);
        }
    }
}
