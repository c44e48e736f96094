package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.text.Untrusted;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * The models that answered, as named by the server, with the number of answers from each. At most {@value #MOST} names
 * of each kind are kept; further answers are counted under {@value #OTHERS}.
 *
 * @param models number of answers by served model
 * @param fingerprints number of answers by fingerprint
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ServedModelCounts(Map<String, Long> models, Map<String, Long> fingerprints) {

    /** No reported names. */
    public static final ServedModelCounts NONE = new ServedModelCounts(Map.of(), Map.of());

    private static final int MOST = 8;
    private static final String OTHERS = "(others)";
    private static final int NAME_LENGTH = 100;

    /** Copies the maps, sorted by name. */
    public ServedModelCounts {
        models = Collections.unmodifiableMap(new TreeMap<>(models));
        fingerprints = Collections.unmodifiableMap(new TreeMap<>(fingerprints));
    }

    /** Adds one answer under a name to a mutable map. */
    static void count(Map<String, Long> answers, String name) {
        add(answers, Untrusted.excerpt(name, NAME_LENGTH), 1);
    }

    private static void add(Map<String, Long> answers, String name, long number) {
        boolean isKept = answers.containsKey(name) || answers.size() < MOST;
        answers.merge(isKept ? name : OTHERS, number, Long::sum);
    }

    /** The sum of both. */
    ServedModelCounts plus(ServedModelCounts other) {
        return new ServedModelCounts(sum(models, other.models), sum(fingerprints, other.fingerprints));
    }

    private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
        Map<String, Long> sum = new TreeMap<>(one);
        other.forEach((name, number) -> add(sum, name, number));
        return sum;
    }

    /** The served models that cannot be the requested one, with their counts; empty if there are none. */
    Optional<String> otherThan(String asked) {
        String others = models.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(OTHERS) && !ServedName.mayBe(asked, entry.getKey()))
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? Optional.empty() : Optional.of(others);
    }

    /** As in {@code two models: a (120), b (80)}; empty if there is at most one. */
    Optional<String> severalModels() {
        return several(models, "models");
    }

    /** As in {@code two fingerprints: fp_1 (120), fp_2 (80)}; empty if there is at most one. */
    Optional<String> severalFingerprints() {
        return several(fingerprints, "fingerprints");
    }

    private static Optional<String> several(Map<String, Long> answers, String kind) {
        if (answers.size() < 2) {
            return Optional.empty();
        }
        String number = answers.containsKey(OTHERS)
                ? "more than " + MOST
                : answers.size() == 2 ? "two" : String.valueOf(answers.size());
        return Optional.of(answers.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", ", number + " " + kind + ": ", "")));
    }
}
