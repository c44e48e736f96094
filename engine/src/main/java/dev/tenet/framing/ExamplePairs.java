package dev.tenet.framing;

import dev.tenet.framing.judge.Side;
import org.jspecify.annotations.Nullable;

/** Selects example pairs for messages as pairs arrive. Ties go to the earliest pair. */
final class ExamplePairs {

    private @Nullable Pair opposed;
    private @Nullable Pair aligned;
    private @Nullable Pair neutral;
    private double mostNeutral;

    /** A pair and its answers. */
    record Pair(FramingPair pair, double divergence, String forAnswer, String againstAnswer) {}

    /** The examples available to messages. */
    record Kept(
            @Nullable Pair opposed,
            @Nullable Pair aligned,
            @Nullable Pair neutral,
            @Nullable String firstFailure) {}

    void add(FramingPair pair, PairReading reading, double apart, double neutralShare) {
        if (opposed == null || apart > opposed.divergence()) {
            opposed = example(pair, reading, apart);
        }
        if (aligned == null || apart < aligned.divergence()) {
            aligned = example(pair, reading, apart);
        }
        if (neutralShare > mostNeutral) {
            neutral = example(pair, reading, apart);
            mostNeutral = neutralShare;
        }
    }

    private static Pair example(FramingPair pair, PairReading reading, double apart) {
        return new Pair(pair, apart, answer(reading, Side.FOR), answer(reading, Side.AGAINST));
    }

    private static String answer(PairReading reading, Side side) {
        var reply = reading.halves().of(side).reply();
        return reply == null ? "" : reply.said();
    }

    Kept soFar(@Nullable String firstFailure) {
        return new Kept(opposed, aligned, neutral, firstFailure);
    }
}
