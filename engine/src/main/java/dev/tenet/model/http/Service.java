package dev.tenet.model.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A service or server with a scheme of its own. Addresses and variables are those of the service's own documentation
 * and tools.
 *
 * @param scheme as in {@code lm-studio}
 * @param address the default address; null if a variable must be set
 * @param addressVariable the environment variable that overrides the address, or null
 * @param keyVariables the environment variables that may hold the key, in order of precedence; empty if none is
 *     required
 * @param keyPage where to create keys, or null
 * @param dialect creates the dialect for a model
 */
record Service(
        String scheme,
        @Nullable String address,
        @Nullable String addressVariable,
        List<String> keyVariables,
        @Nullable String keyPage,
        Function<String, Dialect> dialect) {

    private static final String OPENAI = "https://api.openai.com/v1";
    private static final String OPENAI_KEYS = "https://platform.openai.com/api-keys";

    static final List<Service> ALL = List.of(
            new Service(
                    "openai",
                    OPENAI,
                    "OPENAI_BASE_URL",
                    List.of("OPENAI_API_KEY"),
                    OPENAI_KEYS,
                    ChatCompletions::openai),
            new Service(
                    "openai-responses",
                    OPENAI,
                    "OPENAI_BASE_URL",
                    List.of("OPENAI_API_KEY"),
                    OPENAI_KEYS,
                    OpenAiResponses::new),
            new Service(
                    "anthropic",
                    "https://api.anthropic.com",
                    "ANTHROPIC_BASE_URL",
                    List.of("ANTHROPIC_API_KEY"),
                    "https://console.anthropic.com",
                    AnthropicMessages::new),
            new Service(
                    "azure",
                    null,
                    "AZURE_OPENAI_ENDPOINT",
                    List.of("AZURE_OPENAI_API_KEY"),
                    "https://portal.azure.com",
                    ChatCompletions::azure),
            new Service(
                    "gemini",
                    "https://generativelanguage.googleapis.com",
                    "GOOGLE_GEMINI_BASE_URL",
                    List.of("GEMINI_API_KEY", "GOOGLE_API_KEY"),
                    "https://aistudio.google.com/apikey",
                    GeminiContent::new),
            compatible(
                    "openrouter", "https://openrouter.ai/api/v1", "OPENROUTER_API_KEY", "https://openrouter.ai/keys"),
            compatible("groq", "https://api.groq.com/openai/v1", "GROQ_API_KEY", "https://console.groq.com/keys"),
            new Service(
                    "mistral",
                    "https://api.mistral.ai/v1",
                    null,
                    List.of("MISTRAL_API_KEY"),
                    "https://console.mistral.ai/api-keys",
                    ChatCompletions::mistral),
            compatible(
                    "deepseek",
                    "https://api.deepseek.com",
                    "DEEPSEEK_API_KEY",
                    "https://platform.deepseek.com/api_keys"),
            compatible("together", "https://api.together.xyz/v1", "TOGETHER_API_KEY", "https://api.together.ai"),
            compatible("xai", "https://api.x.ai/v1", "XAI_API_KEY", "https://console.x.ai"),
            onThisMachine("ollama", 11434),
            onThisMachine("vllm", 8000),
            onThisMachine("lm-studio", 1234),
            onThisMachine("llama-cpp", 8080));

    private static Service compatible(String scheme, String address, String keyVariable, String keyPage) {
        return new Service(scheme, address, null, List.of(keyVariable), keyPage, ChatCompletions::compatible);
    }

    private static Service onThisMachine(String scheme, int port) {
        return new Service(
                scheme, "http://localhost:" + port + "/v1", null, List.of(), null, ChatCompletions::compatible);
    }

    /** Whether this is the address of a public service, not of a private server or gateway. */
    static boolean isPublic(HttpUrl server) {
        return server.isHttps()
                && ALL.stream()
                        .map(Service::address)
                        .anyMatch(address ->
                                address != null && HttpUrl.get(address).host().equals(server.host()));
    }

    static Optional<Service> named(String scheme) {
        return ALL.stream().filter(service -> service.scheme().equals(scheme)).findFirst();
    }
}
