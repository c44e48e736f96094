package dev.tenet.samples;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.tenet.model.Prompt;
import java.util.Map;

/**
 * OpenAI through LangChain4j. Bedrock, Vertex AI and others look the same with their own clients.
 *
 * <p>{@code OPENAI_API_KEY} holds the key; the system property {@code samples.openai} names another address.
 */
class LangChain4jOpenAi extends LangChain4jModel {

    LangChain4jOpenAi() {
        super(OpenAiChatModel.builder()
                .baseUrl(System.getProperty("samples.openai", "https://api.openai.com/v1"))
                .apiKey(System.getenv().getOrDefault("OPENAI_API_KEY", "none"))
                .modelName("gpt-4.1-mini")
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .strictJsonSchema(true)
                .maxRetries(0) // Tenet counts a failed call
                .build());
    }

    @Override
    ChatRequestParameters parameters(Prompt prompt) {
        var parameters = OpenAiChatRequestParameters.builder().overrideWith(super.parameters(prompt));
        if (prompt.sampling().seed() != null) {
            // LangChain4j's own seed is an int.
            parameters.customParameters(Map.of("seed", prompt.sampling().seed()));
        }
        return parameters.build();
    }
}
