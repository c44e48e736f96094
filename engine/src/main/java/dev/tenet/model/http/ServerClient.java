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
 * The HTTP client of one server: sends a request once and returns the response, whatever it means. Supports a proxy and
 * additional certificate authorities.
 *
 * <p>OkHttp never repeats a request on its own ({@link OneShotJson}), because each one is charged. Redirects are not
 * followed, so that only the named server receives the question and the key.
 */
final class ServerClient implements AutoCloseable {

    private static final int ERROR_BYTES = 64 * 1024;
    private static final int PROXY_WANTS_USER = 407;
    // Servers close idle connections, some after two seconds; a request sent on a closed one is lost.
    private static final long IDLE_MILLIS = 1000;

    private final HttpUrl url;
    private final Headers headers;
    private final ProxyRoute route;
    private final Timeouts timeouts;
    private final OkHttpClient client;
    private final InterruptedCalls calls;

    /**
     * @param url the address of requests
     * @param headers sent with each request
     * @param route the proxy
     * @param authorities certificate authorities to trust in addition to Java's; null for none
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
                // Plain http requires neither TLS nor certificates.
                .connectionSpecs(url.isHttps() ? List.of(ConnectionSpec.MODERN_TLS) : List.of(ConnectionSpec.CLEARTEXT))
                .connectionPool(new ConnectionPool(limits.concurrency(), IDLE_MILLIS, TimeUnit.MILLISECONDS))
                .connectTimeout(timeouts.connect())
                // The timeout depends on other calls; InterruptedCalls enforces it.
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

    /** Authenticates preemptively; a second attempt would be useless. */
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

    /** A suffix for the server's name in messages; empty if there is no proxy. */
    String way() {
        return route.words();
    }

    /**
     * Sends a request.
     *
     * @param underWay its timeout
     * @throws ServerFault if the response cannot belong to the request
     * @throws IOException if there is no response, or an incomplete one
     */
    Answer post(JsonNode question, UnderWay underWay) throws IOException {
        Request.Builder request =
                new Request.Builder().url(url).headers(headers).post(new OneShotJson(question));
        if (!url.isHttps() && route.authorization() != null) {
            // Without a tunnel there is no separate request to the proxy, and this one is not repeated.
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

    /** Cancels calls in flight and releases connections and threads. */
    @Override
    public void close() {
        calls.close();
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
