package dev.tenet.model;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Records what the calls of a {@link Budget} used and reserved. Several budgets may share a ledger, also across
 * processes. Safe for use by several threads.
 */
@API(status = INTERNAL, since = "0.1")
public interface Ledger {

    /**
     * A snapshot of the ledger.
     *
     * @param used tokens used, by model name
     * @param reserved tokens reserved by calls in flight, by model name
     * @param calls number of answered calls
     * @param inFlight number of calls in flight
     */
    record Account(Map<String, Usage> used, Map<String, Usage> reserved, long calls, long inFlight) {

        /** An account without calls. */
        public static final Account EMPTY = new Account(Map.of(), Map.of(), 0, 0);
    }

    /**
     * The tokens reserved for one call.
     *
     * @param number identifies it in its ledger
     * @param model the model's name
     * @param usage the reserved tokens
     */
    record Reservation(long number, String model, Usage usage) {}

    /**
     * Reserves tokens for a call, atomically with the decision.
     *
     * @param model the model's name
     * @param decision returns the tokens to reserve, or empty if the account does not allow the call now
     * @throws FatalModelException if the ledger cannot be used
     */
    Optional<Reservation> reserve(String model, Function<Account, Optional<Usage>> decision) throws FatalModelException;

    /**
     * Replaces a reservation with the tokens that the call used.
     *
     * @param isAnswered whether the call was answered
     * @throws FatalModelException if the ledger cannot be used
     */
    void settle(Reservation reservation, Usage took, boolean isAnswered) throws FatalModelException;
}
