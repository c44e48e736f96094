package dev.tenet.report;

import dev.tenet.model.FatalModelException;
import dev.tenet.model.Ledger;
import dev.tenet.model.Usage;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ledger of all launches of a build. Calls in flight when their process was killed count as used, because they may
 * have been paid for.
 */
final class BuildLedger implements Ledger {

    private static final String ADD =
            "INSERT INTO used (model, input, output, cached, reasoning, calls) VALUES (?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (model) DO UPDATE SET input = input + excluded.input,"
                    + " output = output + excluded.output, cached = cached + excluded.cached,"
                    + " reasoning = reasoning + excluded.reasoning, calls = calls + excluded.calls";

    private final BuildFile file;

    BuildLedger(BuildFile file) {
        this.file = file;
    }

    @Override
    public Optional<Reservation> reserve(String model, Function<Account, Optional<Usage>> decision)
            throws FatalModelException {
        return alone(open -> {
            Account account = account(open);
            Optional<Usage> usage = decision.apply(account);
            if (usage.isEmpty() && releaseKilled(open)) {
                usage = decision.apply(account(open));
            }
            return usage.isEmpty()
                    ? Optional.<Reservation>empty()
                    : Optional.of(new Reservation(insert(open, model, usage.get()), model, usage.get()));
        });
    }

    @Override
    public void settle(Reservation reservation, Usage took, boolean isAnswered) throws FatalModelException {
        alone(open -> {
            try (PreparedStatement delete = open.prepareStatement("DELETE FROM reservation WHERE number = ?")) {
                delete.setLong(1, reservation.number());
                delete.executeUpdate();
            }
            add(open, reservation.model(), took, isAnswered ? 1 : 0);
            return reservation;
        });
    }

    private <T> T alone(BuildFile.Work<T> work) throws FatalModelException {
        try {
            return file.alone(work);
        } catch (IOException broken) {
            throw new FatalModelException("the budget of the build cannot be updated: " + broken.getMessage());
        }
    }

    private static Account account(Connection open) throws SQLException {
        Map<String, Usage> used = new HashMap<>();
        Map<String, Usage> reserved = new HashMap<>();
        long calls = 0;
        long underWay = 0;
        try (Statement statement = open.createStatement()) {
            try (ResultSet rows =
                    statement.executeQuery("SELECT model, input, output, cached, reasoning, calls FROM used")) {
                while (rows.next()) {
                    used.put(
                            rows.getString(1),
                            Usage.of(rows.getLong(2), rows.getLong(3))
                                    .withCachedTokens(rows.getLong(4))
                                    .withReasoningTokens(rows.getLong(5)));
                    calls += rows.getLong(6);
                }
            }
            try (ResultSet rows = statement.executeQuery(
                    "SELECT model, sum(input), sum(output), count(*) FROM reservation GROUP BY model")) {
                while (rows.next()) {
                    reserved.put(rows.getString(1), Usage.of(rows.getLong(2), rows.getLong(3)));
                    underWay += rows.getLong(4);
                }
            }
        }
        return new Account(used, reserved, calls, underWay);
    }

    private long insert(Connection open, String model, Usage usage) throws SQLException {
        try (PreparedStatement insert =
                open.prepareStatement("INSERT INTO reservation (launch, model, input, output) VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, file.launch());
            insert.setString(2, model);
            insert.setLong(3, usage.inputTokens());
            insert.setLong(4, usage.outputTokens());
            insert.executeUpdate();
        }
        try (Statement statement = open.createStatement()) {
            return BuildFile.number(statement, "SELECT last_insert_rowid()");
        }
    }

    private static void add(Connection open, String model, Usage usage, long calls) throws SQLException {
        try (PreparedStatement add = open.prepareStatement(ADD)) {
            add.setString(1, model);
            add.setLong(2, usage.inputTokens());
            add.setLong(3, usage.outputTokens());
            add.setLong(4, usage.cachedTokens());
            add.setLong(5, usage.reasoningTokens());
            add.setLong(6, calls);
            add.executeUpdate();
        }
    }

    /** Releases the reservations of killed launches, and returns whether there were any. */
    private static boolean releaseKilled(Connection open) throws SQLException {
        boolean hasReleased = false;
        for (long launch : BuildFile.killed(open)) {
            try (PreparedStatement select =
                            open.prepareStatement("SELECT model, input, output FROM reservation WHERE launch = ?");
                    PreparedStatement delete = open.prepareStatement("DELETE FROM reservation WHERE launch = ?")) {
                select.setLong(1, launch);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        add(open, rows.getString(1), Usage.of(rows.getLong(2), rows.getLong(3)), 0);
                    }
                }
                delete.setLong(1, launch);
                hasReleased |= delete.executeUpdate() > 0;
            }
        }
        return hasReleased;
    }
}
