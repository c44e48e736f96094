package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.model.CallLimits;
import dev.tenet.model.ModelNameException;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses as they stand in providers' examples: understood, or answered with the one that was meant. */
class PastedAddressTests {

    private static String identity(String name, String... environment) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < environment.length; i += 2) {
            variables.put(environment[i], environment[i + 1]);
        }
        return new HttpModels(variables::get).open(name, CallLimits.DEFAULT).identity();
    }

    private static String problem(String name, String... environment) {
        ModelNameException thrown = assertThatExceptionOfType(ModelNameException.class)
                .as(name)
                .isThrownBy(() -> identity(name, environment))
                .actual();
        return String.valueOf(thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://api.acme.com/v1/chat/completions#m | chat-completions https://api.acme.com:443/v1/chat/completions m",
                "https://api.acme.com/v1/chat/completions/#m | chat-completions https://api.acme.com:443/v1/chat/completions m",
                "https://api.acme.com/v1//#m | chat-completions https://api.acme.com:443/v1/chat/completions m",
                "https://api.acme.com//v1#m | chat-completions https://api.acme.com:443/v1/chat/completions m",
                "https://openrouter.ai/api/v1/chat/completions#a/b | chat-completions https://openrouter.ai:443/api/v1/chat/completions a/b",
                "https://api.acme.com/v1/responses#m | openai-responses https://api.acme.com:443/v1/responses m",
                "https://api.acme.com/v1/messages#m | anthropic-messages https://api.acme.com:443/v1/messages m",
                "https://gw.acme.com/anthropic/v1/messages/#m | anthropic-messages https://gw.acme.com:443/anthropic/v1/messages m",
                "https://g.acme.com/v1beta/models/gemini-2.5-flash:generateContent | gemini-content https://g.acme.com:443/v1beta/models/gemini-2.5-flash:generateContent gemini-2.5-flash",
                "https://g.acme.com/v1beta/models/gemini-2.5-flash:streamGenerateContent#gemini-2.5-flash | gemini-content https://g.acme.com:443/v1beta/models/gemini-2.5-flash:generateContent gemini-2.5-flash",
                "https://acme.openai.azure.com/openai/deployments/dep/chat/completions?api-version=2024-10-21#gpt-4o | chat-completions https://acme.openai.azure.com:443/openai/deployments/dep/chat/completions?api-version=2024-10-21 gpt-4o",
                "https://acme.openai.azure.com/openai/deployments/dep/chat/completions?api-version=2024-10-21 | chat-completions https://acme.openai.azure.com:443/openai/deployments/dep/chat/completions?api-version=2024-10-21 dep",
                "https://acme.openai.azure.com/openai/deployments/dep?api-version=2024-10-21 | chat-completions https://acme.openai.azure.com:443/openai/deployments/dep/chat/completions?api-version=2024-10-21 dep",
                "https://acme.openai.azure.com/openai/v1/chat/completions#dep | chat-completions https://acme.openai.azure.com:443/openai/v1/chat/completions dep",
                "https://acme.services.ai.azure.com/models/chat/completions?api-version=2024-05-01-preview#m | chat-completions https://acme.services.ai.azure.com:443/models/chat/completions?api-version=2024-05-01-preview m"
            })
    void theAddressOfARequestIsUnderstood(String name, String identity) {
        assertThat(identity(name)).isEqualTo(identity);
    }

    @ParameterizedTest
    @CsvSource({
        "https://h.acme.com/v1/v1#m,https://h.acme.com/v1#model",
        "https://h.acme.com/v1/v1/chat/completions#m,https://h.acme.com/v1#model",
        "https://h.acme.com/api/v1/v1/v1/#m,https://h.acme.com/api/v1#model",
        "http://localhost:8000/v1/models#m,http://localhost:8000/v1#model",
        "http://localhost:8000/v1/completions#m,http://localhost:8000/v1#model",
        "http://localhost:8000/v1/embeddings#m,http://localhost:8000/v1#model",
        "http://localhost:8000/v1/chat#m,http://localhost:8000/v1#model",
        "http://localhost:11434/api/chat#m,http://localhost:11434/v1#model",
        "http://localhost:11434/api/generate#m,http://localhost:11434/v1#model"
    })
    void anAddressThatLeadsNowhereIsAnsweredWithTheOneThatWasMeant(String name, String meant) {
        assertThat(problem(name)).endsWith("expected " + meant).contains("which is not a base address");
    }

    @Test
    void aDeploymentWithoutItsVersionIsAnsweredWithTheAddressThatWasMeant() {
        assertThat(problem("https://acme.openai.azure.com/openai/deployments/dep/chat/completions#m"))
                .contains(
                        "https://acme.openai.azure.com/openai/deployments/dep/chat/completions?api-version=2024-10-21",
                        "azure:dep",
                        "AZURE_OPENAI_ENDPOINT set to https://acme.openai.azure.com");
    }

    @Test
    void twoModelsInOneNameAreOneTooMany() {
        assertThat(problem("https://g.acme.com/v1beta/models/gemini-2.5-flash:generateContent#gemini-2.5-pro"))
                .contains("names two models, gemini-2.5-flash in the path and gemini-2.5-pro after the #");
    }

    @Test
    void aGeminiModelElsewhereIsAnsweredWithItsName() {
        assertThat(problem("https://eu-aiplatform.acme.com/v1/projects/p/publishers/google/models/g:generateContent"))
                .contains("expected gemini:g, or an address that ends in /v1beta/models/g:generateContent");
    }

    @Test
    void anAddressWithoutAModelIsAnsweredWithItsBase() {
        assertThat(problem("https://api.acme.com/v1/chat/completions"))
                .endsWith("does not say which model; expected an address, a # and the model, as in"
                        + " https://api.acme.com/v1#qwen3");
    }

    @ParameterizedTest
    @CsvSource({
        "openai:m,OPENAI_BASE_URL,OPENAI_API_KEY,https://g.acme.com/v1/chat/completions,chat-completions https://g.acme.com:443/v1/chat/completions m",
        "openai:m,OPENAI_BASE_URL,OPENAI_API_KEY,https://g.acme.com/v1//,chat-completions https://g.acme.com:443/v1/chat/completions m",
        "openai:m,OPENAI_BASE_URL,OPENAI_API_KEY,https://g.acme.com/chat,chat-completions https://g.acme.com:443/chat/chat/completions m",
        "openai-responses:m,OPENAI_BASE_URL,OPENAI_API_KEY,https://g.acme.com/v1/responses,openai-responses https://g.acme.com:443/v1/responses m",
        "anthropic:m,ANTHROPIC_BASE_URL,ANTHROPIC_API_KEY,https://g.acme.com/v1,anthropic-messages https://g.acme.com:443/v1/messages m",
        "anthropic:m,ANTHROPIC_BASE_URL,ANTHROPIC_API_KEY,https://g.acme.com/v1/messages,anthropic-messages https://g.acme.com:443/v1/messages m",
        "anthropic:m,ANTHROPIC_BASE_URL,ANTHROPIC_API_KEY,https://g.acme.com/anthropic,anthropic-messages https://g.acme.com:443/anthropic/v1/messages m",
        "azure:d,AZURE_OPENAI_ENDPOINT,AZURE_OPENAI_API_KEY,https://a.acme.com/openai/,chat-completions https://a.acme.com:443/openai/v1/chat/completions d",
        "azure:d,AZURE_OPENAI_ENDPOINT,AZURE_OPENAI_API_KEY,https://a.acme.com/openai/v1/chat/completions,chat-completions https://a.acme.com:443/openai/v1/chat/completions d",
        "gemini:g,GOOGLE_GEMINI_BASE_URL,GEMINI_API_KEY,https://a.acme.com/v1beta,gemini-content https://a.acme.com:443/v1beta/models/g:generateContent g",
        "gemini:g,GOOGLE_GEMINI_BASE_URL,GEMINI_API_KEY,https://a.acme.com/v1beta/models/g:generateContent,gemini-content https://a.acme.com:443/v1beta/models/g:generateContent g"
    })
    void theAddressOfARequestInAVariableIsUnderstood(
            String name, String variable, String key, String address, String identity) {
        assertThat(identity(name, variable, address, key, Wire.KEY)).isEqualTo(identity);
    }

    @ParameterizedTest
    @CsvSource({
        "openai:m,OPENAI_BASE_URL,OPENAI_API_KEY,https://g.acme.com/v1/responses,https://g.acme.com/v1",
        "openai:m,OPENAI_BASE_URL,OPENAI_API_KEY,https://g.acme.com/v1/v1,https://g.acme.com/v1",
        "openai-responses:m,OPENAI_BASE_URL,OPENAI_API_KEY,https://g.acme.com/v1/chat/completions,https://g.acme.com/v1",
        "anthropic:m,ANTHROPIC_BASE_URL,ANTHROPIC_API_KEY,https://g.acme.com/v1/chat/completions,https://g.acme.com/v1",
        "azure:d,AZURE_OPENAI_ENDPOINT,AZURE_OPENAI_API_KEY,https://a.acme.com/openai/deployments/d/chat/completions?api-version=1,https://a.acme.com",
        "gemini:g,GOOGLE_GEMINI_BASE_URL,GEMINI_API_KEY,https://a.acme.com/v1,https://a.acme.com",
        "gemini:g,GOOGLE_GEMINI_BASE_URL,GEMINI_API_KEY,https://a.acme.com/v1beta/models/other:generateContent,https://a.acme.com"
    })
    void anAddressInAVariableThatLeadsNowhereIsAnsweredWithTheOneThatWasMeant(
            String name, String variable, String key, String address, String meant) {
        assertThat(problem(name, variable, address, key, Wire.KEY))
                .startsWith("the environment variable " + variable + " has the path ")
                .endsWith("expected " + meant);
    }

    @Test
    void aDeploymentIsAskedAsAzureHasIt() throws Exception {
        try (Wire wire = new Wire()) {
            wire.answers(200, Wire.TEA);
            new HttpModels(Map.of("TENET_API_KEY", Wire.KEY)::get)
                    .open(
                            "http://" + wire.host() + "/openai/deployments/dep/chat/completions?api-version=2024-10-21",
                            CallLimits.DEFAULT)
                    .ask(Wire.PROMPT);
            RecordedRequest request = wire.server.takeRequest();
            assertThat(request.getTarget())
                    .isEqualTo("/openai/deployments/dep/chat/completions?api-version=2024-10-21");
            assertThat(request.getHeaders().get("api-key")).isEqualTo(Wire.KEY);
            assertThat(request.getHeaders().get("Authorization")).isNull();
        }
    }

    @Test
    void thePathOfMessagesIsAskedInTheirFormat() throws Exception {
        try (Wire wire = new Wire()) {
            wire.answers(200, "{\"content\":[{\"type\":\"text\",\"text\":\"Tea.\"}]}");
            new HttpModels(Map.of("TENET_API_KEY", Wire.KEY)::get)
                    .open("http://" + wire.host() + "/v1/messages#claude", CallLimits.DEFAULT)
                    .ask(Wire.PROMPT);
            RecordedRequest request = wire.server.takeRequest();
            assertThat(request.getTarget()).isEqualTo("/v1/messages");
            assertThat(request.getHeaders().get("x-api-key")).isEqualTo(Wire.KEY);
        }
    }
}
