package dev.tenet.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * Answers in SQLite, looked up by one connection and written by one thread in batches; whoever hands one in waits until it
 * is committed.
 */
final class LeastTape implements AutoCloseable {

    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Waiting last = new Waiting(new byte[0], "", "", new CompletableFuture<>());
    private final Connection reading;
    private final PreparedStatement query;

    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Waiting(byte[] key, String prompt, String answer, CompletableFuture<Boolean> isKept) {}

    LeastTape(Path file) throws SQLException {
        String url = "jdbc:sqlite:" + file;
        reading = DriverManager.getConnection(url);
        try (Statement statement = reading.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("CREATE TABLE answer (key BLOB PRIMARY KEY, prompt TEXT NOT NULL, answer TEXT NOT NULL)");
        }
        query = reading.prepareStatement("SELECT answer FROM answer WHERE key = ?");
        new Thread(() -> write(url)).start();
    }

    synchronized @Nullable String find(byte[] key) throws SQLException {
        query.setBytes(1, key);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }

    void keep(byte[] key, String prompt, String answer) throws Exception {
        Waiting waiting = new Waiting(key, prompt, answer, new CompletableFuture<>());
        queue.add(waiting);
        waiting.isKept().get(10, TimeUnit.SECONDS);
    }

    private void write(String url) {
        SQLiteConfig config = new SQLiteConfig();
        config.setGetGeneratedKeys(false);
        try (Connection connection = config.createConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = NORMAL");
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT OR IGNORE INTO answer VALUES (?, ?, ?)")) {
                List<Waiting> batch = new ArrayList<>();
                while (!batch.contains(last)) {
                    batch.clear();
                    batch.add(queue.take());
                    queue.drainTo(batch);
                    for (Waiting waiting : batch) {
                        insert.setBytes(1, waiting.key());
                        insert.setString(2, waiting.prompt());
                        insert.setString(3, waiting.answer());
                        insert.executeUpdate();
                    }
                    connection.commit();
                    batch.forEach(waiting -> waiting.isKept().complete(true));
                }
            }
        } catch (SQLException | InterruptedException broken) {
            last.isKept().completeExceptionally(broken);
        }
    }

    @Override
    public void close() throws SQLException {
        queue.add(last);
        last.isKept().join();
        reading.close();
    }
}
