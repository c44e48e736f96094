package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.SharedCases;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Sampling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Refusals as servers send them, each with what must come of it: of twenty prompts and more that go to such a server. */
@Timeout(60)
class SharedServerCasesTests {

    private static final Set<String> KINDS =
            Set.of("filter", "long", "parameter", "logprobs", "system", "account", "error", "extra");
    // No refusal: SilentChangesTests has what is in replies.
    private static final Set<String> ELSEWHERE = Set.of("logprobs-infinity");
    private static final int PROMPTS = 40;

    @TestFactory
    Stream<DynamicTest> theRightThingComesOfIt() throws Exception {
        Optional<Path> file = SharedCases.file("servers.json");
        assumeTrue(file.isPresent());
        JsonNode cases = PickyServer.JSON.readTree(file.get().toFile());
        return StreamSupport.stream(cases.spliterator(), false)
                .filter(one -> KINDS.contains(kind(one))
                        && !ELSEWHERE.contains(one.path("id").asText()))
                .map(one -> dynamicTest(one.path("id").asText(), () -> check(one)));
    }

    private static String kind(JsonNode one) {
        String id = one.path("id").asText();
        return id.substring(0, id.indexOf('-'));
    }

    /** What came of all prompts. */
    private record Came(List<Reply> replies, List<ModelException> failures, List<JsonNode> requests) {}

    private static void check(JsonNode one) throws Exception {
        Came came = ask(one);
        switch (kind(one)) {
            case "filter" -> {
                assertThat(came.failures()).isEmpty();
                assertThat(came.replies())
                        .filteredOn(reply -> reply.finish() == Reply.Finish.WITHHELD)
                        .hasSize(PROMPTS / 20);
            }
            case "long" -> {
                assertThat(came.replies()).hasSize(PROMPTS / 2);
                assertThat(came.failures())
                        .hasSize(PROMPTS / 2)
                        .allSatisfy(failure -> assertThat(failure)
                                .isNotInstanceOf(FatalModelException.class)
                                .hasMessageContaining("the prompt is too long for the model"));
                assertThat(came.requests()).as("none asked twice").hasSize(PROMPTS);
            }
            case "parameter", "logprobs", "system" -> {
                assertThat(came.failures()).isEmpty();
                assertThat(came.replies())
                        .hasSize(PROMPTS)
                        .allSatisfy(
                                reply -> assertThat(reply.rejectedParameters()).hasSize(1));
                assertThat(came.requests()).as("two prompts find it out").hasSizeLessThan(PROMPTS + 8);
            }
            case "account", "error" -> {
                assertThat(came.requests()).hasSize(1);
                assertThat(came.failures()).singleElement().isInstanceOf(FatalModelException.class);
            }
            default ->
                assertThat(came.failures())
                        .hasSize(12)
                        .allSatisfy(failure -> assertThat(failure)
                                .hasMessageContaining("enable_thinking must be set to false")
                                .hasMessageContaining("enable_thinking, are sent with extra in @Subject or @Judge"));
        }
    }

    /** Asks until the run ends. */
    private static Came ask(JsonNode one) throws Exception {
        JsonNode body = one.path("body");
        try (PickyServer server = new PickyServer(
                one.path("format").asText(),
                one.path("status").asInt(),
                body.isTextual() ? body.textValue() : body.toString(),
                when(one.path("when").asText()))) {
            ChatModel model = server.model();
            List<Reply> replies = new ArrayList<>();
            List<ModelException> failures = new ArrayList<>();
            for (Prompt prompt : prompts(one).toList()) {
                try {
                    replies.add(model.ask(prompt));
                } catch (ModelException failed) {
                    failures.add(failed);
                    if (failed instanceof FatalModelException) {
                        break;
                    }
                }
            }
            return new Came(replies, failures, server.requests());
        }
    }

    private static Stream<Prompt> prompts(JsonNode one) {
        JsonNode sent = one.path("sent");
        Sampling sampling = Sampling.PROVIDER_DEFAULTS
                .withTemperature(
                        sent.has("temperature") ? sent.path("temperature").doubleValue() : null)
                .withMaxTokens(sent.has("maxTokens") ? sent.path("maxTokens").intValue() : null);
        return IntStream.range(0, PROMPTS)
                .mapToObj(number -> Prompt.builder()
                        .system(kind(one).equals("system") ? "Be brief." : null)
                        .user(number + "? " + (kind(one).equals("long") && number % 2 == 0 ? "x".repeat(13_000) : ""))
                        .sampling(sampling)
                        .tokenChances(kind(one).equals("logprobs"))
                        .build());
    }

    private static Predicate<JsonNode> when(String words) {
        return switch (words) {
            case "one prompt in twenty" -> request -> number(request) % 20 == 0;
            case "prompt longer than 12,000 characters" ->
                request -> PickyServer.question(request).length() > 12_000;
            case "temperature was sent" -> request -> request.has("temperature");
            case "temperature other than 1 was sent" ->
                request -> request.has("temperature")
                        && request.path("temperature").doubleValue() != 1;
            case "max_tokens was sent" -> request -> request.has("max_tokens");
            case "top_logprobs above 1" ->
                request -> request.path("top_logprobs").asInt() > 1;
            case "top_logprobs above 0" ->
                request -> request.path("top_logprobs").asInt() > 0;
            case "logprobs is a boolean" -> request -> request.path("logprobs").isBoolean();
            case "logprobs was sent" -> request -> request.has("logprobs");
            case "a message has the role system" ->
                request -> request.at("/messages/0/role").asText().equals("system");
            case "enable_thinking is not false" ->
                request -> request.path("enable_thinking").asBoolean(true);
            case "every request" -> request -> true;
            default -> throw new IllegalArgumentException(words);
        };
    }

    private static int number(JsonNode request) {
        String question = PickyServer.question(request);
        return Integer.parseInt(question.substring(0, question.indexOf('?')));
    }
}
