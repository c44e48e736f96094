package dev.tenet.report;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * The database of the state shared by the launches of a build. Transactions are serialized across processes by
 * {@code BEGIN IMMEDIATE}. Each launch is listed with its process, so that other launches can detect that it was
 * killed.
 */
final class BuildFile implements AutoCloseable {

    private static final int VERSION = 1;
    private static final int BUSY_MILLIS = 30_000;
    // On Linux, process start times are derived from the boot time and vary by a clock tick or two.
    private static final long SAME_START_MILLIS = 2000;

    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE IF NOT EXISTS launch (number INTEGER PRIMARY KEY AUTOINCREMENT, pid INTEGER NOT NULL,"
                    + " born INTEGER NOT NULL, started TEXT NOT NULL, ended TEXT)",
            "CREATE TABLE IF NOT EXISTS spec (place INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE NOT NULL,"
                    + " launch INTEGER NOT NULL, unended TEXT, result TEXT)",
            "CREATE TABLE IF NOT EXISTS used (model TEXT PRIMARY KEY, input INTEGER NOT NULL, output INTEGER NOT NULL,"
                    + " cached INTEGER NOT NULL, reasoning INTEGER NOT NULL, calls INTEGER NOT NULL)",
            "CREATE TABLE IF NOT EXISTS reservation (number INTEGER PRIMARY KEY AUTOINCREMENT, launch INTEGER NOT NULL,"
                    + " model TEXT NOT NULL, input INTEGER NOT NULL, output INTEGER NOT NULL)",
            "CREATE TABLE IF NOT EXISTS turn (server TEXT PRIMARY KEY, requests INTEGER NOT NULL, tokens INTEGER NOT NULL)");

    private final Path path;
    private final Connection connection;
    private final long launch;

    /** An atomic operation on the database. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException, IOException;
    }

    BuildFile(Path path, Instant started) throws IOException {
        this.path = path;
        try {
            this.connection = connect(path);
        } catch (SQLException broken) {
            throw unusable(broken);
        }
        try {
            this.launch = alone(open -> {
                prepare(open);
                return enter(open, started);
            });
        } catch (IOException broken) {
            close();
            throw broken;
        }
    }

    private static Connection connect(Path path) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setGetGeneratedKeys(false);
        Connection connection = config.createConnection("jdbc:sqlite:" + path);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
            enableWriteAheadLog(statement);
            // In WAL mode this is safe if a process dies. A build does not continue after a machine crash.
            statement.execute("PRAGMA synchronous = OFF");
            return connection;
        } catch (SQLException broken) {
            connection.close();
            throw broken;
        }
    }

    /** Enables write-ahead logging, with retries: this statement does not honor the busy timeout. */
    private static void enableWriteAheadLog(Statement statement) throws SQLException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BUSY_MILLIS);
        while (true) {
            try {
                statement.execute("PRAGMA journal_mode = WAL");
                return;
            } catch (SQLException busy) {
                if (busy.getErrorCode() != SQLiteErrorCode.SQLITE_BUSY.code || System.nanoTime() - end > 0) {
                    throw busy;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }

    private void prepare(Connection open) throws SQLException, IOException {
        try (Statement statement = open.createStatement()) {
            long version = number(statement, "PRAGMA user_version");
            if (version != 0 && version != VERSION) {
                throw new IOException(path + " was written by another version of Tenet; use a new build name");
            }
            for (String table : SCHEMA) {
                statement.execute(table);
            }
            statement.execute("PRAGMA user_version = " + VERSION);
        }
    }

    private static long enter(Connection open, Instant started) throws SQLException {
        ProcessHandle own = ProcessHandle.current();
        try (PreparedStatement insert =
                open.prepareStatement("INSERT INTO launch (pid, born, started) VALUES (?, ?, ?)")) {
            insert.setLong(1, own.pid());
            insert.setLong(2, born(own));
            insert.setString(3, started.toString());
            insert.executeUpdate();
        }
        try (Statement statement = open.createStatement()) {
            return number(statement, "SELECT last_insert_rowid()");
        }
    }

    static long number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Returns the number of the launch that opened this database. */
    long launch() {
        return launch;
    }

    /** Runs an operation in an exclusive transaction, which is rolled back if the operation throws. */
    synchronized <T> T alone(Work<T> work) throws IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            boolean isDone = false;
            try {
                T result = work.in(connection);
                statement.execute("COMMIT");
                isDone = true;
                return result;
            } finally {
                if (!isDone) {
                    statement.execute("ROLLBACK");
                }
            }
        } catch (SQLException broken) {
            throw unusable(broken);
        }
    }

    /** Returns the launches that have not ended although their process no longer exists. */
    static List<Long> killed(Connection open) throws SQLException {
        List<Long> killed = new ArrayList<>();
        try (Statement statement = open.createStatement();
                ResultSet launches =
                        statement.executeQuery("SELECT number, pid, born FROM launch WHERE ended IS NULL")) {
            while (launches.next()) {
                if (!isAlive(launches.getLong(2), launches.getLong(3))) {
                    killed.add(launches.getLong(1));
                }
            }
        }
        return killed;
    }

    private static boolean isAlive(long pid, long born) {
        // The process id may have been reused, so compare start times.
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> Math.abs(born(process) - born) <= SAME_START_MILLIS)
                .orElse(false);
    }

    private static long born(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private IOException unusable(SQLException broken) {
        return new IOException(
                path + " cannot be used: " + broken.getMessage() + "; expected a build database in a writable folder",
                broken);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw unusable(broken);
        }
    }
}
