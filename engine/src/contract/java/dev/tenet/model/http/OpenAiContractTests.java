package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.ObjectMappers;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import dev.tenet.model.Prompt;
import dev.tenet.model.Sampling;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Requests in OpenAI's two formats, against what OpenAI publishes of them. */
@Tag("contract")
@Timeout(600)
class OpenAiContractTests {

    private static final String MODEL = "gpt-4.1-mini";
    private static final Dialect CHAT = ChatCompletions.openai(MODEL);
    private static final Dialect CHAT_AT_AZURE = ChatCompletions.azure(MODEL);
    private static final Dialect CHAT_ELSEWHERE = ChatCompletions.compatible(MODEL);
    private static final Dialect RESPONSES = new OpenAiResponses(MODEL);

    @Nested
    class TheOfficialTypes {

        private final OfficialTypes<ChatCompletionCreateParams.Body> chat = new OfficialTypes<>(
                ObjectMappers.jsonMapper(),
                ChatCompletionCreateParams.Body.class,
                ChatCompletionCreateParams.Body::validate);
        private final OfficialTypes<ResponseCreateParams.Body> responses = new OfficialTypes<>(
                ObjectMappers.jsonMapper(), ResponseCreateParams.Body.class, ResponseCreateParams.Body::validate);

        @TestFactory
        Stream<DynamicContainer> takeEveryRequest() {
            return Stream.of(
                    Asked.each("openai", CHAT, chat::faults),
                    Asked.each("azure", CHAT_AT_AZURE, chat::faults),
                    Asked.each("compatible", CHAT_ELSEWHERE, chat::faults),
                    Asked.each("openai-responses", RESPONSES, responses::faults));
        }

        @Test
        void refuseAParameterOfTheOtherFormat() {
            assertThat(responses.faults("{\"model\": \"gpt-4.1-mini\", \"input\": \"Tea?\", \"seed\": 7}"))
                    .singleElement()
                    .asString()
                    .contains("\"seed\"");
        }

        @Test
        void refuseAFieldThatTheyDoNotHaveDeepInside() {
            assertThat(chat.faults("{\"model\": \"gpt-4.1-mini\","
                            + " \"messages\": [{\"role\": \"user\", \"content\": \"Tea?\", \"nmae\": \"Eve\"}]}"))
                    .singleElement()
                    .asString()
                    .contains("ChatCompletionMessageParam");
        }
    }

    @Nested
    class TheDescription {

        private static Steady server;

        @BeforeAll
        static void start() throws IOException, InterruptedException {
            server = Steady.serving("openai.openapi", "openai-openapi.yaml, as the repository openai/openai-openapi has it");
        }

        @AfterAll
        static void stop() {
            if (server != null) {
                server.close();
            }
        }

        @TestFactory
        Stream<DynamicContainer> takesEveryRequest() {
            return Stream.of(
                    Asked.each("openai", CHAT, request -> faults(CHAT.path(), request)),
                    // Azure has the format below a path of its own.
                    Asked.each("azure", CHAT_AT_AZURE, request -> faults(CHAT.path(), request)),
                    Asked.each("compatible", CHAT_ELSEWHERE, request -> faults(CHAT_ELSEWHERE.path(), request)),
                    Asked.each("openai-responses", RESPONSES, request -> faults(RESPONSES.path(), request)));
        }

        @Test
        void refusesARoleThatThereIsNot() throws Exception {
            assertThat(faults(CHAT.path(), "{\"model\": \"m\", \"messages\": [{\"role\": \"usr\", \"content\": \"Tea?\"}]}"))
                    .singleElement()
                    .asString()
                    .startsWith("body.messages.0.role:");
        }

        @Test
        void refusesATemperatureBeyondItsRange() throws Exception {
            assertThat(faults(CHAT.path(), request(CHAT, Sampling.PROVIDER_DEFAULTS.withTemperature(2.1))))
                    .singleElement()
                    .asString()
                    .startsWith("body.temperature:");
        }

        @Test
        void refusesALimitOfLessThan16TokensInResponsesAlone() throws Exception {
            Sampling fifteen = Sampling.PROVIDER_DEFAULTS.withMaxTokens(15);
            assertThat(faults(CHAT.path(), request(CHAT, fifteen))).isEmpty();
            assertThat(faults(RESPONSES.path(), request(RESPONSES, fifteen)))
                    .singleElement()
                    .asString()
                    .startsWith("body.max_output_tokens:");
        }

        private static String request(Dialect dialect, Sampling sampling) {
            return dialect.request(Prompt.builder().user("Tea?").sampling(sampling).build()).toString();
        }

        private static List<String> faults(String path, String request) throws IOException {
            return server.faults(path, CHAT.headers(null), request);
        }
    }
}
