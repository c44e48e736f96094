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
 * Who answered, in the server's own names, and how many answers each gave. At most {@value #MOST} names are kept of each
 * kind; answers under further names are counted as those of {@value #OTHERS}.
 *
 * @param models the answers of each served model
 * @param fingerprints the answers of each fingerprint
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ServedModelCounts(Map<String, Long> models, Map<String, Long> fingerprints) {

    /** No server has said who answered. */
    public static final ServedModelCounts NONE = new ServedModelCounts(Map.of(), Map.of());

    private static final int MOST = 8;
    private static final String OTHERS = "(others)";
    private static final int NAME_LENGTH = 100;

    /** Copies the maps, in the order of their names. */
    public ServedModelCounts {
        models = Collections.unmodifiableMap(new TreeMap<>(models));
        fingerprints = Collections.unmodifiableMap(new TreeMap<>(fingerprints));
    }

    /** Counts one more answer under a name; the map must be one that can be changed. */
    static void count(Map<String, Long> answers, String name) {
        add(answers, Untrusted.excerpt(name, NAME_LENGTH), 1);
    }

    private static void add(Map<String, Long> answers, String name, long number) {
        boolean isKept = answers.containsKey(name) || answers.size() < MOST;
        answers.merge(isKept ? name : OTHERS, number, Long::sum);
    }

    /** The answers of both. */
    ServedModelCounts plus(ServedModelCounts other) {
        return new ServedModelCounts(sum(models, other.models), sum(fingerprints, other.fingerprints));
    }

    private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
        Map<String, Long> sum = new TreeMap<>(one);
        other.forEach((name, number) -> add(sum, name, number));
        return sum;
    }

    /** The served models that cannot be the one of this name, with the numbers of their answers; empty if there is none. */
    Optional<String> otherThan(String asked) {
        String others = models.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(OTHERS) && !ServedName.mayBe(asked, entry.getKey()))
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? Optional.empty() : Optional.of(others);
    }

    /** As in {@code two models: a (120), b (80)}; empty if no more than one answered. */
    Optional<String> severalModels() {
        return several(models, "models");
    }

    /** As in {@code two fingerprints: fp_1 (120), fp_2 (80)}; empty if there was no more than one. */
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
