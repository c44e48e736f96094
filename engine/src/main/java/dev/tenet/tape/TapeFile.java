package dev.tenet.tape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** The SQLite file of a tape: creates the schema, and rejects files that are not tapes. */
final class TapeFile {

    static final int APPLICATION = 0x54454e54;
    static final int VERSION = 2;

    private static final int BUSY_MILLIS = 30_000;

    private static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS exchange (
              key              BLOB PRIMARY KEY,
              recorded         TEXT NOT NULL,
              identity         TEXT NOT NULL,
              occasion         TEXT NOT NULL,
              system           TEXT,
              earlier_turns    TEXT NOT NULL,
              question         TEXT NOT NULL,
              parameters       TEXT NOT NULL,
              sent             TEXT,
              answer           TEXT NOT NULL,
              thoughts         TEXT NOT NULL,
              thoughts_field   TEXT,
              finish           TEXT NOT NULL,
              unknown_finish   TEXT,
              input_tokens     INTEGER,
              output_tokens    INTEGER,
              cached_tokens    INTEGER,
              reasoning_tokens INTEGER,
              served_model     TEXT,
              fingerprint      TEXT,
              token_chances    TEXT NOT NULL,
              rejected         TEXT NOT NULL,
              extras           TEXT NOT NULL
            )""";

    private final Path path;
    private final boolean isOnlyRead;

    TapeFile(Path path, boolean isOnlyRead) {
        this.path = path;
        this.isOnlyRead = isOnlyRead;
    }

    /** Checks the file, and creates the table if it is missing. */
    void prepare() throws TapeException {
        if (isOnlyRead && !Files.exists(path)) {
            throw new TapeException("there is no tape " + path + " to replay; record one with " + TapeSettings.MODE
                    + "=auto, or set another with " + TapeSettings.TAPE);
        }
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (!isOnlyRead && folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException impossible) {
            throw new TapeException(
                    "the directory of the tape " + path + " cannot be created: " + impossible, impossible);
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (isOnlyRead) {
                check(statement);
                return;
            }
            // Blocks other processes, so that they see either nothing or the complete schema.
            statement.execute("BEGIN IMMEDIATE");
            check(statement);
            statement.execute(SCHEMA);
            statement.execute("PRAGMA application_id = " + APPLICATION);
            statement.execute("PRAGMA user_version = " + VERSION);
            statement.execute("COMMIT");
            writeAhead(statement);
        } catch (SQLException broken) {
            throw unusable(broken);
        }
    }

    /** This pragma ignores the busy timeout, so it is retried here. */
    private static void writeAhead(Statement statement) throws SQLException {
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

    private void check(Statement statement) throws SQLException, TapeException {
        int application = number(statement, "PRAGMA application_id");
        int version = number(statement, "PRAGMA user_version");
        boolean isEmpty = number(statement, "SELECT count(*) FROM sqlite_schema") == 0;
        if (application != APPLICATION && !(isEmpty && !isOnlyRead)) {
            throw new TapeException(
                    path + " is a database, but not a Tenet tape; set another file with " + TapeSettings.TAPE);
        }
        if (application == APPLICATION && version != VERSION) {
            throw new TapeException("the tape " + path + " has schema " + version + ", but this version of Tenet"
                    + " reads only schema "
                    + VERSION + "; "
                    + (version < VERSION
                            ? "its answers cannot be replayed. Delete it, or set another file with " + TapeSettings.TAPE
                                    + ", and record" + " them again"
                            : "use the version of Tenet that wrote it, or a later one, or set another file with "
                                    + TapeSettings.TAPE));
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }

    /** A connection for one thread at a time. */
    Connection connect() throws SQLException {
        // A read-only file without a write-ahead log cannot change.
        boolean isFrozen = isOnlyRead
                && !Files.isWritable(path)
                && !Files.exists(path.resolveSibling(path.getFileName() + "-wal"));
        String url = isFrozen ? path.toUri() + "?immutable=1" : path.toString();
        SQLiteConfig config = new SQLiteConfig();
        // Otherwise every insert is followed by a query for the generated key.
        config.setGetGeneratedKeys(false);
        Connection connection = config.createConnection("jdbc:sqlite:" + url);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
            // With WAL, a process crash loses nothing; a power failure may lose the last exchanges but never corrupts
            // the file.
            statement.execute("PRAGMA synchronous = NORMAL");
            return connection;
        } catch (SQLException broken) {
            connection.close();
            throw broken;
        }
    }

    /**
     * Whether a read transaction may stay open: only if the file is not written by this process and uses WAL, where
     * readers do not block writers.
     */
    boolean canBeLookedAtForLong(Connection connection) throws SQLException {
        if (!isOnlyRead) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                ResultSet mode = statement.executeQuery("PRAGMA journal_mode")) {
            return mode.next() && mode.getString(1).equals("wal");
        }
    }

    TapeException unusable(SQLException broken) {
        return new TapeException(
                "the tape " + path + " cannot be used: " + broken.getMessage()
                        + "; expected an SQLite file that can be " + (isOnlyRead ? "read" : "written")
                        + ". Set another with " + TapeSettings.TAPE,
                broken);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
