package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.model.ModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server that is named is {@code localhost}; it points to {@code 127.0.0.1}, which is another host. */
@Timeout(60)
class RedirectTests {

    private Wire named;
    private Wire other;

    @BeforeEach
    void start() throws IOException {
        named = new Wire();
        other = new Wire();
    }

    @AfterEach
    void stop() {
        named.close();
        other.close();
    }

    private void redirect(int status, String location) {
        named.server.enqueue(
                Wire.answer(status, "").setHeader("Location", location).build());
        other.answers(200, Wire.TEA);
    }

    private String otherAddress() {
        return "http://127.0.0.1:" + other.server.getPort() + "/v2/chat/completions";
    }

    private ModelException failure() {
        return assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> named.modelWithKey().ask(Wire.PROMPT))
                .actual();
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void okHttpAloneWouldDropTheKeyButTakeTheQuestionToTheOtherHost(int status) throws Exception {
        redirect(status, otherAddress());
        Request request = new Request.Builder()
                .url(named.address())
                .header("Authorization", "Bearer " + Wire.KEY)
                .post(RequestBody.create("the question".getBytes(StandardCharsets.UTF_8)))
                .build();
        try (Response response = new OkHttpClient().newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(200);
        }
        RecordedRequest redirected = other.server.takeRequest();
        assertThat(redirected.getHeaders().get("Authorization")).isNull();
        assertThat(redirected.getBody().utf8()).isEqualTo("the question");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void neitherQuestionNorKeyGoesToAnotherHost(int status) {
        redirect(status, otherAddress());
        failure();
        assertThat(other.server.getRequestCount()).isZero();
    }

    @Test
    void aRedirectIsAFailedCallThatSaysWhereItPoints() {
        redirect(308, otherAddress());
        assertThat(failure())
                .hasMessage(
                        named.host() + " answered 308 to POST /v1/chat/completions: it redirects to " + otherAddress()
                                + ", and redirects are not followed, so that questions and keys are sent only to the"
                                + " named server; use the final address instead");
    }

    @Test
    void userAndQueryOfWhereItPointsAreLeftOut() {
        redirect(307, "https://user:hunter2@example.org/v1?token=hunter2#hunter2");
        assertThat(failure())
                .hasMessageContaining("redirects to https://example.org:443/v1,")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aRedirectThatPointsNowhereIsAFailedCall() {
        named.answers(300, "");
        assertThat(failure()).hasMessageContaining("it redirects elsewhere");
    }

    @Test
    void aRedirectWithinTheHostIsNotFollowedEither() {
        redirect(307, "/v2/chat/completions");
        failure();
        assertThat(named.server.getRequestCount()).isEqualTo(1);
    }
}
