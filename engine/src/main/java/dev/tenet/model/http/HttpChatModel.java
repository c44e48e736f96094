package dev.tenet.model.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.model.AnswerSchema;
import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Sampling;
import dev.tenet.model.SlotHolder;
import dev.tenet.model.http.CallsUnderWay.UnderWay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Carries prompts to a server and answers back, in whatever dialect it is given, and tries again where that may help.
 *
 * <p>A call is one or more tries. Each waits for its turn ({@link Pacer}); one that failed in a way that may pass ({@link
 * Verdicts}) is tried again after a wait ({@link Backoff}), in which its slot is free for other calls, until the retries
 * or the patience are used up. What the server turns down for good ends the call at once.
 *
 * <p>OkHttp itself sends nothing twice: a {@link OneShotJson} is never repeated behind our back, for calls are paid for.
 * Redirects are not followed at all: the model that answers shall be the one that was named, and neither question nor key
 * shall go elsewhere.
 */
final class HttpChatModel implements ChatModel, AutoCloseable {

    /** The longest answer that is read; the longest that any model gives is far below. */
    static final int ANSWER_BYTES = 16 * 1024 * 1024;

    private static final int ERROR_BYTES = 64 * 1024;
    private static final int MOST_SENT = 1000;
    // Servers close connections that nobody uses, some after two seconds: what is sent on such a one is lost.
    private static final long IDLE_MILLIS = 1000;

    private final HttpUrl url;
    private final String host;
    private final Dialect dialect;
    private final @Nullable ApiKey key;
    private final CallLimits limits;
    private final Timeouts timeouts;
    private final OkHttpClient client;
    private final InterruptedCalls calls;
    private final Pacer pacer;
    private final Verdicts verdicts;
    // Parameters that the server rejected: it would do so every time.
    private final Set<String> rejected = new ConcurrentSkipListSet<>();
    // Parameters without which a call was tried because the server named none.
    private final Set<String> doubted = new ConcurrentSkipListSet<>();
    // In JSON, by what a prompt asks for: a participant asks for the same all the time.
    private final Map<Parameters, String> sent = new ConcurrentHashMap<>();
    private final Silence silence = new Silence(System.nanoTime());
    private volatile boolean hasAnswered;
    private volatile boolean isClosed;

    private record Parameters(Sampling sampling, @Nullable AnswerSchema schema, boolean withTokenChances) {}

    /**
     * A model at a server.
     *
     * @param key what the server is sent, or null for none
     * @param underWay the calls to the server, of this model and others
     */
    HttpChatModel(HttpUrl base, Dialect dialect, @Nullable ApiKey key, CallLimits limits, CallsUnderWay underWay) {
        this.url = base.newBuilder().addPathSegments(dialect.path()).build();
        this.host = ServerAddress.hostAndPort(base);
        this.dialect = dialect;
        this.key = key;
        this.limits = limits;
        this.timeouts = Timeouts.within(limits.timeout());
        this.client = new OkHttpClient.Builder()
                // To a server that speaks plain http no connection needs TLS, and no certificates need to be read.
                .connectionSpecs(
                        base.isHttps() ? List.of(ConnectionSpec.MODERN_TLS) : List.of(ConnectionSpec.CLEARTEXT))
                .connectionPool(new ConnectionPool(limits.concurrency(), IDLE_MILLIS, TimeUnit.MILLISECONDS))
                .connectTimeout(timeouts.connect())
                // How long a call may take depends on those before it: InterruptedCalls ends it.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO)
                .followRedirects(false)
                .build();
        this.calls = new InterruptedCalls("tenet-calls-" + host);
        this.pacer = new Pacer(identity(), limits, underWay);
        this.verdicts = new Verdicts(url, key);
    }

    @Override
    public String identity() {
        String query = url.encodedQuery() == null ? "" : "?" + url.encodedQuery();
        return dialect.name() + " " + ServerAddress.withoutSecrets(url) + query + " " + dialect.model();
    }

    @Override
    public Reply ask(Prompt prompt) throws ModelException, InterruptedException {
        CallPatience patience = new CallPatience(silence, limits.patience(), System.nanoTime());
        int retries = 0;
        // Left out of this call alone: its server did not say what it minded.
        Set<String> leftOut = new TreeSet<>();
        while (true) {
            leftOut.addAll(rejected);
            List<String> without = List.copyOf(leftOut);
            Prompt asked = without.isEmpty() ? prompt : without(prompt, without);
            requireOpen();
            Tried tried = inTurn(asked, patience);
            if (tried instanceof Tried.Answered answered) {
                return answered.reply().toBuilder()
                        .rejected(without)
                        .sent(sent(asked))
                        .build();
            }
            if (tried instanceof Tried.Failed failed) {
                throw failed.why();
            }
            if (tried instanceof Tried.Without refused) {
                if (without.contains(refused.parameter())) {
                    throw refused.why();
                }
                leftOut.add(refused.parameter());
                // Once may be about the question; twice is about the server.
                if (refused.isNamed() || !doubted.add(refused.parameter())) {
                    rejected.add(refused.parameter());
                }
                continue;
            }
            Tried.Again again = (Tried.Again) tried;
            if (again.notBefore() != null && patience.isShorterThan(again.notBefore())) {
                throw new FatalModelException(again.why().getMessage() + " (it asks to wait "
                        + again.notBefore().toSeconds() + " s, and tenet.patience is "
                        + limits.patience().toSeconds() + " s)");
            }
            retries++;
            Duration wait = Backoff.before(retries, again.notBefore());
            long now = System.nanoTime();
            Duration silent = patience.failed(now);
            boolean isGivenUp = retries > limits.retries() || patience.endsBefore(wait, now);
            if (isGivenUp || patience.isShorterThan(silent)) {
                Duration ofAll = isGivenUp ? patience.givenUp(now) : silent;
                throw givenUp(again.why(), retries, patience.spent(now), ofAll.compareTo(silent) > 0 ? ofAll : silent);
            }
            SlotHolder.pause(wait, String.valueOf(again.why().getMessage()));
        }
    }

    private static Prompt without(Prompt prompt, List<String> parameters) {
        Sampling sampling = prompt.sampling();
        return prompt.toBuilder()
                .sampling(sampling.withTemperature(parameters.contains("temperature") ? null : sampling.temperature())
                        .withTopP(parameters.contains("top_p") ? null : sampling.topP())
                        .withSeed(parameters.contains("seed") ? null : sampling.seed()))
                .schema(parameters.contains(ServerError.SCHEMA) ? null : prompt.schema())
                .withTokenChances(prompt.withTokenChances() && !parameters.contains(ServerError.LOGPROBS))
                .build();
    }

    /** What a request for this prompt holds beside the model and the conversation. */
    private String sent(Prompt prompt) {
        Parameters parameters = new Parameters(prompt.sampling(), prompt.schema(), prompt.withTokenChances());
        if (sent.size() > MOST_SENT) {
            sent.clear();
        }
        return sent.computeIfAbsent(parameters, any -> {
            ObjectNode request = JsonNodeFactory.instance.objectNode();
            dialect.request(prompt).properties().forEach(member -> request.set(member.getKey(), member.getValue()));
            return request.remove(dialect.notParameters()).toString();
        });
    }

    /**
     * A server that cannot be reached, and never was, will not be there for the next question either; nor will one
     * that lets no call succeed for longer than anybody waits.
     */
    private ModelException givenUp(ModelException why, int tries, Duration spent, Duration silent) {
        String words = why.getMessage()
                + (tries == 1 ? "" : " (the last of " + tries + " tries in " + Math.max(1, spent.toSeconds()) + " s)");
        if (silent.compareTo(limits.patience()) >= 0) {
            return new FatalModelException(words + "; no call has succeeded for " + silent.toSeconds()
                    + " s, and tenet.patience is " + limits.patience().toSeconds() + " s");
        }
        return why instanceof UnreachableException && !hasAnswered
                ? new FatalModelException(words)
                : new ModelException(words, why.getCause());
    }

    private void requireOpen() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before " + host + " was asked");
        }
        if (isClosed) {
            throw new IllegalStateException("the model at " + host + " is closed");
        }
    }

    /** One try, as soon as the pace allows. */
    private Tried inTurn(Prompt prompt, CallPatience patience) throws FatalModelException, InterruptedException {
        long before = System.nanoTime();
        try (UnderWay call = pacer.await(prompt)) {
            patience.waited(before, call.at());
            return attempt(prompt, call, patience);
        }
    }

    private Tried attempt(Prompt prompt, UnderWay call, CallPatience patience)
            throws FatalModelException, InterruptedException {
        Answer answer;
        try {
            answer = send(request(prompt), call);
        } catch (IOException broken) {
            pacer.broken(call, broken);
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while " + host + " was asked");
            }
            return broken(broken);
        }
        hasAnswered = true;
        Tried tried = verdicts.of(answer, dialect, prompt.schema() != null, Instant.now());
        if (!(tried instanceof Tried.Again)) {
            silence.broken(System.nanoTime());
        }
        if (answer.status() == Verdicts.TOO_MANY) {
            patience.turnedDown();
            pacer.refused(call, answer.headers());
        } else {
            pacer.admitted(call, answer, prompt, tried instanceof Tried.Answered said ? said.reply() : null);
        }
        return tried;
    }

    private Request request(Prompt prompt) {
        return new Request.Builder()
                .url(url)
                .headers(dialect.headers(key))
                .addHeader("Accept", "application/json")
                .addHeader("User-Agent", "tenet")
                .post(new OneShotJson(dialect.request(prompt)))
                .build();
    }

    private Answer send(Request request, UnderWay underWay) throws IOException {
        Call call = client.newCall(request);
        calls.begin(call, underWay);
        try (Response response = call.execute()) {
            return answer(response.code(), response.headers(), response.body().source(), response.isSuccessful());
        } catch (IOException broken) {
            throw underWay.isGivenUp() ? new OverdueException(timeouts.call(), underWay.others(), broken) : broken;
        } finally {
            calls.end();
        }
    }

    private Answer answer(int status, Headers headers, BufferedSource body, boolean isSuccessful) throws IOException {
        if (!isSuccessful) {
            return new Answer(status, headers, beginningOf(body), false);
        }
        boolean isTooLong = body.request(ANSWER_BYTES + 1L);
        return new Answer(status, headers, isTooLong ? "" : body.readString(StandardCharsets.UTF_8), isTooLong);
    }

    /** An error's status counts even where its body breaks off. */
    private static String beginningOf(BufferedSource body) {
        try {
            body.request(ERROR_BYTES);
            return body.getBuffer().readUtf8(Math.min(body.getBuffer().size(), ERROR_BYTES));
        } catch (IOException brokenOff) {
            // What came until then is in the buffer.
            return body.getBuffer().readString(StandardCharsets.UTF_8);
        }
    }

    private Tried broken(IOException failure) {
        if (isClosed) {
            return new Tried.Failed(
                    new ModelException(host + " was not heard out: the model was closed during the call"));
        }
        String words = host + " " + ServerMessage.line(ConnectionFailure.inWords(failure, timeouts), key);
        // What a server says in place of HTTP stands in the cause: it could be the key it was sent.
        boolean isSafe = key == null || !ConnectionFailure.says(failure, key::isIn);
        IOException cause = isSafe ? failure : null;
        if (ConnectionFailure.isLasting(failure)) {
            return new Tried.Failed(hasAnswered ? new ModelException(words, cause) : new FatalModelException(words));
        }
        return new Tried.Again(
                ConnectionFailure.isUnreachable(failure)
                        ? new UnreachableException(words, cause)
                        : new ModelException(words, cause),
                null);
    }

    /** Ends calls under way and lets go of connections and threads. */
    @Override
    public void close() {
        isClosed = true;
        calls.close();
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    @Override
    public String toString() {
        return "model at " + host;
    }

    /** Nobody is there. */
    private static final class UnreachableException extends ModelException {

        private static final long serialVersionUID = 1;

        UnreachableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
