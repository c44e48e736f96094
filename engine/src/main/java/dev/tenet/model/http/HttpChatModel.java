package dev.tenet.model.http;

import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Carries prompts to a server and answers back, in whatever dialect it is given.
 *
 * <p>Nothing is sent twice behind the caller's back, since calls are paid for: a {@link OneShotJson} is never repeated,
 * be it after a broken connection, a 408, a 503 or a redirect. OkHttp may still try the next address of a host that
 * cannot be connected to, for then nothing was sent. Redirects are not followed at all: the model that answers shall be
 * the one that was named, and neither question nor key shall go elsewhere.
 */
final class HttpChatModel implements ChatModel, AutoCloseable {

    /** The longest answer that is read; the longest that any model gives is far below. */
    static final int ANSWER_BYTES = 16 * 1024 * 1024;

    private static final int ERROR_BYTES = 64 * 1024;

    private final HttpUrl url;
    private final String host;
    private final Dialect dialect;
    private final @Nullable ApiKey key;
    private final Timeouts timeouts;
    private final OkHttpClient client;
    private final ExecutorService calls;

    /** @param key what the server is sent as a bearer token, or null for none */
    HttpChatModel(HttpUrl base, Dialect dialect, @Nullable ApiKey key, CallLimits limits) {
        this.url = base.newBuilder().addPathSegments(dialect.path()).build();
        this.host = ServerAddress.hostAndPort(base);
        this.dialect = dialect;
        this.key = key;
        this.timeouts = Timeouts.within(limits.timeout());
        this.client = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(limits.concurrency(), 5, TimeUnit.MINUTES))
                .connectTimeout(timeouts.connect())
                .readTimeout(timeouts.call())
                .writeTimeout(timeouts.call())
                .callTimeout(timeouts.call())
                .followRedirects(false)
                .build();
        this.calls = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "tenet-call-" + host);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public Reply ask(Prompt prompt) throws ModelException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before " + host + " was asked");
        }
        Answer answer = send(request(prompt));
        if (!answer.isSuccessful()) {
            String message = turnedDown(answer);
            throw answer.isFatal() ? new FatalModelException(message) : new ModelException(message);
        }
        try {
            return dialect.reply(answer.body());
        } catch (MalformedReplyException malformed) {
            throw new ModelException(host + " answered " + answer.status() + " to " + posted() + ", but "
                    + malformed.getMessage() + "; the body begins: " + ServerMessage.beginningOf(answer.body(), key));
        }
    }

    private Request request(Prompt prompt) {
        return new Request.Builder()
                .url(url)
                .headers(dialect.headers(key))
                .header("Accept", "application/json")
                .header("User-Agent", "tenet")
                .post(new OneShotJson(dialect.request(prompt)))
                .build();
    }

    /** Waits on a thread of its own for the call: a thread that reads from a socket cannot be interrupted. */
    private Answer send(Request request) throws ModelException, InterruptedException {
        Call call = client.newCall(request);
        Future<Answer> answer;
        try {
            answer = calls.submit(() -> exchange(call));
        } catch (RejectedExecutionException closed) {
            throw new IllegalStateException("the model at " + host + " is closed", closed);
        }
        try {
            return answer.get();
        } catch (InterruptedException interrupted) {
            call.cancel();
            throw interrupted;
        } catch (ExecutionException failed) {
            throw failure(failed.getCause());
        }
    }

    private Answer exchange(Call call) throws IOException, ModelException {
        try (Response response = call.execute()) {
            BufferedSource body = response.body().source();
            if (!response.isSuccessful()) {
                return new Answer(response.code(), response.headers(), beginningOf(body));
            }
            if (body.request(ANSWER_BYTES + 1L)) {
                throw new ModelException(host + " answered " + response.code() + " to " + posted() + " with more than "
                        + ANSWER_BYTES / (1024 * 1024) + " MiB; expected one chat answer");
            }
            return new Answer(response.code(), response.headers(), body.readString(StandardCharsets.UTF_8));
        }
    }

    /** An error's status counts even where its body breaks off. */
    private static String beginningOf(BufferedSource body) throws IOException {
        try {
            body.request(ERROR_BYTES);
        } catch (IOException brokenOff) {
            // What came until then is in the buffer.
        }
        return body.getBuffer().readUtf8(Math.min(body.getBuffer().size(), ERROR_BYTES));
    }

    private ModelException failure(@Nullable Throwable thrown) {
        if (thrown instanceof ModelException failure) {
            return failure;
        }
        if (thrown instanceof IOException failure) {
            String words = calls.isShutdown()
                    ? "was not heard out: the model was closed during the call"
                    : ServerMessage.line(ConnectionFailure.inWords(failure, timeouts), key);
            // What a server says in place of HTTP stands in the cause: it could be the key it was sent.
            boolean isSafe = key == null || !ConnectionFailure.mentions(failure, key.value());
            return new ModelException(host + " " + words, isSafe ? failure : null);
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return new ModelException("the call to " + host + " failed: " + thrown, thrown);
    }

    private String turnedDown(Answer answer) {
        String message = host + " answered " + answer.status() + " to " + posted() + ": ";
        if (answer.isRedirect()) {
            return message + "it points " + destination(answer) + ", and redirects are not followed, so that questions"
                    + " and keys stay with the server that was named; name the right address instead";
        }
        String noKey = key == null && (answer.status() == 401 || answer.status() == 403)
                ? " (no key was sent; the environment variable " + HttpModels.KEY_FOR_ADDRESSES + " can hold one)"
                : "";
        return message + ServerMessage.of(answer.body(), key) + noKey;
    }

    private String destination(Answer answer) {
        String location = answer.headers().get("Location");
        HttpUrl to = location == null ? null : url.resolve(location);
        if (to == null) {
            return "elsewhere";
        }
        // Without user and query, which may hold secrets.
        String address = to.scheme() + "://" + ServerAddress.hostAndPort(to) + to.encodedPath();
        return "to " + ServerMessage.line(address, key);
    }

    private String posted() {
        return "POST " + url.encodedPath();
    }

    /** Ends calls under way and lets go of connections and threads. */
    @Override
    public void close() {
        calls.shutdown();
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    @Override
    public String toString() {
        return "model at " + host;
    }
}
