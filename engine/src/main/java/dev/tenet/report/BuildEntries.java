package dev.tenet.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The specs of all launches of a build. */
final class BuildEntries implements Entries {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BuildFile file;

    BuildEntries(BuildFile file) {
        this.file = file;
    }

    @Override
    public void begin(Map<String, JsonNode> specs) throws IOException {
        file.alone(open -> {
            for (Map.Entry<String, JsonNode> spec : specs.entrySet()) {
                put(open, "unended", spec.getKey(), spec.getValue());
            }
            return specs;
        });
    }

    @Override
    public void put(String name, JsonNode spec) throws IOException {
        file.alone(open -> {
            put(open, "result", name, mergeClaims(earlier(open, name), spec));
            return spec;
        });
    }

    private static Optional<JsonNode> earlier(Connection open, String name) throws SQLException, IOException {
        try (PreparedStatement query = open.prepareStatement("SELECT result FROM spec WHERE name = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                @Nullable String result = row.next() ? row.getString(1) : null;
                return result == null ? Optional.empty() : Optional.of(JSON.readTree(result));
            }
        }
    }

    /** Merges the claims of a spec with those of an earlier launch, because a launch may select only some of them. */
    private static JsonNode mergeClaims(Optional<JsonNode> earlier, JsonNode spec) {
        if (earlier.isEmpty() || !(spec.path("claims") instanceof ArrayNode claims)) {
            return spec;
        }
        if (spec.path("status").asText().equals("kept")) {
            // A rerun that repeats existing results without figures: keep the earlier entry.
            return earlier.get();
        }
        Set<String> known = new TreeSet<>();
        claims.forEach(claim -> known.add(claim.path("id").asText()));
        for (JsonNode claim : earlier.get().path("claims")) {
            if (known.add(claim.path("id").asText())) {
                claims.add(claim);
            }
        }
        return spec;
    }

    private void put(Connection open, String column, String name, JsonNode spec) throws SQLException {
        try (PreparedStatement insert = open.prepareStatement("INSERT INTO spec (name, launch, " + column
                + ") VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET launch = excluded.launch, " + column
                + " = excluded." + column)) {
            insert.setString(1, name);
            insert.setLong(2, file.launch());
            insert.setString(3, spec.toString());
            insert.executeUpdate();
        }
    }

    @Override
    public void end(Instant ended) throws IOException {
        file.alone(open -> {
            try (PreparedStatement update = open.prepareStatement("UPDATE launch SET ended = ? WHERE number = ?")) {
                update.setString(1, ended.toString());
                update.setLong(2, file.launch());
                return update.executeUpdate();
            }
        });
    }

    @Override
    public <T> T write(Page<T> page) throws IOException {
        return file.alone(open -> {
            Set<Long> killed = new TreeSet<>(BuildFile.killed(open));
            Times times = times(open, killed);
            return page.write(times.started(), times.ended(), specs(open, killed));
        });
    }

    private record Times(Instant started, @Nullable Instant ended) {}

    private static Times times(Connection open, Set<Long> killed) throws SQLException {
        Instant started = Instant.MAX;
        Instant ended = Instant.MIN;
        boolean isUnderWay = false;
        try (Statement statement = open.createStatement();
                ResultSet launches = statement.executeQuery("SELECT number, started, ended FROM launch")) {
            while (launches.next()) {
                Instant began = Instant.parse(launches.getString(2));
                started = began.isBefore(started) ? began : started;
                @Nullable String end = launches.getString(3);
                isUnderWay |= end == null && !killed.contains(launches.getLong(1));
                ended = end != null && Instant.parse(end).isAfter(ended) ? Instant.parse(end) : ended;
            }
        }
        return new Times(started, isUnderWay || ended.equals(Instant.MIN) ? null : ended);
    }

    /**
     * Returns the specs. An unfinished spec is omitted while its process runs, and reported as unfinished after the
     * process has ended.
     */
    private static List<JsonNode> specs(Connection open, Set<Long> killed) throws SQLException, IOException {
        List<JsonNode> specs = new ArrayList<>();
        try (Statement statement = open.createStatement();
                ResultSet rows = statement.executeQuery("SELECT launch, unended, result FROM spec ORDER BY place")) {
            while (rows.next()) {
                @Nullable String result = rows.getString(3);
                if (result != null) {
                    specs.add(JSON.readTree(result));
                } else if (killed.contains(rows.getLong(1))) {
                    specs.add(JSON.readTree(rows.getString(2)));
                }
            }
        }
        return specs;
    }
}
