package dev.tenet.tape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.Reply;
import dev.tenet.model.Usage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up answers. Lookups of several threads are serialized and take a few microseconds each. */
final class TapeReader implements AutoCloseable {

    static final ObjectMapper JSON = JsonMapper.builder().build();

    private static final String QUERY = "SELECT answer, finish, input_tokens, output_tokens, cached_tokens,"
            + " reasoning_tokens, token_chances, rejected,"
            + " CAST(round(unixepoch(recorded, 'subsec') * 1000) AS INTEGER),"
            + " thoughts, sent, served_model, fingerprint, extras, thoughts_field, unknown_finish"
            + " FROM exchange WHERE key = ?";
    private static final TypeReference<List<List<StoredChance>>> CHANCES = new TypeReference<>() {};
    private static final TypeReference<List<String>> WORDS = new TypeReference<>() {};

    private final TapeFile file;
    private final Connection connection;
    private final PreparedStatement query;
    // Keeps one read transaction open for many queries.
    private final boolean looksForLong;

    TapeReader(TapeFile file) throws TapeException {
        this.file = file;
        try {
            this.connection = file.connect();
        } catch (SQLException broken) {
            throw file.unusable(broken);
        }
        try {
            this.looksForLong = file.canBeLookedAtForLong(connection);
            if (looksForLong) {
                connection.setAutoCommit(false);
            }
            this.query = connection.prepareStatement(QUERY);
        } catch (SQLException broken) {
            close();
            throw file.unusable(broken);
        }
    }

    /**
     * Finds the answer of an exchange.
     *
     * @throws FatalModelException if the tape cannot be read
     */
    Optional<Reply> find(byte[] key) throws FatalModelException {
        try {
            synchronized (this) {
                Optional<Reply> found = look(key);
                if (found.isEmpty() && looksForLong) {
                    // It may have been recorded in the meantime.
                    connection.rollback();
                    found = look(key);
                }
                return found;
            }
        } catch (SQLException | JsonProcessingException | DateTimeException | IllegalArgumentException broken) {
            throw new FatalModelException("the tape " + file + " cannot be read: " + broken.getMessage());
        }
    }

    private Optional<Reply> look(byte[] key) throws SQLException, JsonProcessingException {
        query.setBytes(1, key);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(reply(row)) : Optional.empty();
        }
    }

    private static Reply reply(ResultSet row) throws SQLException, JsonProcessingException {
        return Reply.builder(row.getString(1))
                .finish(Reply.Finish.valueOf(row.getString(2)))
                .usage(usage(row))
                .tokenChances(StoredChance.read(JSON.readValue(row.getString(7), CHANCES)))
                .rejectedParameters(JSON.readValue(row.getString(8), WORDS))
                .recorded(recorded(row))
                .thoughts(row.getString(10))
                .sentParameters(row.getString(11))
                .servedModel(row.getString(12))
                .fingerprint(row.getString(13))
                .extras(row.getString(14))
                .thoughtsField(row.getString(15))
                .unknownFinish(row.getString(16))
                .build();
    }

    private static Instant recorded(ResultSet row) throws SQLException {
        long millis = row.getLong(9);
        if (row.wasNull()) {
            throw new DateTimeException("\"recorded\" of an answer is not a time such as 2026-03-04T05:06:07.089Z");
        }
        return Instant.ofEpochMilli(millis);
    }

    private static @Nullable Usage usage(ResultSet row) throws SQLException {
        long input = row.getLong(3);
        return row.wasNull()
                ? null
                : Usage.of(input, row.getLong(4))
                        .withCachedTokens(row.getLong(5))
                        .withReasoningTokens(row.getLong(6));
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException ignored) {
            // Nothing was written.
        }
    }
}
