package dev.tenet.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that servers give to the model that answered. */
class ServedNameTests {

    @ParameterizedTest
    @CsvSource({
        "openai:gpt-4.1-mini, gpt-4.1-mini",
        "openai:gpt-4.1-mini, gpt-4.1-mini-2025-04-14",
        "openai:gpt-4o, gpt-4o-2024-08-06",
        "openai:gpt-4, gpt-4-0613",
        "openai:gpt-4, gpt-4-1106-preview",
        "openai:chatgpt-4o-latest, chatgpt-4o-latest",
        "openai:gpt-3.5-turbo, gpt-35-turbo",
        "anthropic:claude-sonnet-4-5, claude-sonnet-4-5-20250929",
        "anthropic:claude-opus-4-0, claude-opus-4-20250514",
        "anthropic:claude-3-5-haiku-latest, claude-3-5-haiku-20241022",
        "gemini:gemini-2.5-flash, gemini-2.5-flash-001",
        "gemini:gemini-2.5-flash, models/gemini-2.5-flash-preview-05-20",
        "mistral:mistral-large-latest, mistral-large-2411",
        "openrouter:openai/gpt-4.1-mini, openai/gpt-4.1-mini-2025-04-14",
        "openrouter:deepseek/deepseek-r1:free, deepseek/deepseek-r1",
        "together:meta-llama/Llama-3.3-70B-Instruct-Turbo, meta-llama/Llama-3.3-70B-Instruct-Turbo",
        "ollama:llama3.2, llama3.2:latest",
        "ollama:llama3.2, Llama-3.2-3B-Instruct",
        "http://localhost:8000/v1#qwen3, Qwen/Qwen3-8B",
        "http://localhost:8080/v1#qwen3, /models/Qwen3-8B-Q4_K_M.gguf",
        "http://localhost:8000/v1#Qwen/Qwen3-8B-AWQ, Qwen3-8B",
        "azure:my-deployment, gpt-4.1-mini-2025-04-14",
        "class:com.acme.MyModel, anything"
    })
    void areOthersOfTheSame(String asked, String served) {
        assertThat(ServedName.mayBe(asked, served)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "openai:gpt-4.1, gpt-4.1-mini-2025-04-14",
        "openai:gpt-4.1-mini, gpt-4.1",
        "openai:gpt-4, gpt-4.1",
        "openai:gpt-4, gpt-4o",
        "openai:gpt-4, gpt-4-turbo-2024-04-09",
        "openai:o1, o1-mini",
        "anthropic:claude-sonnet-4-5, claude-sonnet-4-20250514",
        "anthropic:claude-sonnet-4-5, claude-haiku-4-5-20251001",
        "gemini:gemini-2.5-pro, gemini-2.5-flash",
        "deepseek:deepseek-reasoner, deepseek-chat",
        "openrouter:openrouter/auto, openai/gpt-5-nano",
        "http://localhost:8000/v1#qwen3, llama-3-8b",
        "http://localhost:8000/v1#qwen3, gpt-3.5-turbo",
        "ollama:llama3.2, qwen3:latest"
    })
    void areThoseOfAnother(String asked, String served) {
        assertThat(ServedName.mayBe(asked, served)).isFalse();
    }
}
