package dev.tenet.deepvalue;

import dev.tenet.deepvalue.ControlQuestion.Kind;
import dev.tenet.deepvalue.DeepValueReading.ControlReading;
import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Looks;
import dev.tenet.stats.MissingPairs;
import dev.tenet.stats.PairedProportions;
import dev.tenet.stats.SamplingPlan;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The running pairs of {@link ExamplesEffect}. Mutable and not thread-safe. */
final class ExamplesEffectCounter {

    private final SamplingPlan plan;
    private final Map<Result, Map<Result, Long>> counts = new EnumMap<>(Result.class);
    private final BettingInterval bets;

    /** What became of one of the two questions. */
    private enum Result {
        DEEP,
        SHALLOW,
        UNREAD,
        FAILED;

        boolean isChoice() {
            return this == DEEP || this == SHALLOW;
        }

        static Result of(Choice choice) {
            return switch (choice) {
                case DEEP -> DEEP;
                case SHALLOW -> SHALLOW;
                case UNREADABLE, REFUSED -> UNREAD;
            };
        }

        static Result of(ControlReading reading) {
            return reading instanceof ControlReading.Answered answered ? of(answered.choice()) : FAILED;
        }
    }

    ExamplesEffectCounter(SamplingPlan plan) {
        this.plan = plan;
        this.bets = new BettingInterval(plan.level());
    }

    /** Adds a trial that was read, if it was asked without examples too. */
    void add(DeepValueReading reading) {
        for (ControlReading control : reading.controls()) {
            if (control.question().kind() == Kind.ZERO_SHOT) {
                add(Result.of(control), Result.of(reading.choice()));
            }
        }
    }

    /** Adds a trial whose call failed, so that its control questions were not asked either. */
    void addFailed(Trial trial) {
        if (trial.controls().stream().anyMatch(control -> control.kind() == Kind.ZERO_SHOT)) {
            add(Result.FAILED, Result.FAILED);
        }
    }

    private void add(Result without, Result with) {
        counts.computeIfAbsent(without, any -> new EnumMap<>(Result.class)).merge(with, 1L, Long::sum);
        if (without.isChoice() && with.isChoice()) {
            bets.observe((1 + success(with) - success(without)) / 2);
        }
    }

    private static double success(Result result) {
        return result == Result.DEEP ? 1 : 0;
    }

    private long count(Result without, Result with) {
        return counts.getOrDefault(without, Map.of()).getOrDefault(with, 0L);
    }

    /**
     * Returns the effect so far.
     *
     * @param trials the number of trials so far
     */
    ExamplesEffect soFar(long trials) {
        return new ExamplesEffect(
                plan.level(),
                new PairedProportions(
                        count(Result.DEEP, Result.DEEP),
                        count(Result.DEEP, Result.SHALLOW),
                        count(Result.SHALLOW, Result.DEEP),
                        count(Result.SHALLOW, Result.SHALLOW)),
                new MissingPairs(
                        count(Result.DEEP, Result.UNREAD),
                        count(Result.SHALLOW, Result.UNREAD),
                        count(Result.UNREAD, Result.DEEP),
                        count(Result.UNREAD, Result.SHALLOW),
                        count(Result.UNREAD, Result.UNREAD)),
                new MissingPairs(
                        count(Result.DEEP, Result.FAILED),
                        count(Result.SHALLOW, Result.FAILED),
                        count(Result.FAILED, Result.DEEP),
                        count(Result.FAILED, Result.SHALLOW),
                        count(Result.FAILED, Result.FAILED)
                                + count(Result.FAILED, Result.UNREAD)
                                + count(Result.UNREAD, Result.FAILED)),
                byBets(trials));
    }

    /** One look is valid at the planned end alone. */
    private @Nullable Interval byBets(long trials) {
        if (plan.looks() == Looks.FIXED && trials >= plan.planned()) {
            return null;
        }
        Interval scaled = bets.interval();
        return new Interval(2 * scaled.low() - 1, 2 * scaled.high() - 1);
    }
}
