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
 * The calls made to a model and what they used.
 *
 * @param calls number of calls that the model answered, not counting replayed ones
 * @param replayed number of calls that a tape answered; they use no tokens
 * @param oldestReplayed when the oldest replayed answer was recorded; null if none was replayed
 * @param newestReplayed when the newest replayed answer was recorded, which is in the future if a clock was wrong; null
 *     if none was replayed
 * @param oldestDependency when the oldest answer was recorded that is counted elsewhere and that these calls depend on,
 *     such as an answer of a judge's admission; null if there is none
 * @param usage the tokens of the calls that the model answered
 * @param callsWithoutUsage number of those calls for which the provider reported no token counts
 * @param rejectedParameters number of answers given without each parameter that its provider rejected, as in {@link
 *     Reply#rejectedParameters}
 * @param served the models that answered, including replayed calls
 * @param shortfalls number of incomplete answers by reason, including replayed ones
 * @param silentChanges requests that the server changed without an error, including replayed calls
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

    /** No calls. */
    public static final CallTotals NONE = new CallTotals(
            0, 0, null, null, null, Usage.NONE, 0, Map.of(), ServedModelCounts.NONE, Map.of(), SilentChanges.NONE);

    /** Copies the maps. */
    public CallTotals {
        rejectedParameters = Map.copyOf(rejectedParameters);
        shortfalls = Map.copyOf(shortfalls);
    }

    /** The sum of both. */
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
     * Describes answers from a model other than the requested one, judged by its reported name.
     *
     * @param participant the model in its role, as in {@code subject openai:x}
     * @param model the full name of the requested model, as in {@code openai:x}
     * @return empty if every reported name may be the requested model's
     */
    public Optional<String> unexpectedModel(String participant, String model) {
        return served.otherThan(model)
                .map(others -> participant + ": answered by a model other than the requested one: " + others);
    }

    /**
     * Describes answers from more than one model, whose figures are those of a mixture.
     *
     * @param participant the model in its role, as in {@code subject openai:x}
     * @return as in {@code subject openai:x: answered by two models: a (120), b (80)}; empty if at most one model was
     *     reported
     */
    public Optional<String> severalModels(String participant) {
        return served.severalModels().map(models -> participant + ": answered by " + models);
    }

    /** Describes answers under more than one fingerprint. Services may run several builds of one model at a time. */
    public Optional<String> severalFingerprints(String participant) {
        return served.severalFingerprints().map(fingerprints -> participant + ": answered under " + fingerprints);
    }

    /**
     * Describes the incomplete answers and what to do about them.
     *
     * @param participant the model in its role, as in {@code subject openai:x}
     * @param annotation the annotation that sets the token limit, as in {@code @Subject}
     * @return empty if all answers were complete or refusals
     */
    public Optional<String> shortfallSummary(String participant, String annotation) {
        if (shortfalls.isEmpty()) {
            return Optional.empty();
        }
        Map<Shortfall, Long> inOrder = new EnumMap<>(shortfalls);
        Shortfall most = inOrder.keySet().iterator().next();
        return Optional.of(inOrder.entrySet().stream()
                .map(entry -> entry.getValue()
                        + (entry.getValue() == 1 ? " answer " : " answers ")
                        + entry.getKey().description(entry.getValue()))
                .collect(Collectors.joining(", ", participant + ": ", "; " + most.hint(annotation))));
    }
}
