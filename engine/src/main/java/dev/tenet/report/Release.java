package dev.tenet.report;

import static org.apiguardian.api.API.Status.INTERNAL;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.run.RecordedOutcome;
import dev.tenet.run.RecordedSpec;
import dev.tenet.run.RunVerdict;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Decides whether a release is allowed, given the specs in a {@code summary.json} and the required claims. The release
 * is stopped by an invalid or broken spec, by a claim that was judged and did not pass, and by a required claim that
 * did not pass for any reason. If nothing was measured, there is nothing to release.
 */
@API(status = INTERNAL, since = "0.1")
public final class Release {

    /**
     * A claim and its result.
     *
     * @param id the full id of the claim
     * @param state the verdict in words; if the claim was not judged, the status of its spec; {@code missing} if no
     *     spec has the claim
     */
    public record State(String id, String state) {

        /** Returns whether the claim passed. */
        public boolean isPass() {
            return RecordedOutcome.of(state).isPass();
        }
    }

    private static final List<String> ORDER = Stream.concat(
                    Stream.of(Verdict.values()).map(Verdict::words), Stream.of("invalid", "broken", "skipped"))
            .toList();
    private static final Set<String> DECIDED = Set.of(Verdict.SUPPORTED.words(), Verdict.REFUTED.words());
    private static final String EMBEDDED = "embedded:";

    private final Map<String, State> claims = new LinkedHashMap<>();
    private final List<State> required = new ArrayList<>();
    // The ids of the claims and invalid specs that stop the release, by state.
    private final Map<String, List<String>> stopping = new TreeMap<>(Release::compare);
    private final Map<String, Integer> passed = new TreeMap<>(Release::compare);
    private final Map<String, List<String>> unmeasured = new LinkedHashMap<>();
    private final Set<String> embedded = new LinkedHashSet<>();
    private int decided;
    private double error;

    private Release() {}

    /**
     * Evaluates specs.
     *
     * @param specs the entries, as in {@code summary.json}
     * @param required the full ids of the claims that must pass
     */
    public static Release of(Iterable<JsonNode> specs, Collection<String> required) {
        Release release = new Release();
        specs.forEach(release::add);
        required.forEach(release::require);
        return release;
    }

    private void add(JsonNode spec) {
        String status = spec.path("status").asText();
        boolean isJudged = Set.of("measured", "kept", "broken").contains(status);
        for (JsonNode claim : spec.path("claims")) {
            State state =
                    new State(claim.path("id").asText(), claim.path("verdict").asText());
            countDecided(claim);
            claims.merge(state.id(), state, (first, second) -> first.isPass() ? second : first);
            if (isJudged) {
                judge(state);
            }
        }
        if (Set.of("measured", "kept").contains(status)) {
            Stream.of(spec.path("model").asText())
                    .filter(model -> model.startsWith(EMBEDDED))
                    .forEach(embedded::add);
        } else if (status.equals("invalid")) {
            stop(status, new RecordedSpec(spec).name());
        } else if (!isJudged) {
            String name = new RecordedSpec(spec).name();
            String problem = spec.path("problem").asText("");
            unmeasured
                    .computeIfAbsent(status, any -> new ArrayList<>())
                    .add(problem.isEmpty() ? name : name + " (" + problem + ")");
        }
    }

    /** A verdict of an interval errs with probability at most half of one minus its level. */
    private void countDecided(JsonNode claim) {
        if (DECIDED.contains(claim.path("verdict").asText())
                && claim.path("level").isNumber()) {
            decided++;
            error += (1 - claim.path("level").doubleValue()) / 2;
        }
    }

    /** Returns the number of claims that an interval supported or refuted. */
    public int decided() {
        return decided;
    }

    /**
     * Returns an upper bound of the probability that any of these verdicts is wrong, in [0, 1]: the sum of their error
     * probabilities (Boole's inequality), which holds even if they depend on each other.
     */
    public double anyWrongAtMost() {
        // Sums of decimal fractions leave a rounding error in the last places.
        return Math.min(1, Math.rint(error * 1e12) / 1e12);
    }

    private void judge(State state) {
        if (state.isPass()) {
            passed.merge(state.state(), 1, Integer::sum);
        } else {
            stop(state.state(), state.id());
        }
    }

    private void require(String id) {
        State state = claims.getOrDefault(id, new State(id, "missing"));
        required.add(state);
        boolean isNamed = stopping.getOrDefault(state.state(), List.of()).contains(id);
        if (!state.isPass() && !isNamed) {
            stop("required but " + state.state(), id);
        }
    }

    private void stop(String state, String id) {
        stopping.computeIfAbsent(state, any -> new ArrayList<>()).add(id);
    }

    private static int compare(String one, String other) {
        int places = Integer.compare(place(one), place(other));
        return places == 0 ? one.compareTo(other) : places;
    }

    private static int place(String state) {
        int place = ORDER.indexOf(state);
        return place < 0 ? ORDER.size() : place;
    }

    /** Returns the outcome. */
    public RunVerdict outcome() {
        if (!stopping.isEmpty()) {
            return RunVerdict.STOPPED;
        }
        return passed.isEmpty() ? RunVerdict.NOT_MEASURED : RunVerdict.RELEASED;
    }

    /** Returns all claims of the specs. */
    public List<State> claims() {
        return List.copyOf(claims.values());
    }

    /** Returns the required claims, in the given order. */
    public List<State> required() {
        return List.copyOf(required);
    }

    /** Returns whether there is nothing to judge: no spec and no required claim. */
    public boolean isEmpty() {
        return stopping.isEmpty() && passed.isEmpty() && unmeasured.isEmpty();
    }

    /** Returns the message for the console: the outcome in one line, followed by one line for each problem. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(headline() + skipped() + embeddedNote());
        switch (outcome()) {
            case STOPPED -> stopping.forEach((state, ids) -> ids.forEach(id -> lines.add("  " + state + ": " + id)));
            case NOT_MEASURED ->
                unmeasured.forEach((status, specs) -> specs.forEach(spec -> lines.add("  " + status + ": " + spec)));
            case RELEASED -> {}
        }
        return lines;
    }

    private String headline() {
        return switch (outcome()) {
            case STOPPED ->
                "release stopped: "
                        + stopping.entrySet().stream()
                                .map(entry -> entry.getValue().size() + " " + entry.getKey())
                                .collect(Collectors.joining(", "));
            case RELEASED -> "released: " + passes();
            case NOT_MEASURED -> "not measured: " + (unmeasured.isEmpty() ? "no spec was run" : "nothing was asked");
        };
    }

    private String passes() {
        List<String> parts = new ArrayList<>();
        passed.forEach((state, count) ->
                parts.add(count + (parts.isEmpty() ? (count == 1 ? " claim " : " claims ") : " ") + state));
        return String.join(", ", parts);
    }

    private String skipped() {
        if (unmeasured.isEmpty()) {
            return "";
        }
        return (outcome() == RunVerdict.NOT_MEASURED ? ", " : "; ")
                + unmeasured.entrySet().stream()
                        .map(entry -> count(entry.getValue().size(), "spec") + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private String embeddedNote() {
        return embedded.isEmpty()
                ? ""
                : "; measured on " + String.join(", ", embedded) + ", which " + (embedded.size() == 1 ? "is" : "are")
                        + " only for trying out Tenet";
    }
}
