package dev.tenet.report;

import dev.tenet.model.CallLimits.Pace;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.PaceSchedule;
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

/** The pace of all launches of a build: one {@link PaceSchedule} per server, stored in the build's database. */
final class BuildPace implements SharedPace {

    private final BuildFile file;
    private final LongSupplier millis;

    /** @param millis a clock shared by the processes of a machine, such as {@link System#currentTimeMillis} */
    BuildPace(BuildFile file, LongSupplier millis) {
        this.file = file;
        this.millis = millis;
    }

    @Override
    public Duration next(String server, Pace pace, long tokens) throws FatalModelException {
        return alone(open -> {
            long now = TimeUnit.MILLISECONDS.toMicros(millis.getAsLong());
            PaceSchedule schedule = schedule(open, server);
            put(open, server, schedule.taken(now, pace, tokens));
            return Duration.of(schedule.turn(now) - now, ChronoUnit.MICROS);
        });
    }

    @Override
    public void settle(String server, Pace pace, long more) throws FatalModelException {
        if (pace.tokensPerMinute() > 0 && more != 0) {
            alone(open -> {
                PaceSchedule settled = schedule(open, server).settled(pace, more);
                put(open, server, settled);
                return settled;
            });
        }
    }

    private <T> T alone(BuildFile.Work<T> work) throws FatalModelException {
        try {
            return file.alone(work);
        } catch (IOException broken) {
            throw new FatalModelException("the pace of the build cannot be updated: " + broken.getMessage());
        }
    }

    private static PaceSchedule schedule(Connection open, String server) throws SQLException {
        try (PreparedStatement select = open.prepareStatement("SELECT requests, tokens FROM turn WHERE server = ?")) {
            select.setString(1, server);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new PaceSchedule(row.getLong(1), row.getLong(2)) : PaceSchedule.EMPTY;
            }
        }
    }

    private static void put(Connection open, String server, PaceSchedule schedule) throws SQLException {
        try (PreparedStatement replace =
                open.prepareStatement("INSERT OR REPLACE INTO turn (server, requests, tokens) VALUES (?, ?, ?)")) {
            replace.setString(1, server);
            replace.setLong(2, schedule.requests());
            replace.setLong(3, schedule.tokens());
            replace.executeUpdate();
        }
    }
}
