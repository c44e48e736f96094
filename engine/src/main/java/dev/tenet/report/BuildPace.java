package dev.tenet.report;

import dev.tenet.model.CallLimits.Pace;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.SharedPace;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The pace of all launches of a build: for each server when the next request may be sent, and when the tokens of those before
 * it are made up for (the generic cell rate algorithm, ITU-T I.371, with no burst). A call takes its turn before it waits for
 * it, so that no two have the same.
 */
final class BuildPace implements SharedPace {

    private static final double MINUTE_MICROS = TimeUnit.MINUTES.toMicros(1);

    private final BuildFile file;
    private final LongSupplier millis;

    /** @param millis what the processes of a machine agree on, as {@link System#currentTimeMillis} */
    BuildPace(BuildFile file, LongSupplier millis) {
        this.file = file;
        this.millis = millis;
    }

    /** The microseconds since 1970 at which the next request may be sent by each of the two limits. */
    private record Turn(long requests, long tokens) {}

    @Override
    public Duration next(String server, Pace pace, long tokens) throws FatalModelException {
        return alone(open -> {
            long now = TimeUnit.MILLISECONDS.toMicros(millis.getAsLong());
            Turn last = turn(open, server);
            long at = Math.max(now, Math.max(last.requests(), last.tokens()));
            put(
                    open,
                    server,
                    new Turn(after(at, 1, pace.requestsPerMinute()), after(at, tokens, pace.tokensPerMinute())));
            return Duration.of(at - now, ChronoUnit.MICROS);
        });
    }

    @Override
    public void settle(String server, Pace pace, long more) throws FatalModelException {
        if (pace.tokensPerMinute() > 0 && more != 0) {
            alone(open -> {
                Turn last = turn(open, server);
                put(open, server, new Turn(last.requests(), last.tokens() + micros(more, pace.tokensPerMinute())));
                return last;
            });
        }
    }

    /** When the next may come by a limit; at any time if there is none. */
    private static long after(long at, long number, long perMinute) {
        return perMinute == 0 ? 0 : at + micros(number, perMinute);
    }

    private static long micros(long number, long perMinute) {
        return Math.round(number * MINUTE_MICROS / perMinute);
    }

    private <T> T alone(BuildFile.Work<T> work) throws FatalModelException {
        try {
            return file.alone(work);
        } catch (IOException broken) {
            throw new FatalModelException("the pace of the build cannot be kept: " + broken.getMessage());
        }
    }

    private static Turn turn(Connection open, String server) throws SQLException {
        try (PreparedStatement select = open.prepareStatement("SELECT requests, tokens FROM turn WHERE server = ?")) {
            select.setString(1, server);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Turn(row.getLong(1), row.getLong(2)) : new Turn(0, 0);
            }
        }
    }

    private static void put(Connection open, String server, Turn turn) throws SQLException {
        try (PreparedStatement replace =
                open.prepareStatement("INSERT OR REPLACE INTO turn (server, requests, tokens) VALUES (?, ?, ?)")) {
            replace.setString(1, server);
            replace.setLong(2, turn.requests());
            replace.setLong(3, turn.tokens());
            replace.executeUpdate();
        }
    }
}
