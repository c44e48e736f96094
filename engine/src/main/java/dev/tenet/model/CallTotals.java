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
 * @param calls the calls that the model answered just now
 * @param replayed the calls that a tape answered; they took nothing
 * @param oldestReplayed when the oldest answer was recorded that a tape gave; null without one
 * @param newestReplayed when the newest such answer was recorded, which may be later than now where a clock was wrong; null without
 *     one
 * @param oldestDependency when the oldest answer was recorded that was counted elsewhere and that these stand on, as those of a
 *     judge stand on its admission; null without one
 * @param usage the tokens of the calls it answered just now
 * @param callsWithoutUsage how many of those nobody counted the tokens of
 * @param rejectedParameters by each parameter that its provider rejected, as in {@link Reply#rejected}, how many answers it gave
 *     without
 * @param served who answered, those calls that a tape answered among them
 * @param shortfalls how many answers were no whole ones, and why; those from a tape among them
 * @param silentChanges where its server answered something else than was calls, those from a tape among them
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record CallTotals(
        long calls,
        long replayed,
        @Nullable Instant oldestReplayed,
        @Nullable Instant newestReplayed,
        @Nullable Instant oldestDependency,
        Usage usage,
        long callsWithoutUsage,
        Map<String, Long> rejectedParameters,
        ServedModelCounts served,
        Map<Shortfall, Long> shortfalls,
        SilentChanges silentChanges) {

    /** Nothing. */
    public static final CallTotals NONE = new CallTotals(
            0, 0, null, null, null, Usage.NONE, 0, Map.of(), ServedModelCounts.NONE, Map.of(), SilentChanges.NONE);

    /** Copies the maps. */
    public CallTotals {
        rejectedParameters = Map.copyOf(rejectedParameters);
        shortfalls = Map.copyOf(shortfalls);
    }

    /** What both are together. */
    public CallTotals plus(CallTotals other) {
        Map<String, Long> bothRejected = new HashMap<>(rejectedParameters);
        other.rejectedParameters.forEach((parameter, number) -> bothRejected.merge(parameter, number, Long::sum));
        Map<Shortfall, Long> bothShortfalls = new EnumMap<>(Shortfall.class);
        bothShortfalls.putAll(shortfalls);
        other.shortfalls.forEach((why, number) -> bothShortfalls.merge(why, number, Long::sum));
        return new CallTotals(
                calls + other.calls,
                replayed + other.replayed,
                older(oldestReplayed, other.oldestReplayed),
                newer(newestReplayed, other.newestReplayed),
                older(oldestDependency, other.oldestDependency),
                usage.plus(other.usage),
                callsWithoutUsage + other.callsWithoutUsage,
                bothRejected,
                served.plus(other.served),
                bothShortfalls,
                silentChanges.plus(other.silentChanges));
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
     * @param participant what was calls, as in {@code subject openai:x}
     * @param model the whole name of the model that was asked for, as in {@code openai:x}
     * @return empty if each name may be one of that model, as far as the server says
     */
    public Optional<String> unexpectedModel(String participant, String model) {
        return served.otherThan(model)
                .map(others -> participant + ": answered by another model than was asked for: " + others);
    }

    /**
     * Says that more than one model answered, which makes figures those of a mixture.
     *
     * @param participant what was calls, as in {@code subject openai:x}
     * @return as in {@code subject openai:x: answered by two models: a (120), b (80)}; empty if no more than one answered,
     *     as far as the server says
     */
    public Optional<String> severalModels(String participant) {
        return served.severalModels().map(models -> participant + ": answered by " + models);
    }

    /** The same of fingerprints, of which services may have several in use for one model. */
    public Optional<String> severalFingerprints(String participant) {
        return served.severalFingerprints().map(fingerprints -> participant + ": answered under " + fingerprints);
    }

    /**
     * Says how many answers were no whole ones, and what can be done about it.
     *
     * @param participant what was calls, as in {@code subject openai:x}
     * @param annotation the annotation that has its token limit, as in {@code @Subject}
     * @return empty if all were whole answers or refusals
     */
    public Optional<String> shortfallSummary(String participant, String annotation) {
        if (shortfalls.isEmpty()) {
            return Optional.empty();
        }
        Map<Shortfall, Long> inOrder = new EnumMap<>(shortfalls);
        Shortfall most = inOrder.keySet().iterator().next();
        return Optional.of(inOrder.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().description(entry.getValue()))
                .collect(Collectors.joining(", ", participant + ": of its answers ", "; " + most.hint(annotation))));
    }
}
