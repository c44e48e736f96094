package dev.tenet.invariance;

import dev.tenet.Change;
import dev.tenet.invariance.InvarianceReading.Result;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Selects example pairs for readers: the first different pair under each change, and the first unreadable pair. */
final class ExamplePairs {

    /** A pair with its two answers. */
    record Example(InvariancePair pair, InvarianceReading reading) {}

    /**
     * The examples so far.
     *
     * @param different the first pair with different choices, by change
     * @param unreadable the first pair with an unreadable answer
     */
    record Kept(Map<Change, Example> different, Optional<Example> unreadable) {}

    private final Map<Change, Example> different = new EnumMap<>(Change.class);
    private @Nullable Example unreadable;

    void add(InvariancePair pair, InvarianceReading reading) {
        Result result = reading.result();
        if (result == Result.DIFFERENT) {
            different.putIfAbsent(pair.change(), new Example(pair, reading));
        } else if (result == Result.UNREADABLE && unreadable == null) {
            unreadable = new Example(pair, reading);
        }
    }

    Kept soFar() {
        return new Kept(Map.copyOf(different), Optional.ofNullable(unreadable));
    }
}
