package dev.tenet.engine;

import dev.tenet.model.Participant;
import dev.tenet.model.Sampling;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.Description;
import dev.tenet.trial.Ending;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.Finding;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.Threshold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The entry of a spec and subject in {@code summary.json}.
 *
 * @param name the name of the spec
 * @param content names and values that Jackson can write
 */
record SpecSummary(SpecName name, Map<String, Object> content) {

    /** The status of a spec. */
    enum Status {
        /** Trials were asked. */
        MEASURED,
        /** Its claims keep the verdicts of an earlier run. */
        KEPT,
        /** The spec is invalid. */
        INVALID,
        /** Something outside the spec failed. */
        BROKEN,
        /** The spec was not run. */
        SKIPPED,
        /** The trials were counted but not asked. */
        PLANNED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the full ids of the claims. */
    List<String> claimIds() {
        List<String> ids = new ArrayList<>();
        if (content.get("claims") instanceof List<?> claims) {
            claims.forEach(claim -> ids.add(String.valueOf(((Map<?, ?>) claim).get("id"))));
        }
        return ids;
    }

    /** Returns the entry of a spec for which nothing was asked. Its claims have its status. */
    static SpecSummary unmeasured(SpecName name, Status status, String problem, List<ClaimName> claims) {
        return unjudged(
                name,
                status,
                problem,
                claims.stream().map(claim -> claim(name, claim, status.word())).toList());
    }

    /** Returns the entry of a spec with a failure outside the spec. */
    static SpecSummary broken(SpecName name, String problem, List<JudgedClaim> claims) {
        return unjudged(
                name,
                Status.BROKEN,
                problem,
                claims.stream().map(claim -> judged(name, claim, Status.BROKEN)).toList());
    }

    /** Returns the entry of a spec whose claims keep the verdicts of an earlier run. */
    static SpecSummary kept(SpecName name, Participant subject, List<JudgedClaim> claims) {
        Map<String, Object> content =
                begin(name, Status.KEPT, "not measured again: the verdicts are from an earlier run");
        content.put("subject", name.subject().orElse(subject.label()));
        content.put("model", subject.name());
        content.put(
                "claims",
                claims.stream()
                        .map(claim -> judged(name, claim, Status.SKIPPED))
                        .toList());
        return new SpecSummary(name, content);
    }

    private static SpecSummary unjudged(
            SpecName name, Status status, String problem, List<Map<String, Object>> claims) {
        Map<String, Object> content = begin(name, status, problem);
        content.put("subject", name.subject().orElse(null));
        content.put("claims", claims);
        return new SpecSummary(name, content);
    }

    private static Map<String, Object> begin(SpecName name, Status status, @Nullable String problem) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("spec", name.spec());
        content.put("status", status.word());
        content.put("problem", problem);
        return content;
    }

    /** Returns the entry of a spec for which all or some trials were asked. */
    static SpecSummary measured(
            SpecName name,
            MeasurementState.Asked asked,
            SourceLine source,
            long seed,
            Map<String, String> materials,
            List<JudgedClaim> claims) {
        Measured<?> measured = asked.measured();
        var run = measured.run();
        // A protocol may add instructions to a subject without a system prompt.
        Participant subject = measured.participants().get(0);
        Map<String, Object> content = begin(name, Status.MEASURED, null);
        content.put("subject", name.subject().orElse(subject.label()));
        content.put("model", subject.name());
        content.put("system", subject.system());
        content.put("sampling", describe(subject.sampling()));
        content.put("source", source.described());
        content.put("seed", seed);
        content.put("sample", describe(seed, measured.sample()));
        content.put("planned", run.planned());
        content.put("asked", run.asked());
        content.put("stoppedEarly", run.ending() instanceof Ending.Decided);
        content.put("decidedAfter", run.ending() instanceof Ending.Decided early ? early.after() : null);
        content.put("cutShort", run.ending() instanceof Ending.CutShort cut ? cut.reason() : null);
        content.put("seconds", asked.took().toMillis() / 1000.0);
        content.put(
                "calls",
                asked.costs().stream()
                        .map(cost -> Description.of(cost::describe).asMap())
                        .toList());
        content.put("materials", materials);
        content.put(
                "claims",
                claims.stream().map(claim -> judged(name, claim, measured)).toList());
        content.put("figures", asked.figures().content());
        return new SpecSummary(name, content);
    }

    /**
     * Returns the entry as far as it is known when a claim of the spec is judged: the claim, and figures if there are any
     * and the claim may be about one of them.
     */
    static Map<String, Object> soFar(SpecName name, JudgedClaim claim, MeasurementState state) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("spec", name.spec());
        content.put("claims", List.of(judged(name, claim)));
        if (state instanceof MeasurementState.Asked asked) {
            content.put("subject", name.subject().orElse(asked.subject().label()));
            content.put("stoppedEarly", asked.measured().run().ending() instanceof Ending.Decided);
            String id = claim.claim().id();
            if (!id.equals(HealthClaim.ID) && !id.equals(SpecMethod.BODY.id())) {
                content.put("figures", asked.figures().content());
            }
        }
        return content;
    }

    /** Returns the entry of a judged claim. */
    static Map<String, Object> judged(SpecName name, JudgedClaim claim) {
        return judged(name, claim, Status.SKIPPED);
    }

    private static Map<String, Object> judged(SpecName name, JudgedClaim claim, Measured<?> measured) {
        Map<String, Object> content = judged(name, claim, Status.SKIPPED);
        content.put("prospects", measured.prospects(claim.claim().id()).orElse(null));
        content.put("power", measured.power(claim.claim().id()).orElse(null));
        return content;
    }

    /** @param otherwise the status of a claim that was not judged */
    private static Map<String, Object> judged(SpecName name, JudgedClaim claim, Status otherwise) {
        Finding found = claim.finding();
        if (found == null) {
            return claim(name, claim.claim(), otherwise.word());
        }
        Map<String, Object> content = claim(name, claim.claim(), found.verdict().words());
        found.evidence().ifPresent(evidence -> content.putAll(numbers(evidence)));
        content.put("found", found.actual());
        content.put("message", found.message());
        content.put("decision", found.decision().isEmpty() ? null : found.decision());
        return content;
    }

    private static Map<String, Object> claim(SpecName name, ClaimName claim, String verdict) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("id", name.claim(claim.id()));
        content.put("claim", claim.name());
        content.put("verdict", verdict);
        putMeaning(claim.meaning(), content);
        for (String number :
                List.of("threshold", "estimate", "interval", "level", "n", "method", "found", "message", "decision")) {
            content.put(number, null);
        }
        return content;
    }

    private static void putMeaning(ClaimMeaning meaning, Map<String, Object> content) {
        content.put("meaning", meaning.quantity().isEmpty() ? null : meaning.quantity());
        content.put("direction", meaning.direction().map(SpecSummary::words).orElse(null));
        content.put("chance", meaning.chance().isPresent() ? meaning.chance().getAsDouble() : null);
    }

    private static String words(Threshold.Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Map<String, Object> numbers(Evidence evidence) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("threshold", number(evidence.threshold()));
        numbers.put("estimate", number(evidence.estimate()));
        List<@Nullable Double> interval = new ArrayList<>();
        interval.add(number(evidence.interval().low()));
        interval.add(number(evidence.interval().high()));
        numbers.put("interval", interval);
        numbers.put("level", number(evidence.level()));
        numbers.put("n", evidence.n());
        numbers.put("method", evidence.method());
        if (evidence.isMean()) {
            numbers.put("mean", true);
        }
        if (!evidence.looks().isEmpty()) {
            numbers.put(
                    "looks", evidence.looks().stream().map(SpecSummary::look).toList());
        }
        if (evidence.isDrifting()) {
            numbers.put("drift", true);
        }
        return numbers;
    }

    private static List<@Nullable Number> look(Evidence.Look look) {
        List<@Nullable Number> numbers = new ArrayList<>();
        numbers.add(look.n());
        for (double number : new double[] {
            look.estimate(), look.interval().low(), look.interval().high()
        }) {
            numbers.add(number(rounded(number)));
        }
        return numbers;
    }

    /** Pictures need no more than six places. */
    private static double rounded(double number) {
        return Math.rint(number * 1e6) / 1e6;
    }

    /** Returns null for numbers that JSON cannot represent. */
    private static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** Returns the description of a draw. */
    static Map<String, Object> describe(long seed, Sample sample) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("seed", seed);
        content.put("fingerprint", sample.ofFirst() == 0 ? null : sample.fingerprint());
        content.put("ofFirst", sample.ofFirst());
        return content;
    }

    // Written by hand: Jackson would spend more time on introspecting the record than on the rest of the summary.
    private static Map<String, Object> describe(Sampling sampling) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("temperature", sampling.temperature());
        parts.put("topP", sampling.topP());
        parts.put("maxTokens", sampling.maxTokens());
        parts.put("seed", sampling.seed());
        parts.put("extra", sampling.extra());
        return parts;
    }
}
