package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.framing.judge.JudgeSchema;
import dev.tenet.model.AnswerSchema;
import dev.tenet.model.Prompt;
import dev.tenet.model.Sampling;
import java.util.List;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/**
 * One kind of prompt that a request can ask.
 *
 * @param name what is special about it
 * @param prompt an example
 */
record Asked(String name, Prompt prompt) {

    private static final Sampling FREE = Sampling.PROVIDER_DEFAULTS;

    private static final List<Asked> ALL = List.of(
            asked("a question", null, FREE, null),
            asked("a system prompt", "Be brief.\nBe honest: \"no\" is an answer.", FREE, null),
            asked("sampling", null, sampling(0.5, 0.9, 64, 7L), null),
            // 16 tokens: fewer are refused in OpenAI's responses, and there alone.
            asked("sampling at its ends", null, sampling(0.0, 1.0, 16, Integer.MAX_VALUE), null),
            asked("a schema", null, FREE, JudgeSchema.SENT),
            asked("everything", "Be brief.", sampling(1.0, 0.01, 4096, 0L), JudgeSchema.SENT),
            new Asked(
                    "several turns",
                    Prompt.builder()
                            .system("Be brief.")
                            .user("Tea, or coffee? ☕")
                            .assistant("Tea.")
                            .user("Green, or black?")
                            .build()));

    private static Sampling sampling(double temperature, double topP, int maxTokens, long seed) {
        return FREE.withTemperature(temperature)
                .withTopP(topP)
                .withMaxTokens(maxTokens)
                .withSeed(seed);
    }

    private static Asked asked(String name, String system, Sampling sampling, AnswerSchema schema) {
        return new Asked(
                name,
                Prompt.builder()
                        .system(system)
                        .user("Tea, or coffee? ☕")
                        .sampling(sampling)
                        .schema(schema)
                        .build());
    }

    /** What is said against one request; nothing, if it is right. */
    interface Faults {
        List<String> in(String request) throws Exception;
    }

    /** A test for each kind of prompt, which holds if nothing is said against the request for it. */
    static DynamicContainer each(String name, Dialect dialect, Faults faults) {
        return DynamicContainer.dynamicContainer(
                name,
                ALL.stream()
                        .map(asked -> DynamicTest.dynamicTest(asked.name(), () -> {
                            String request = dialect.request(asked.prompt()).toString();
                            assertThat(faults.in(request)).as(request).isEmpty();
                        })));
    }
}
