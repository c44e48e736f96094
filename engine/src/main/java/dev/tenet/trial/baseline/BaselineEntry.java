package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.text.Fingerprint;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one subject of one spec in one run, with the measurement setup.
 *
 * @param spec the spec's name in reports
 * @param measure what the scores are, as in {@link MeasuredSetup#measure()}; empty if unknown
 * @param place the subject's position among those of the spec, from 1
 * @param subjects the number of subjects of the spec
 * @param subject the subject's setup
 * @param served the models that answered
 * @param judging the judges' setup
 * @param run the date of the run and the versions used
 * @param cases the cases, in the order of the run
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record BaselineEntry(
        String spec,
        String measure,
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
     * @param date the date, for example {@code 2026-11-21}; null if unknown
     * @param versions the software versions, by name
     */
    public record OfRun(@Nullable String date, Map<String, String> versions) {}

    /** Returns whether both entries are about the same subject of the same spec. */
    boolean isOfSameSubject(BaselineEntry other) {
        return spec.equals(other.spec) && subject.label().equals(other.subject.label()) && place == other.place;
    }

    /** Returns whether a newer entry replaces this one in a file. */
    boolean isReplacedBy(BaselineEntry newer) {
        return spec.equals(newer.spec)
                && (subject.label().equals(newer.subject.label())
                        || place == newer.place
                        || subjects != newer.subjects);
    }

    /** Returns a fingerprint of the cases and their questions, independent of their order. */
    String materialFingerprint() {
        return Fingerprint.of(cases.stream()
                .sorted(Comparator.comparing(ScoredCase::id))
                .flatMap(one -> Stream.of(one.id(), one.fingerprint()))
                .toArray(String[]::new));
    }
}
