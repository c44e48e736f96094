package dev.tenet.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The ledger of a single launch, in memory. */
final class InMemoryLedger implements Ledger {

    private final Map<String, Usage> used = new HashMap<>();
    private final Map<String, Usage> reserved = new HashMap<>();
    private long calls;
    private long inFlight;

    @Override
    public synchronized Optional<Reservation> reserve(String model, Function<Account, Optional<Usage>> decision) {
        Optional<Usage> usage = decision.apply(new Account(used, reserved, calls, inFlight));
        usage.ifPresent(tokens -> {
            reserved.merge(model, tokens, Usage::plus);
            inFlight++;
        });
        return usage.map(tokens -> new Reservation(0, model, tokens));
    }

    @Override
    public synchronized void settle(Reservation reservation, Usage took, boolean isAnswered) {
        inFlight--;
        reserved.merge(reservation.model(), reservation.usage().negated(), Usage::plus);
        used.merge(reservation.model(), took, Usage::plus);
        calls += isAnswered ? 1 : 0;
    }
}
