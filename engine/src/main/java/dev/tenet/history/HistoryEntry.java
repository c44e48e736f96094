package dev.tenet.history;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.run.RecordedClaim;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import dev.tenet.stats.ChangeOfMean;
import dev.tenet.stats.Interval;
import dev.tenet.text.Fingerprint;
import dev.tenet.text.Untrusted;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * A claim of a run: a line of the history.
 *
 * @param time when the run ended
 * @param run the name of the run's folder
 * @param claim the full id of the claim
 * @param name the claim in words
 * @param verdict the verdict in words
 * @param figure the figure that decided the claim; empty if there is none
 * @param setup what was measured, and by what
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record HistoryEntry(
        Instant time, String run, String claim, String name, String verdict, Optional<Figure> figure, Setup setup) {

    /**
     * A figure.
     *
     * @param estimate the estimate
     * @param interval the interval that decided the claim; empty if it has no finite ends
     * @param level the confidence level of the interval
     * @param threshold the threshold of the claim; empty if there is none
     * @param n the number of observations
     * @param isMean whether the estimate is the mean of n observations in [0, 1]
     */
    public record Figure(
            double estimate,
            Optional<Interval> interval,
            OptionalDouble level,
            OptionalDouble threshold,
            long n,
            boolean isMean) {}

    /**
     * What was measured, and by what. Runs with the same declaration are expected to have the same figure.
     *
     * @param subject the label of the subject
     * @param models the names of the models that were called, by role
     * @param system the fingerprint of the subject's system prompt; empty if it has none
     * @param materials the fingerprints of the materials, by name
     * @param servedModels the models that answered, as their servers named them, by role
     * @param version the version of Tenet
     */
    public record Setup(
            String subject,
            Map<String, String> models,
            String system,
            Map<String, String> materials,
            Map<String, List<String>> servedModels,
            String version) {

        /** Copies and sorts the maps. */
        public Setup {
            models = Collections.unmodifiableMap(new TreeMap<>(models));
            materials = Collections.unmodifiableMap(new TreeMap<>(materials));
            servedModels = Collections.unmodifiableMap(new TreeMap<>(servedModels));
        }

        /** Returns whether the same was declared: subject, models, system prompt and materials. */
        public boolean isDeclaredAs(Setup other) {
            return subject.equals(other.subject)
                    && models.equals(other.models)
                    && system.equals(other.system)
                    && materials.equals(other.materials);
        }
    }

    /** Returns the observations, if the figure is a mean of any. */
    public Optional<ChangeOfMean.Run> observations() {
        return figure.filter(found -> found.isMean() && found.n() > 0 && found.estimate() >= 0 && found.estimate() <= 1)
                .map(found -> new ChangeOfMean.Run(found.estimate(), found.n()));
    }

    /**
     * Returns the claims of a run that were judged.
     *
     * @param claims the full ids of the claims to return
     */
    public static List<HistoryEntry> of(RecordedRun run, Collection<String> claims) {
        return run.specs().stream()
                .filter(spec -> spec.status().equals("measured"))
                .flatMap(spec -> spec.claims().stream()
                        .filter(claim -> claims.contains(claim.id()))
                        .map(claim -> of(
                                run.ended().or(run::started).orElse(Instant.EPOCH),
                                String.valueOf(run.folder().getFileName()),
                                run.versions().getOrDefault("tenet", ""),
                                spec,
                                claim)))
                .toList();
    }

    /**
     * Returns a claim of a spec that was measured.
     *
     * @param run the name of the run's folder
     * @param version the version of Tenet
     */
    public static HistoryEntry of(Instant time, String run, String version, RecordedSpec spec, RecordedClaim claim) {
        Optional<Figure> figure = claim.estimate().isPresent() && claim.n().isPresent()
                ? Optional.of(new Figure(
                        claim.estimate().getAsDouble(),
                        claim.interval().map(range -> new Interval(range.low(), range.high())),
                        number(claim.json().path("level")),
                        claim.threshold(),
                        claim.n().getAsLong(),
                        claim.isMean()))
                : Optional.empty();
        return new HistoryEntry(time, run, claim.id(), claim.name(), claim.verdict(), figure, setup(spec, version));
    }

    private static Setup setup(RecordedSpec spec, String version) {
        Map<String, String> models = new TreeMap<>();
        Map<String, List<String>> served = new TreeMap<>();
        for (JsonNode calls : spec.json().path("calls")) {
            String role = calls.path("role").asText();
            models.merge(role, calls.path("model").asText(), (first, second) -> first + ", " + second);
            TreeSet<String> names = new TreeSet<>(served.getOrDefault(role, List.of()));
            // What a server says must not make the history unreadable.
            calls.path("servedModels").properties().stream()
                    .map(entry -> Untrusted.line(entry.getKey()))
                    .filter(name -> !name.isBlank())
                    .forEach(names::add);
            served.put(role, List.copyOf(names));
        }
        Map<String, String> materials = new TreeMap<>();
        spec.json()
                .path("materials")
                .properties()
                .forEach(entry -> materials.put(entry.getKey(), entry.getValue().asText()));
        String system = spec.json().path("system").asText("");
        return new Setup(
                spec.subject().orElse(""),
                models,
                spec.json().path("system").isTextual() ? Fingerprint.of(system) : "",
                materials,
                served,
                version);
    }

    private static OptionalDouble number(JsonNode value) {
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }
}
