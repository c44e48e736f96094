package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Where a {@link Budget} keeps what its calls took and what those under way may take. Several budgets may share one, in
 * several processes. Safe for use by several threads.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Ledger {

    /**
     * What stands in the ledger at one moment.
     *
     * @param used what calls took, by the names of their models
     * @param reserved what calls under way may take, by the names of their models
     * @param calls how many calls were answered
     * @param underWay how many calls are under way
     */
    record Account(Map<String, Usage> used, Map<String, Usage> reserved, long calls, long underWay) {

        /** Nothing was asked yet. */
        public static final Account EMPTY = new Account(Map.of(), Map.of(), 0, 0);
    }

    /**
     * What one call may take.
     *
     * @param number identifies it in its ledger
     * @param model the model's name
     * @param usage the tokens that are reserved
     */
    record Reservation(long number, String model, Usage usage) {}

    /**
     * Reserves what a call may take; nothing else changes in the ledger between the decision and the reservation.
     *
     * @param model the model's name
     * @param decision says what to reserve, or nothing if the account does not allow the call now
     * @throws FatalModelException if the ledger cannot be used
     */
    Optional<Reservation> reserve(String model, Function<Account, Optional<Usage>> decision) throws FatalModelException;

    /**
     * Replaces a reservation by what the call took.
     *
     * @param isAnswered whether an answer came
     * @throws FatalModelException if the ledger cannot be used
     */
    void settle(Reservation reservation, Usage took, boolean isAnswered) throws FatalModelException;
}
