package dev.tenet.model.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.model.CallLimits;
import dev.tenet.model.CallSettings;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.SlotHolder;
import dev.tenet.model.http.CallsInFlight.UnderWay;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Sends prompts to a server in any dialect, and retries where that may help.
 *
 * <p>A call consists of one or more attempts. Each waits for its turn ({@link Pacer}). After a temporary failure
 * ({@link Verdicts}) it is retried with a backoff ({@link Backoff}), during which its slot is free for other calls,
 * until the retries or the patience are exhausted. A permanent rejection ends the call at once.
 *
 * <p>OkHttp never repeats a request on its own ({@link OneShotJson}), because each one is charged. Redirects are not
 * followed, so that only the named server receives the question and the key.
 */
final class HttpChatModel implements ChatModel, AutoCloseable {

    /** The longest response that is read, far above the output of any model. */
    static final int ANSWER_BYTES = 16 * 1024 * 1024;

    private final HttpUrl url;
    private final String host;
    private final Dialect dialect;
    private final @Nullable ApiKey key;
    private final CallLimits limits;
    private final Timeouts timeouts;
    private final ServerClient client;
    private final Pacer pacer;
    private final Verdicts verdicts;
    private final Standing standing = new Standing();
    private final Silence silence = new Silence(System.nanoTime());
    private volatile boolean hasAnswered;
    private volatile boolean isClosed;

    /**
     * A model on a server.
     *
     * @param key the key to send, or null for none
     * @param client sends the requests
     * @param underWay the calls in flight to the server, including those of other models
     */
    HttpChatModel(
            HttpUrl base,
            Dialect dialect,
            @Nullable ApiKey key,
            CallLimits limits,
            ServerClient client,
            CallsInFlight underWay) {
        this.url = base.newBuilder().addPathSegments(dialect.path()).build();
        this.host = ServerAddress.hostAndPort(base);
        this.dialect = dialect;
        this.key = key;
        this.limits = limits;
        this.timeouts = Timeouts.within(limits.timeout());
        this.client = client;
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
        Search search = new Search(dialect, prompt);
        while (true) {
            Form form = standing.form(prompt).with(search.own().changes());
            Sent asked = new Sent(dialect, prompt, form);
            requireOpen();
            Tried tried = inTurn(asked, patience);
            if (tried instanceof Tried.Answered answered) {
                return answered(asked, search, answered.reply());
            }
            if (tried instanceof Tried.Failed failed) {
                throw failed.why();
            }
            if (tried instanceof Tried.Withheld withheld) {
                return withheld(prompt, withheld.refusal());
            }
            if (tried instanceof Tried.Refused refused) {
                lookFurther(search, refused, asked);
                continue;
            }
            Tried.Again again = (Tried.Again) tried;
            if (again.notBefore() != null && patience.isShorterThan(again.notBefore())) {
                throw new FatalModelException(again.why().getMessage() + " (it asks to wait "
                        + again.notBefore().toSeconds() + " s, but " + CallSettings.PATIENCE + " is "
                        + limits.patience().toSeconds() + " s)");
            }
            retries++;
            Duration wait = Backoff.before(retries, again.notBefore());
            long now = System.nanoTime();
            boolean isGivenUp = retries > limits.retries() || patience.endsBefore(wait, now);
            if (isGivenUp && again.mayBeForm() && search.goesOnAfterFault(form)) {
                continue;
            }
            Duration silent = patience.failed(now);
            if (isGivenUp || patience.isShorterThan(silent)) {
                Duration ofAll = isGivenUp ? patience.givenUp(now) : silent;
                throw givenUp(again.why(), retries, patience.spent(now), ofAll.compareTo(silent) > 0 ? ofAll : silent);
            }
            SlotHolder.pause(wait, String.valueOf(again.why().getMessage()));
        }
    }

    private Reply answered(Sent asked, Search search, Reply reply) {
        standing.taken(asked.prompt(), asked.form(), search.own());
        if (reply.finish() != Reply.Finish.WITHHELD) {
            standing.answered(asked.prompt());
        }
        return reply.toBuilder()
                .rejectedParameters(asked.form().words())
                .sentParameters(sent(asked))
                .build();
    }

    /** Continues with another form of the request, if there is one. */
    private void lookFurther(Search search, Tried.Refused refused, Sent asked) throws ModelException {
        String kind = refused.refusal().kind();
        boolean wasWide = search.isWide();
        if (search.goesOn(refused, asked.form(), standing.maySearch(kind))) {
            return;
        }
        if (wasWide) {
            standing.searchedInVain(search.reason().kind());
        }
        throw standing.refused(asked.prompt(), search.reason());
    }

    private Reply withheld(Prompt prompt, Tried.TurnedDown refusal) throws ModelException, InterruptedException {
        Optional<Prompt> answeredBefore = standing.withheld(prompt, refusal);
        if (answeredBefore.isPresent() && isTurnedDownNow(answeredBefore.get())) {
            throw new FatalModelException(
                    refusal.words() + " (" + Standing.IN_A_ROW
                            + " consecutive calls were rejected with this message, and then a prompt that was answered before)");
        }
        return Reply.builder("").finish(Reply.Finish.WITHHELD).build();
    }

    private boolean isTurnedDownNow(Prompt answeredBefore) throws FatalModelException, InterruptedException {
        Form form = standing.form(answeredBefore);
        Tried tried = inTurn(
                new Sent(dialect, answeredBefore, form),
                new CallPatience(silence, limits.patience(), System.nanoTime()));
        return tried instanceof Tried.Withheld || tried instanceof Tried.Refused;
    }

    /** The request without the model and the conversation. */
    private String sent(Sent asked) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        asked.json().properties().forEach(member -> request.set(member.getKey(), member.getValue()));
        return request.remove(dialect.notParameters()).toString();
    }

    /**
     * A server that was never reached, or that lets no call succeed for longer than the patience, will not answer the
     * next call either.
     */
    private ModelException givenUp(ModelException why, int tries, Duration spent, Duration silent) {
        String words = why.getMessage()
                + (tries == 1
                        ? ""
                        : " (the last of " + tries + " attempts in " + Math.max(1, spent.toSeconds()) + " s)");
        if (silent.compareTo(limits.patience()) >= 0) {
            return new FatalModelException(words + "; no call has succeeded for " + silent.toSeconds() + " s, and "
                    + CallSettings.PATIENCE + " is " + limits.patience().toSeconds() + " s");
        }
        return why instanceof UnreachableException && !hasAnswered
                ? new FatalModelException(words)
                : new ModelException(words, why.getCause());
    }

    private void requireOpen() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before the call to " + host);
        }
        if (isClosed) {
            throw new IllegalStateException("the model at " + host + " is closed");
        }
    }

    /** One attempt, as soon as the pace allows it. */
    private Tried inTurn(Sent asked, CallPatience patience) throws FatalModelException, InterruptedException {
        long before = System.nanoTime();
        try (UnderWay call = pacer.await(asked.form().of(asked.prompt()))) {
            patience.waited(before, call.at());
            return attempt(asked, call, patience);
        }
    }

    private Tried attempt(Sent asked, UnderWay call, CallPatience patience)
            throws FatalModelException, InterruptedException {
        Answer answer;
        try {
            answer = HiddenError.shown(client.post(asked.json(), call));
        } catch (IOException broken) {
            pacer.broken(call, broken);
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted during the call to " + host);
            }
            return broken(broken);
        }
        hasAnswered = true;
        Tried tried = verdicts.of(answer, dialect, asked, Instant.now());
        if (!(tried instanceof Tried.Again)) {
            silence.broken(System.nanoTime());
        }
        if (answer.status() == Verdicts.TOO_MANY) {
            patience.turnedDown();
            pacer.refused(call, answer.headers());
        } else {
            pacer.admitted(
                    call,
                    answer,
                    asked.form().of(asked.prompt()),
                    tried instanceof Tried.Answered said ? said.reply() : null);
        }
        return tried;
    }

    private Tried broken(IOException failure) {
        if (isClosed) {
            return new Tried.Failed(new ModelException(host + ": the model was closed during the call"));
        }
        String words =
                host + client.way() + " " + ServerMessage.line(ConnectionFailure.inWords(failure, timeouts), key);
        // The cause contains what a server sent instead of HTTP, possibly the key.
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

    /** Cancels calls in flight and releases connections and threads. */
    @Override
    public void close() {
        isClosed = true;
        client.close();
    }

    @Override
    public String toString() {
        return "model at " + host;
    }

    /** The server could not be reached. */
    private static final class UnreachableException extends ModelException {

        private static final long serialVersionUID = 1;

        UnreachableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
