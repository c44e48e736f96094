package dev.tenet.framing;

import dev.tenet.framing.StanceReport.ExamplePair;
import dev.tenet.framing.judge.Side;
import org.jspecify.annotations.Nullable;

/** Keeps the pairs that a message may show, as they come: of several that are alike, the first. */
final class ExamplePairs {

    private @Nullable ExamplePair opposed;
    private @Nullable ExamplePair aligned;

    void add(FramingPair pair, PairReading reading, double apart) {
        if (opposed == null || apart > opposed.divergence()) {
            opposed = example(pair, reading, apart);
        }
        if (aligned == null || apart < aligned.divergence()) {
            aligned = example(pair, reading, apart);
        }
    }

    private static ExamplePair example(FramingPair pair, PairReading reading, double apart) {
        return new ExamplePair(pair, apart, answer(reading, Side.FOR), answer(reading, Side.AGAINST));
    }

    private static String answer(PairReading reading, Side side) {
        var reply = reading.halves().of(side).reply();
        return reply == null ? "" : reply.said();
    }

    StanceReport.Examples soFar(@Nullable String firstFailure) {
        return new StanceReport.Examples(opposed, aligned, firstFailure);
    }
}
