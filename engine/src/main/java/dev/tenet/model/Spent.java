package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a model, and what it took.
 *
 * @param asked the calls that the model answered just now
 * @param replayed the calls that a tape answered; they took nothing
 * @param oldest when the oldest answer was recorded that a tape gave; null without one
 * @param standsOn when the oldest answer was recorded that was counted elsewhere and that these stand on, as those of a
 *     judge stand on its admission; null without one
 * @param usage the tokens of the calls it answered just now
 * @param uncounted how many of those nobody counted the tokens of
 * @param unheeded the parameters that its provider turned down, so that answers were drawn without them
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Spent(
        long asked,
        long replayed,
        @Nullable Instant oldest,
        @Nullable Instant standsOn,
        Usage usage,
        long uncounted,
        Set<String> unheeded) {

    /** Nothing. */
    public static final Spent NOTHING = new Spent(0, 0, null, null, Usage.NONE, 0, Set.of());

    /** Copies the set. */
    public Spent {
        unheeded = Set.copyOf(unheeded);
    }

    /** What both are together. */
    public Spent plus(Spent other) {
        Set<String> bothUnheeded = new HashSet<>(unheeded);
        bothUnheeded.addAll(other.unheeded);
        return new Spent(
                asked + other.asked,
                replayed + other.replayed,
                older(oldest, other.oldest),
                older(standsOn, other.standsOn),
                usage.plus(other.usage),
                uncounted + other.uncounted,
                bothUnheeded);
    }

    static @Nullable Instant older(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
