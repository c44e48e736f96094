package dev.tenet.invariance;

import dev.tenet.Change;
import dev.tenet.invariance.InvarianceReading.Result;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pairs that a reader of the figures should look at: the first that differs under each change, the first unreadable. */
final class ExamplePairs {

    /** A pair with its two answers. */
    record Example(InvariancePair pair, InvarianceReading reading) {}

    /**
     * What was kept so far.
     *
     * @param different the first pair of each change whose choices differ
     * @param unreadable the first pair with an answer that cannot be read
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
