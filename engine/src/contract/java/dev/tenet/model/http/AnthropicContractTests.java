package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.core.ObjectMappers;
import com.anthropic.models.messages.MessageCreateParams;
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

/** Requests in Anthropic's format, against Anthropic's own types and a description that others made of it. */
@Tag("contract")
@Timeout(600)
class AnthropicContractTests {

    private static final Dialect MESSAGES = new AnthropicMessages("claude-sonnet-4-5");

    @Nested
    class TheOfficialTypes {

        private final OfficialTypes<MessageCreateParams.Body> messages = new OfficialTypes<>(
                ObjectMappers.jsonMapper(), MessageCreateParams.Body.class, MessageCreateParams.Body::validate);

        @TestFactory
        Stream<DynamicContainer> takeEveryRequest() {
            return Stream.of(Asked.each("anthropic", MESSAGES, messages::faults));
        }

        @Test
        void refuseASeed() {
            assertThat(messages.faults("{\"model\": \"m\", \"max_tokens\": 1, \"seed\": 7,"
                            + " \"messages\": [{\"role\": \"user\", \"content\": \"Tea?\"}]}"))
                    .singleElement()
                    .asString()
                    .contains("\"seed\"");
        }

        @Test
        void refuseARequestWithoutALimitOfTokens() {
            assertThat(messages.faults(
                            "{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \"Tea?\"}]}"))
                    .singleElement()
                    .asString()
                    .contains("max_tokens");
        }
    }

    @Nested
    class TheDescription {

        // It is of 2024, and knows of no schemas; the official types do.
        private static final String LATER = "body: Unknown property: output_config";

        private static Steady server;

        @BeforeAll
        static void start() throws IOException, InterruptedException {
            server = Steady.serving("anthropic.openapi", "an OpenAPI description of POST /v1/messages");
        }

        @AfterAll
        static void stop() {
            if (server != null) {
                server.close();
            }
        }

        @TestFactory
        Stream<DynamicContainer> takesEveryRequest() {
            return Stream.of(Asked.each("anthropic", MESSAGES, request -> faults(request).stream()
                    .filter(fault -> !fault.equals(LATER))
                    .toList()));
        }

        @Test
        void refusesASystemPromptAmongTheMessages() throws Exception {
            assertThat(faults("{\"model\": \"m\", \"max_tokens\": 1,"
                            + " \"messages\": [{\"role\": \"system\", \"content\": \"Be brief.\"}]}"))
                    .singleElement()
                    .asString()
                    .startsWith("body.messages.0.role:");
        }

        private static List<String> faults(String request) throws IOException {
            return server.faults(MESSAGES.path(), MESSAGES.headers(null), request);
        }
    }
}
