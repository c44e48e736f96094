package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.trial.Bench;
import dev.tenet.trial.ComparedSubject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/** The scores of the subjects of this launch, for specs with several. Safe for use by several threads. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class SubjectScores {

    private final Map<String, List<ScoredSubject>> specs = new LinkedHashMap<>();

    /** Creates the scores of a launch, without any yet. */
    public SubjectScores() {}

    static SubjectScores of(Bench bench) {
        return bench.shared(SubjectScores.class, SubjectScores::new);
    }

    synchronized void add(ScoredSubject subject) {
        specs.computeIfAbsent(subject.entry().spec(), first -> new ArrayList<>())
                .add(subject);
    }

    /** Returns the scores that a subject is compared with; a refusal if there are none. */
    synchronized Baseline reference(String spec, ComparedSubject reference) {
        if (reference.unmeasured().isPresent()) {
            return refused(reference, reference.unmeasured().get());
        }
        return specs.getOrDefault(spec, List.of()).stream()
                .filter(subject -> subject.label().equals(reference.label()))
                .findFirst()
                .map(subject -> (Baseline) Baseline.Earlier.ofSubject(subject.entry()))
                .orElseGet(() -> refused(reference, "its kind of test records no scores"));
    }

    private static Baseline refused(ComparedSubject reference, String reason) {
        return new Baseline.Refused("no comparison with " + reference.label() + ": " + reason);
    }

    /**
     * Returns the table of the subjects of a spec method, in the order of their declaration, and forgets their scores.
     *
     * @param level the confidence level, in (0, 1)
     * @return empty unless at least two subjects have scores
     */
    public synchronized Optional<SubjectTable> table(String spec, double level) {
        List<ScoredSubject> subjects = specs.remove(spec);
        return subjects == null || subjects.size() < 2
                ? Optional.empty()
                : Optional.of(new SubjectTable(
                        subjects.stream()
                                .sorted(Comparator.comparingInt(
                                        subject -> subject.place().number()))
                                .toList(),
                        level));
    }
}
