package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.SharedCases;
import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelNameException;
import dev.tenet.model.Reply;
import dev.tenet.model.ServerAccess;
import dev.tenet.model.ServerAccess.Header;
import dev.tenet.model.ServerAccess.KeyHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gateways that want the key in a header of their own, and headers beside it. */
@Timeout(60)
class HeadersTests {

    private static final String TEAM = "team-token-0123456789";
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "TENET_API_KEY",
            Wire.KEY,
            "OPENAI_API_KEY",
            Wire.KEY,
            "ANTHROPIC_API_KEY",
            Wire.KEY,
            "TEAM",
            TEAM,
            "BEARER",
            "Bearer " + TEAM,
            "BLANK",
            "  ",
            "BROKEN",
            "one\ntwo");

    private Wire wire;

    @BeforeEach
    void start() throws IOException {
        wire = new Wire();
    }

    @AfterEach
    void stop() {
        wire.close();
    }

    private static CallLimits limits(List<KeyHeader> keys, List<Header> headers) {
        return CallLimits.DEFAULT
                .withRetries(0)
                .withAccess(ServerAccess.DEFAULT.withKeyHeaders(keys).withHeaders(headers));
    }

    private static ChatModel open(String name, CallLimits limits) {
        return new HttpModels(ENVIRONMENT::get).open(name, limits);
    }

    private ChatModel model(List<KeyHeader> keys, List<Header> headers) {
        return open(wire.address() + "#m", limits(keys, headers));
    }

    private Headers sent(List<KeyHeader> keys, List<Header> headers) throws Exception {
        wire.answers(200, Wire.TEA);
        model(keys, headers).ask(Wire.PROMPT);
        return wire.server.takeRequest().getHeaders();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ocp-Apim-Subscription-Key", "x-api-key", "api-key", "Authorization"})
    void theKeyIsSentInTheHeaderThatIsNamed(String header) throws Exception {
        Headers sent = sent(List.of(new KeyHeader("", header)), List.of());
        assertThat(sent.values(header)).containsExactly(Wire.KEY);
        assertThat(sent.values("Authorization")).doesNotContain("Bearer " + Wire.KEY);
    }

    @Test
    void whatIsSaidOfOneServerComesBeforeWhatIsSaidOfAll() throws Exception {
        Headers sent = sent(
                List.of(
                        new KeyHeader("", "X-All"),
                        new KeyHeader("elsewhere.acme.com", "X-Elsewhere"),
                        new KeyHeader(wire.host(), "X-Here")),
                List.of());
        assertThat(sent.get("X-Here")).isEqualTo(Wire.KEY);
        assertThat(sent.names()).doesNotContain("X-All", "X-Elsewhere", "Authorization");
    }

    @Test
    void furtherHeadersHaveTheirValuesFromTheEnvironment() throws Exception {
        Headers sent = sent(
                List.of(),
                List.of(
                        new Header("", "X-Team", "TEAM"),
                        new Header("localhost", "X-Here", "TEAM"),
                        new Header("elsewhere.acme.com", "X-Elsewhere", "TEAM"),
                        new Header("", "User-Agent", "TEAM")));
        assertThat(sent.get("X-Team")).isEqualTo(TEAM);
        assertThat(sent.get("X-Here")).isEqualTo(TEAM);
        assertThat(sent.values("User-Agent")).containsExactly(TEAM);
        assertThat(sent.names()).doesNotContain("X-Elsewhere");
        assertThat(sent.get("Authorization")).isEqualTo("Bearer " + Wire.KEY);
    }

    @Test
    void aFurtherHeaderReplacesTheKeysOwn() throws Exception {
        assertThat(sent(List.of(), List.of(new Header("", "Authorization", "BEARER")))
                        .values("Authorization"))
                .containsExactly("Bearer " + TEAM);
    }

    @ParameterizedTest
    @CsvSource({"openai:m,api.openai.com", "anthropic:m,api.anthropic.com", "https://api.openai.com/v1#m,api.openai.com"
    })
    void aHeaderForNobodyInParticularGoesToNoPublicService(String name, String host) {
        assertThatExceptionOfType(ModelNameException.class)
                .isThrownBy(() -> open(name, limits(List.of(), List.of(new Header("", "X-Team", "TEAM")))))
                .withMessageContaining("the header X-Team in tenet.headers or tenet.key-header names no server")
                .withMessageContaining("write " + host + "/X-Team if the header is meant for that service");
        assertThatExceptionOfType(ModelNameException.class)
                .isThrownBy(() -> open(name, limits(List.of(new KeyHeader("", "X-Key")), List.of())))
                .withMessageContaining(host + "/X-Key");
        assertThat(open(
                        name,
                        limits(
                                List.of(new KeyHeader("gateway.acme.com", "X-Key")),
                                List.of(new Header(host, "X-Team", "TEAM")))))
                .hasToString("model at " + host + ":443");
    }

    @Test
    void aServiceBehindAGatewayOfOnesOwnIsNoPublicOne() throws Exception {
        wire.answers(200, Wire.TEA);
        new HttpModels(Map.of("OPENAI_API_KEY", Wire.KEY, "OPENAI_BASE_URL", wire.address())::get)
                .open("openai:m", limits(List.of(new KeyHeader("", "x-api-key")), List.of()))
                .ask(Wire.PROMPT);
        Headers sent = wire.server.takeRequest().getHeaders();
        assertThat(sent.get("x-api-key")).isEqualTo(Wire.KEY);
        assertThat(sent.get("Authorization")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT_SET", "BLANK"})
    void aVariableThatIsNotSetIsNamed(String variable) {
        assertThatExceptionOfType(ModelNameException.class)
                .isThrownBy(() -> model(List.of(), List.of(new Header("", "X-Team", variable))))
                .withMessageEndingWith("needs the header X-Team, named in tenet.headers; set the environment variable "
                        + variable + " to its value");
    }

    @Test
    void aValueThatNoHeaderCanCarryIsNamedAndNotRepeated() {
        assertThatExceptionOfType(ModelNameException.class)
                .isThrownBy(() -> model(List.of(), List.of(new Header("", "X-Team", "BROKEN"))))
                .withMessageContaining("BROKEN", "X-Team")
                .withMessageNotContaining("one");
    }

    @Test
    void whereNobodyIsAskedNoValueIsNeeded() {
        CallLimits limits =
                limits(List.of(), List.of(new Header("", "X-Team", "NOT_SET"))).withoutKeys();
        assertThat(open(wire.address() + "#m", limits)).hasToString("model at " + wire.host());
    }

    @Test
    void headersAreNoPartOfWhoTheModelIs() {
        assertThat(model(List.of(new KeyHeader("", "x-api-key")), List.of(new Header("", "X-Team", "TEAM")))
                        .identity())
                .isEqualTo(model(List.of(), List.of()).identity());
    }

    @Test
    void theValueOfAHeaderIsHiddenAsTheKeyIs() throws Exception {
        wire.answers(401, "{\"error\":\"you sent " + TEAM + " and " + Wire.KEY + "\"}");
        wire.answers(200, Wire.completion("{\"content\":\"You sent " + TEAM + " and " + Wire.KEY + "\"}"));
        ChatModel model = model(List.of(), List.of(new Header("", "X-Team", "BEARER")));
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> model.ask(Wire.PROMPT))
                .withMessageContaining("you sent *** and ***");
        Reply reply = model.ask(Wire.PROMPT);
        assertThat(reply.text()).isEqualTo("You sent *** and ***");
    }

    @Test
    void theValueOfAHeaderIsHiddenWithoutAnyKey() {
        wire.answers(401, "{\"error\":\"you sent " + TEAM + "\"}");
        ChatModel model = new HttpModels(Map.of("TEAM", TEAM)::get)
                .open(wire.address() + "#m", limits(List.of(), List.of(new Header("", "X-Team", "TEAM"))));
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> model.ask(Wire.PROMPT))
                .withMessageContaining("you sent *** (the key was taken from the environment variable TEAM; a gateway");
    }

    @Test
    void theGatewayOfTheCaseIsAnsweredWhereItsHeaderIsNamed() throws Exception {
        JsonNode turnedDown = sharedCase("key-header");
        wire.server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                boolean isKnown = Wire.KEY.equals(request.getHeaders().get("Ocp-Apim-Subscription-Key"));
                return isKnown
                        ? Wire.answer(200, Wire.TEA).build()
                        : Wire.answer(
                                        turnedDown.path("status").intValue(),
                                        turnedDown.path("body").toString())
                                .build();
            }
        });
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> model(List.of(), List.of()).ask(Wire.PROMPT))
                .withMessageContaining("Access denied due to missing subscription key.");
        assertThat(model(List.of(new KeyHeader("", "Ocp-Apim-Subscription-Key")), List.of())
                        .ask(Wire.PROMPT)
                        .text())
                .isEqualTo("Tea.");
        assertThat(model(List.of(), List.of(new Header("localhost", "ocp-apim-subscription-key", "TENET_API_KEY")))
                        .ask(Wire.PROMPT)
                        .text())
                .isEqualTo("Tea.");
    }

    static JsonNode sharedCase(String id) throws IOException {
        Optional<Path> file = SharedCases.file("servers.json");
        assumeTrue(file.isPresent(), "the cases are not beside the project");
        for (JsonNode one : new ObjectMapper().readTree(file.orElseThrow().toFile())) {
            if (one.path("id").asText().equals(id)) {
                return one;
            }
        }
        throw new AssertionError("no case " + id);
    }
}
