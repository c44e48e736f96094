package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelNameException;
import dev.tenet.model.ModelProvider;
import dev.tenet.model.Models;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpModelsTests {

    private static ChatModel open(String name, Map<String, String> environment) {
        return new HttpModels(environment::get).open(name, CallLimits.DEFAULT);
    }

    private static String messageOf(String name) {
        return messageOf(name, Map.of());
    }

    private static String messageOf(String name, Map<String, String> environment) {
        ModelNameException thrown = assertThatExceptionOfType(ModelNameException.class)
                .as(name)
                .isThrownBy(() -> open(name, environment))
                .actual();
        return String.valueOf(thrown.getMessage());
    }

    private static RecordedRequest requestOf(Wire wire, String name, Map<String, String> environment) throws Exception {
        wire.answers(200, Wire.TEA);
        open(name, environment).ask(Wire.PROMPT);
        return wire.server.takeRequest();
    }

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(ModelProvider.class).stream().map(ServiceLoader.Provider::type))
                .contains(HttpModels.class);
    }

    @Test
    void theIdentityOfAModelIsHowAndWhereItIsAskedWithoutSecrets() {
        assertThat(open("openai:m", Map.of("OPENAI_API_KEY", Wire.KEY)).identity())
                .isEqualTo("chat-completions https://api.openai.com:443/v1/chat/completions m");
        assertThat(open("openai:m", Map.of("OPENAI_API_KEY", Wire.KEY, "OPENAI_BASE_URL", "http://localhost:8000/v1"))
                        .identity())
                .isEqualTo("chat-completions http://localhost:8000/v1/chat/completions m");
    }

    @Test
    void answersForHttpHttpsAndOpenai() {
        assertThat(new HttpModels().schemes()).contains("http", "https", "openai", "anthropic", "gemini", "ollama");
    }

    @Test
    void aModelNamedByItsAddressAnswersThroughTheRegistry() throws Exception {
        try (Wire wire = new Wire();
                Models models = new Models(CallLimits.DEFAULT)) {
            wire.answers(200, Wire.TEA);
            assertThat(models.named(wire.address() + "#qwen3").ask(Wire.PROMPT).text())
                    .isEqualTo("Tea.");
        }
    }

    @Test
    void openingAModelTouchesNoNetwork() throws Exception {
        try (Wire wire = new Wire()) {
            open(wire.address() + "#qwen3", Map.of());
            assertThat(wire.server.getRequestCount()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v1/", "", "/", "/deep/er/v1"})
    void chatCompletionsIsAppendedToThePathOfAnAddress(String path) throws Exception {
        try (Wire wire = new Wire()) {
            assertThat(requestOf(wire, "http://" + wire.host() + path + "#qwen3", Map.of())
                            .getTarget())
                    .isEqualTo(path.replaceFirst("/$", "") + "/chat/completions");
        }
    }

    @Test
    void theQueryOfAnAddressIsKept() throws Exception {
        try (Wire wire = new Wire()) {
            assertThat(requestOf(wire, wire.address() + "?api-version=1#qwen3", Map.of())
                            .getTarget())
                    .isEqualTo("/v1/chat/completions?api-version=1");
        }
    }

    @Test
    void aQueryThatCouldHoldASecretIsRefusedAndNotRepeated() {
        assertThatExceptionOfType(ModelNameException.class)
                .isThrownBy(() -> new HttpModels(Map.<String, String>of()::get)
                        .open("http://localhost:8000/v1?api-version=1&key=hunter2#m", CallLimits.DEFAULT))
                .withMessageContaining("http://localhost:8000/v1?***#m")
                .withMessageContaining("TENET_API_KEY")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("hunter2"));
    }

    @Test
    void anotherVersionOfAnInterfaceIsAnotherModel() {
        assertThat(List.of("1", "2"))
                .extracting(version -> new HttpModels(Map.<String, String>of()::get)
                        .open("http://localhost:8000/v1?api-version=" + version + "#m", CallLimits.DEFAULT)
                        .identity())
                .doesNotHaveDuplicates();
    }

    @Test
    void theSchemeMayBeInUpperCase() throws Exception {
        try (Wire wire = new Wire()) {
            assertThat(requestOf(wire, "HTTP://" + wire.host() + "/v1#qwen3", Map.of())
                            .getMethod())
                    .isEqualTo("POST");
        }
    }

    @Test
    void theModelIsWhatStandsAfterTheHashAsItIs() throws Exception {
        try (Wire wire = new Wire()) {
            assertThat(requestOf(wire, wire.address() + "#Qwen/Qwen3-8B:free@v2%20", Map.of())
                            .getBody()
                            .utf8())
                    .contains("\"model\":\"Qwen/Qwen3-8B:free@v2%20\"");
        }
    }

    @Test
    void anAddressWithoutAModelSaysHowToNameOne() {
        assertThat(messageOf("http://localhost:8000/v1"))
                .isEqualTo("model name \"http://localhost:8000/v1\" does not say which model; expected an address, a #"
                        + " and the model, as in http://localhost:8000/v1#qwen3");
    }

    @Test
    void anEmptyModelIsNone() {
        assertThat(messageOf("http://localhost:8000/v1#")).contains("does not say which model");
    }

    @Test
    void aUserAndPasswordInAnAddressAreTurnedDownWithTheWayOut() {
        assertThat(messageOf("https://user:pass@host/v1#m"))
                .contains("has a user or password in its address", "https://***@host/v1#m", "TENET_API_KEY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:hunter2@host/v1#m",
                "https://user:hunter2@host/v1",
                "https://hunter2@host/v1#m",
                "http://user:hun#hunter2@host/v1#m",
                "http://user:hunter2#ter@host/v1",
                "http://user:hunter2/x@host/v1#m",
                "http://user:hunter2?x@host/v1#m",
                "http://user:x@hunter2@host/v1#m",
                "http:user:hunter2@host/v1#m",
                "http:\\\\user:hunter2@host/v1#m",
                "https://user:hunter2@host:port/v1#m",
                "https://user:hunter2@",
                "http://host:port/v1?key=hunter2#m"
            })
    void aPasswordIsNeverRepeated(String name) {
        assertThat(messageOf(name)).doesNotContain("hunter2").doesNotContain("hun#");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http:#m",
                "http://#m",
                "http:///v1#m",
                "http:localhost:8000/v1#m",
                "http://local host/v1#m",
                "http://localhost:port/v1#m",
                "http://localhost:99999/v1#m",
                "http://[::1/v1#m"
            })
    void anAddressThatCannotBeReadSaysWhatOneLooksLike(String name) {
        assertThat(messageOf(name))
                .startsWith("model name \"" + name + "\" has a malformed address (")
                .endsWith("expected an address such as http://localhost:8000/v1#qwen3");
    }

    @Test
    void anotherSchemeIsTurnedDown() {
        assertThat(messageOf("ftp://host#m")).contains("expected openai:model or http://host:port/v1#model");
    }

    @Test
    void openaiLeadsToOpenai() {
        assertThat(open("openai:gpt-4.1-mini", Map.of("OPENAI_API_KEY", Wire.KEY)))
                .hasToString("model at api.openai.com:443");
    }

    @Test
    void openaiWithoutAKeySaysWhichVariableToSet() {
        assertThat(messageOf("openai:gpt-4.1-mini"))
                .contains("\"openai:gpt-4.1-mini\" needs a key", "set the environment variable OPENAI_API_KEY");
    }

    @Test
    void aBlankKeyIsNone() {
        assertThat(messageOf("openai:gpt-4.1-mini", Map.of("OPENAI_API_KEY", "  ")))
                .contains("needs a key");
    }

    @Test
    void openaiWithoutAModelIsTurnedDown() {
        assertThat(messageOf("openai: ", Map.of("OPENAI_API_KEY", Wire.KEY))).contains("has no model");
    }

    @Test
    void openaiGoesToTheBaseUrlOfTheEnvironmentWithItsKey() throws Exception {
        try (Wire wire = new Wire()) {
            RecordedRequest request = requestOf(
                    wire,
                    "openai:gpt-4.1-mini",
                    Map.of("OPENAI_API_KEY", Wire.KEY, "OPENAI_BASE_URL", wire.address() + "/"));
            assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + Wire.KEY);
        }
    }

    @Test
    void aWrongBaseUrlNamesItsVariable() {
        assertThat(messageOf("openai:m", Map.of("OPENAI_API_KEY", Wire.KEY, "OPENAI_BASE_URL", "localhost:8000")))
                .startsWith("the environment variable OPENAI_BASE_URL \"localhost:8000\" has a malformed address");
    }

    @Test
    void aPasswordInTheBaseUrlIsNotRepeated() {
        assertThat(messageOf(
                        "openai:m", Map.of("OPENAI_API_KEY", Wire.KEY, "OPENAI_BASE_URL", "https://me:hunter2@host")))
                .doesNotContain("hunter2");
    }

    @Test
    void theKeyForOpenaiIsNotSentToAnAddress() throws Exception {
        try (Wire wire = new Wire()) {
            RecordedRequest request = requestOf(wire, wire.address() + "#m", Map.of("OPENAI_API_KEY", Wire.KEY));
            assertThat(request.getHeaders().get("Authorization")).isNull();
        }
    }

    @Test
    void theKeyForAddressesIsSentToAnAddress() throws Exception {
        try (Wire wire = new Wire()) {
            RecordedRequest request = requestOf(wire, wire.address() + "#m", Map.of("TENET_API_KEY", Wire.KEY));
            assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + Wire.KEY);
        }
    }

    @Test
    void theKeyForAddressesIsNotSentToOpenai() throws Exception {
        try (Wire wire = new Wire()) {
            RecordedRequest request = requestOf(
                    wire,
                    "openai:m",
                    Map.of(
                            "OPENAI_API_KEY",
                            "sk-openai",
                            "OPENAI_BASE_URL",
                            wire.address(),
                            "TENET_API_KEY",
                            Wire.KEY));
            assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer sk-openai");
        }
    }

    @Test
    void blanksAroundAKeyAreNoPartOfIt() throws Exception {
        try (Wire wire = new Wire()) {
            RecordedRequest request =
                    requestOf(wire, wire.address() + "#m", Map.of("TENET_API_KEY", " " + Wire.KEY + "\n"));
            assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + Wire.KEY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-one\nsk-two", "sk-one sk-two", "sk-ключ", "sk-\u0000"})
    void aKeyThatNoHeaderCanCarryNamesItsVariableAndNotItself(String key) {
        assertThatThrownBy(() -> open("http://localhost/v1#m", Map.of("TENET_API_KEY", key)))
                .isInstanceOf(ModelNameException.class)
                .hasMessageContaining("TENET_API_KEY")
                .hasMessageNotContaining("sk-");
    }
}
