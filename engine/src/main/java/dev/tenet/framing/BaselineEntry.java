package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.text.Fingerprint;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one subject of one spec in one run, and what they were measured with.
 *
 * @param spec the spec's name in reports
 * @param place the subject's position among those of the spec, from 1
 * @param subjects how many subjects the spec has
 * @param subject what was measured
 * @param served who answered
 * @param judging what it was measured with
 * @param run when and by what
 * @param cases in the order of the run
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record BaselineEntry(
        String spec,
        int place,
        int subjects,
        SubjectSetup subject,
        ServedModels served,
        JudgeSetup judging,
        OfRun run,
        List<ScoredCase> cases) {

    /**
     * The run of an entry.
     *
     * @param date its day, as in {@code 2026-11-21}; null if it is not known
     * @param versions of what it ran on, by name
     */
    public record OfRun(@Nullable String date, Map<String, String> versions) {}

    /** Whether it is about the same subject of the same spec. */
    boolean isOfSameSubject(BaselineEntry other) {
        return spec.equals(other.spec) && subject.label().equals(other.subject.label()) && place == other.place;
    }

    /** Whether a newer entry takes the place of this one in a file. */
    boolean isReplacedBy(BaselineEntry newer) {
        return spec.equals(newer.spec)
                && (subject.label().equals(newer.subject.label())
                        || place == newer.place
                        || subjects != newer.subjects);
    }

    /** Changes with the cases and what was asked in each, whatever their order. */
    String materialFingerprint() {
        return Fingerprint.of(cases.stream()
                .sorted(Comparator.comparing(ScoredCase::id))
                .flatMap(one -> Stream.of(one.id(), one.fingerprint()))
                .toArray(String[]::new));
    }
}
