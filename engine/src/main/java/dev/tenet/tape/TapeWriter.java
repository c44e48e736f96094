package dev.tenet.tape;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Turn;
import dev.tenet.model.Usage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes exchanges on a single thread, batching those that arrive during a commit. Callers block until their exchange is
 * committed.
 */
final class TapeWriter implements AutoCloseable {

    private static final int BATCH = 512;
    private static final String VALUES =
            " INTO exchange (key, recorded, identity, occasion, system, question, parameters, answer, finish,"
                    + " input_tokens, output_tokens, cached_tokens, reasoning_tokens, token_chances, rejected,"
                    + " earlier_turns, thoughts, sent, served_model, fingerprint, extras, thoughts_field, unknown_finish)"
                    + " VALUES (?, strftime('%Y-%m-%dT%H:%M:%fZ', ? / 1000.0, 'unixepoch'),"
                    + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    // "OR IGNORE" would also silently ignore other constraint violations.
    private static final String INSERT = "INSERT" + VALUES + " ON CONFLICT (key) DO NOTHING";
    private static final String REPLACE = "INSERT OR REPLACE" + VALUES;

    private final TapeFile file;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private @Nullable Thread thread;
    private boolean isClosed;

    /**
     * An exchange to write.
     *
     * @param key the exchange's key
     * @param recorded when the answer was given
     * @param identity the model's identity
     * @param replaces whether to replace an older answer
     */
    @SuppressWarnings("ArrayRecordComponent") // exchanges are not compared
    record Exchange(byte[] key, Instant recorded, String identity, Prompt prompt, Reply reply, boolean replaces) {}

    /** @param isWritten completed with true if the exchange was not recorded before */
    private record Waiting(@Nullable Exchange exchange, CompletableFuture<Boolean> isWritten) {}

    TapeWriter(TapeFile file) {
        this.file = file;
    }

    /**
     * Writes an exchange and waits until it is committed.
     *
     * @return false if the exchange was recorded before and is unchanged
     * @throws FatalModelException if it cannot be written, which would apply to every further exchange
     */
    boolean write(Exchange exchange) throws FatalModelException {
        Waiting waiting = new Waiting(exchange, new CompletableFuture<>());
        enqueue(waiting);
        try {
            return uninterrupted(waiting.isWritten());
        } catch (ExecutionException failed) {
            throw new FatalModelException("the tape " + file + " cannot be written: "
                    + (failed.getCause() == null ? failed : failed.getCause()).getMessage()
                    + "; is the disk full, or is the file locked by another process?");
        }
    }

    /** Waits uninterruptibly: the commit takes only moments, and the answer must not be lost. */
    private static boolean uninterrupted(CompletableFuture<Boolean> isWritten) throws ExecutionException {
        boolean wasInterrupted = false;
        try {
            while (true) {
                try {
                    return isWritten.get();
                } catch (InterruptedException later) {
                    wasInterrupted = true;
                }
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void enqueue(Waiting waiting) {
        if (isClosed) {
            throw new IllegalStateException("the tape " + file + " is closed");
        }
        if (thread == null) {
            thread = new Thread(this::run, "tenet-tape");
            thread.setDaemon(true);
            thread.start();
        }
        queue.add(waiting);
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>();
        try (Connection connection = file.connect();
                PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement replace = connection.prepareStatement(REPLACE)) {
            connection.setAutoCommit(false);
            boolean isLast = false;
            while (!isLast) {
                batch.add(queue.take());
                queue.drainTo(batch, BATCH);
                isLast = commit(connection, exchange -> exchange.replaces() ? replace : insert, batch);
                batch.clear();
            }
        } catch (SQLException | InterruptedException | RuntimeException | Error broken) {
            // No caller may wait forever for a thread that has ended.
            fail(batch, broken);
        }
    }

    /** Returns whether the end marker was among them. */
    private static boolean commit(
            Connection connection, Function<Exchange, PreparedStatement> statements, List<Waiting> batch)
            throws SQLException {
        boolean isLast = false;
        List<Boolean> written = new ArrayList<>();
        for (Waiting waiting : batch) {
            Exchange exchange = waiting.exchange();
            if (exchange == null) {
                isLast = true;
                written.add(false);
            } else {
                PreparedStatement statement = statements.apply(exchange);
                fill(statement, exchange);
                written.add(statement.executeUpdate() > 0);
            }
        }
        connection.commit();
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).isWritten().complete(written.get(i));
        }
        return isLast;
    }

    private static void fill(PreparedStatement statement, Exchange exchange) throws SQLException {
        Prompt prompt = exchange.prompt();
        Reply reply = exchange.reply();
        statement.setBytes(1, exchange.key());
        statement.setLong(2, exchange.recorded().toEpochMilli());
        statement.setString(3, exchange.identity());
        statement.setString(4, prompt.occasion());
        statement.setString(5, prompt.system());
        statement.setString(6, prompt.question());
        statement.setString(7, json(parameters(prompt)));
        statement.setString(8, reply.text());
        statement.setString(9, reply.finish().name());
        Usage usage = reply.usage();
        count(statement, 10, usage == null ? null : usage.inputTokens());
        count(statement, 11, usage == null ? null : usage.outputTokens());
        count(statement, 12, usage == null ? null : usage.cachedTokens());
        count(statement, 13, usage == null ? null : usage.reasoningTokens());
        statement.setString(14, json(StoredChance.of(reply.tokenChances())));
        statement.setString(15, json(reply.rejectedParameters()));
        statement.setString(16, json(earlier(prompt.turns())));
        statement.setString(17, reply.separateThoughts());
        statement.setString(18, reply.sentParameters());
        statement.setString(19, reply.servedModel());
        statement.setString(20, reply.fingerprint());
        statement.setString(21, reply.extras());
        statement.setString(22, reply.thoughtsField());
        statement.setString(23, reply.unknownFinish());
    }

    private static void count(PreparedStatement statement, int column, @Nullable Long tokens) throws SQLException {
        if (tokens == null) {
            statement.setNull(column, Types.INTEGER);
        } else {
            statement.setLong(column, tokens);
        }
    }

    /** All turns except the question, which has a column of its own for readability. */
    private static List<Map<String, String>> earlier(List<Turn> turns) {
        return turns.subList(0, turns.size() - 1).stream()
                .map(TapeWriter::describe)
                .toList();
    }

    private static Map<String, String> describe(Turn turn) {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("role", turn.role().name().toLowerCase(Locale.ROOT));
        described.put("text", turn.text());
        return described;
    }

    private static Map<String, Object> parameters(Prompt prompt) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        put(parameters, "temperature", prompt.sampling().temperature());
        put(parameters, "top_p", prompt.sampling().topP());
        put(parameters, "max_tokens", prompt.sampling().maxTokens());
        put(parameters, "seed", prompt.sampling().seed());
        put(parameters, "extra", prompt.sampling().extra());
        put(
                parameters,
                "schema",
                prompt.schema() == null ? null : prompt.schema().json());
        put(parameters, "token_chances", prompt.requestsTokenChances() ? true : null);
        return parameters;
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private static String json(Object value) {
        try {
            return TapeReader.JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("numbers, strings and lists can always be written as JSON", impossible);
        }
    }

    private synchronized void fail(List<Waiting> batch, Throwable broken) {
        thread = null;
        queue.drainTo(batch);
        batch.forEach(waiting -> waiting.isWritten().completeExceptionally(broken));
    }

    /** Writes pending exchanges and closes the file. */
    @Override
    public void close() {
        Thread writing;
        synchronized (this) {
            isClosed = true;
            writing = thread;
            if (writing == null) {
                return;
            }
            queue.add(new Waiting(null, new CompletableFuture<>()));
        }
        try {
            writing.join();
        } catch (InterruptedException stopped) {
            // All returned answers are committed; the daemon thread ends with the process.
            Thread.currentThread().interrupt();
        }
    }
}
