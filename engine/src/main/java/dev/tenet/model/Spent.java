package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a model, and what it took.
 *
 * @param asked the calls that the model answered just now
 * @param replayed the calls that a tape answered; they took nothing
 * @param oldest when the oldest answer was recorded that a tape gave; null without one
 * @param newest when the newest such answer was recorded, which may be later than now where a clock was wrong; null without
 *     one
 * @param standsOn when the oldest answer was recorded that was counted elsewhere and that these stand on, as those of a
 *     judge stand on its admission; null without one
 * @param usage the tokens of the calls it answered just now
 * @param uncounted how many of those nobody counted the tokens of
 * @param rejected by each parameter that its provider rejected, as in {@link Reply#rejected}, how many answers it gave
 *     without
 * @param served who answered, those calls that a tape answered among them
 * @param shortfalls how many answers were no whole ones, and why; those from a tape among them
 * @param silent where its server answered something else than was asked, those from a tape among them
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Spent(
        long asked,
        long replayed,
        @Nullable Instant oldest,
        @Nullable Instant newest,
        @Nullable Instant standsOn,
        Usage usage,
        long uncounted,
        Map<String, Long> rejected,
        Served served,
        Map<Shortfall, Long> shortfalls,
        SilentChanges silent) {

    /** Nothing. */
    public static final Spent NOTHING =
            new Spent(0, 0, null, null, null, Usage.NONE, 0, Map.of(), Served.NOBODY, Map.of(), SilentChanges.NONE);

    /** Copies the maps. */
    public Spent {
        rejected = Map.copyOf(rejected);
        shortfalls = Map.copyOf(shortfalls);
    }

    /** What both are together. */
    public Spent plus(Spent other) {
        Map<String, Long> bothRejected = new HashMap<>(rejected);
        other.rejected.forEach((parameter, number) -> bothRejected.merge(parameter, number, Long::sum));
        Map<Shortfall, Long> bothShortfalls = new EnumMap<>(Shortfall.class);
        bothShortfalls.putAll(shortfalls);
        other.shortfalls.forEach((why, number) -> bothShortfalls.merge(why, number, Long::sum));
        return new Spent(
                asked + other.asked,
                replayed + other.replayed,
                older(oldest, other.oldest),
                newer(newest, other.newest),
                older(standsOn, other.standsOn),
                usage.plus(other.usage),
                uncounted + other.uncounted,
                bothRejected,
                served.plus(other.served),
                bothShortfalls,
                silent.plus(other.silent));
    }

    static @Nullable Instant older(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    static @Nullable Instant newer(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    /**
     * Says that another model answered than was asked for, by a name that cannot be another one of that model.
     *
     * @param participant what was asked, as in {@code subject openai:x}
     * @param model the whole name of the model that was asked for, as in {@code openai:x}
     * @return empty if each name may be one of that model, as far as the server says
     */
    public Optional<String> otherModel(String participant, String model) {
        return served.otherThan(model)
                .map(others -> participant + ": answered by another model than was asked for: " + others);
    }

    /**
     * Says that more than one model answered, which makes figures those of a mixture.
     *
     * @param participant what was asked, as in {@code subject openai:x}
     * @return as in {@code subject openai:x: answered by two models: a (120), b (80)}; empty if no more than one answered,
     *     as far as the server says
     */
    public Optional<String> changeOfModel(String participant) {
        return served.severalModels().map(models -> participant + ": answered by " + models);
    }

    /** The same of fingerprints, of which services may have several in use for one model. */
    public Optional<String> changeOfFingerprint(String participant) {
        return served.severalFingerprints().map(fingerprints -> participant + ": answered under " + fingerprints);
    }

    /**
     * Says how many answers were no whole ones, and what can be done about it.
     *
     * @param participant what was asked, as in {@code subject openai:x}
     * @param annotation the annotation that has its token limit, as in {@code @Subject}
     * @return empty if all were whole answers or refusals
     */
    public Optional<String> shortfall(String participant, String annotation) {
        if (shortfalls.isEmpty()) {
            return Optional.empty();
        }
        Map<Shortfall, Long> inOrder = new EnumMap<>(shortfalls);
        Shortfall most = inOrder.keySet().iterator().next();
        return Optional.of(inOrder.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().words(entry.getValue()))
                .collect(Collectors.joining(", ", participant + ": of its answers ", "; " + most.hint(annotation))));
    }
}
