package dev.tenet.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.model.CallLimits;
import dev.tenet.model.http.CallsInFlight.UnderWay;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One server as HTTP has it: sends a question once and takes in what comes back, whatever it means. Reaches it through a
 * proxy and trusts authorities of one's own, where the user says so.
 *
 * <p>OkHttp itself sends nothing twice: a {@link OneShotJson} cannot be repeated, because each call is paid for.
 * Redirects are not followed: only the server that was named is sent the question and the key.
 */
final class ServerClient implements AutoCloseable {

    private static final int ERROR_BYTES = 64 * 1024;
    private static final int PROXY_WANTS_USER = 407;
    // Servers close connections that nobody uses, some after two seconds: what is sent on such a one is lost.
    private static final long IDLE_MILLIS = 1000;

    private final HttpUrl url;
    private final Headers headers;
    private final ProxyRoute route;
    private final Timeouts timeouts;
    private final OkHttpClient client;
    private final InterruptedCalls calls;

    /**
     * @param url where questions are posted
     * @param headers what goes with each of them
     * @param route how the server is reached
     * @param authorities whose certificates are trusted beside Java's; null: none
     */
    ServerClient(
            HttpUrl url,
            Headers headers,
            ProxyRoute route,
            @Nullable TrustedAuthorities authorities,
            CallLimits limits) {
        this.url = url;
        Headers.Builder all = new Headers.Builder()
                .add("Accept", "application/json")
                .add("Accept-Encoding", AnswerBody.ACCEPTED)
                .add("User-Agent", "tenet");
        headers.names().forEach(name -> all.set(name, String.valueOf(headers.get(name))));
        this.headers = all.build();
        this.route = route;
        this.timeouts = Timeouts.within(limits.timeout());
        this.client = client(url, route, authorities, limits, timeouts);
        this.calls = new InterruptedCalls("tenet-calls-" + ServerAddress.hostAndPort(url));
    }

    private static OkHttpClient client(
            HttpUrl url,
            ProxyRoute route,
            @Nullable TrustedAuthorities authorities,
            CallLimits limits,
            Timeouts timeouts) {
        KeptSockets sockets = new KeptSockets();
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                // To a server that speaks plain http no connection needs TLS, and no certificates need to be read.
                .connectionSpecs(url.isHttps() ? List.of(ConnectionSpec.MODERN_TLS) : List.of(ConnectionSpec.CLEARTEXT))
                .connectionPool(new ConnectionPool(limits.concurrency(), IDLE_MILLIS, TimeUnit.MILLISECONDS))
                .connectTimeout(timeouts.connect())
                // How long a call may take depends on those before it: InterruptedCalls ends it.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO)
                .socketFactory(sockets)
                .addNetworkInterceptor(new FairAnswers(sockets))
                .proxy(route.proxy())
                .proxyAuthenticator(authenticator(route.authorization()))
                .followRedirects(false);
        if (authorities != null && url.isHttps()) {
            client.sslSocketFactory(authorities.sockets(), authorities.manager());
        }
        return client.build();
    }

    /** Says who asks before the proxy wants to know; a second time would be of no use. */
    private static Authenticator authenticator(@Nullable String authorization) {
        return authorization == null
                ? Authenticator.NONE
                : (way, response) -> response.request().header("Proxy-Authorization") == null
                        ? response.request()
                                .newBuilder()
                                .header("Proxy-Authorization", authorization)
                                .build()
                        : null;
    }

    /** How the server is reached, to stand behind its name; empty where it is reached directly. */
    String way() {
        return route.words();
    }

    /**
     * Sends a question.
     *
     * @param underWay how long it may take
     * @throws ServerFault if what came can be no answer to it
     * @throws IOException if nothing came, or not all
     */
    Answer post(JsonNode question, UnderWay underWay) throws IOException {
        Request.Builder request =
                new Request.Builder().url(url).headers(headers).post(new OneShotJson(question));
        if (!url.isHttps() && route.authorization() != null) {
            // Without a tunnel there is no request to the proxy alone, and this one is not sent twice.
            request.header("Proxy-Authorization", route.authorization());
        }
        Call call = client.newCall(request.build());
        calls.begin(call, underWay);
        try (Response response = call.execute()) {
            return answer(response);
        } catch (IOException failure) {
            throw underWay.isGivenUp()
                    ? new OverdueException(timeouts.call(), underWay.others(), failure)
                    : route.inWords(failure);
        } finally {
            calls.end();
        }
    }

    private Answer answer(Response response) throws IOException {
        if (route.isProxy() && response.code() == PROXY_WANTS_USER) {
            throw route.refusedUser();
        }
        if (!response.isSuccessful()) {
            return new Answer(response.code(), response.headers(), AnswerBody.beginning(response, ERROR_BYTES), false);
        }
        try (AnswerBody body = new AnswerBody(response)) {
            boolean isTooLong = body.isLongerThan(HttpChatModel.ANSWER_BYTES);
            return new Answer(response.code(), response.headers(), isTooLong ? "" : body.text(), isTooLong);
        }
    }

    /** Ends calls under way and lets go of connections and threads. */
    @Override
    public void close() {
        calls.close();
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
