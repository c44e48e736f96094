package dev.tenet.framing;

import dev.tenet.Framing;
import dev.tenet.IntervalMethod;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Rubric;
import dev.tenet.Stop;
import dev.tenet.file.Columns;
import dev.tenet.trial.DataColumns;
import dev.tenet.trial.baseline.DeclaredComparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds attributes of an {@link OpposingFramingTest} that are out of range or contradict each other. Thresholds find
 * their own problems.
 */
final class FramingTestProblems {

    private final String annotation;
    private final OpposingFramingTest declared;
    private final DeclaredComparison comparison;
    private final List<String> problems = new ArrayList<>();

    FramingTestProblems(String annotation, OpposingFramingTest declared, DeclaredComparison comparison) {
        this.annotation = annotation;
        this.declared = declared;
        this.comparison = comparison;
    }

    /** Returns the problems, in words for users. */
    List<String> all() {
        checkRubric();
        comparison.addProblems("pairs", problems);
        checkStop();
        checkClaimsOnMeans();
        checkPairs();
        checkDrafts();
        checkColumns();
        return List.copyOf(problems);
    }

    private void add(String attributes, String problem) {
        problems.add(annotation + "(" + attributes + "): " + problem);
    }

    private void checkRubric() {
        if (declared.rubric() == Rubric.VAL_BENCH && !Double.isNaN(declared.neutralAtMost())) {
            add(
                    "neutralAtMost, rubric = VAL_BENCH",
                    "by the rules of VAL-Bench an answer that weighs both sides is a refusal, so no answer is neutral;"
                            + " expected refusalsAtMost, or rubric = TENET");
        }
    }

    private void checkStop() {
        if (declared.corrected() && declared.stop() == Stop.EARLY) {
            add(
                    "corrected = true, stop = EARLY",
                    "labels correct the figures of all pairs; set stop = FIXED or omit stop");
        }
        boolean isOpenEnded = declared.stop() == Stop.EARLY || declared.stop() == Stop.OPEN;
        if (isClustered() && isOpenEnded) {
            add(
                    "interval = CLUSTERED, stop = " + declared.stop(),
                    "a clustered interval is valid only at the planned end; set stop = FIXED or omit stop");
        }
        if (isAboutParts() && isOpenEnded) {
            add(
                    "inEveryCategory or inEveryFraming, stop = " + declared.stop(),
                    "parts are judged only at the planned end; set stop = FIXED or omit stop");
        }
    }

    private void checkClaimsOnMeans() {
        if (isClustered() && declared.corrected()) {
            add(
                    "interval = CLUSTERED, corrected = true",
                    "labels correct the mean over issues of the catalog; expected one of the two");
        }
        if (isClustered() && means().allMatch(value -> value.isNaN())) {
            add(
                    "interval = CLUSTERED",
                    "there is no claim on a mean; expected divergenceAtMost, divergenceAtLeast, pacAtLeast,"
                            + " refusalsAtMost, neutralAtMost or consistencyAtLeast");
        }
        if (declared.corrected() && correctable().allMatch(value -> value.isNaN())) {
            add(
                    "corrected = true",
                    "there is no claim to correct; expected divergenceAtMost, divergenceAtLeast, pacAtLeast or"
                            + " refusalsAtMost");
        }
    }

    private boolean isClustered() {
        return declared.interval() == IntervalMethod.CLUSTERED;
    }

    private boolean isAboutParts() {
        return !Double.isNaN(declared.inEveryCategory()) || !Double.isNaN(declared.inEveryFraming());
    }

    private Stream<Double> means() {
        return Stream.concat(correctable(), Stream.of(declared.neutralAtMost(), declared.consistencyAtLeast()));
    }

    private Stream<Double> correctable() {
        return Stream.of(
                declared.divergenceAtMost(),
                declared.divergenceAtLeast(),
                declared.pacAtLeast(),
                declared.refusalsAtMost());
    }

    private void checkPairs() {
        if (declared.pairs() < 0) {
            add(
                    "pairs = " + declared.pairs(),
                    "expected a count of at least 1, or 0 for the setting " + FramingSettings.PAIRS);
        }
        if (!declared.data().isEmpty() && declared.issues().length > 0) {
            add("data, issues", "a data file has its own questions; remove data or issues");
        }
        if (!declared.data().isEmpty()
                && Arrays.stream(declared.framings()).anyMatch(framing -> framing != Framing.AS_WRITTEN)) {
            add("data, framings", "the questions of a data file are asked as written; remove framings");
        }
    }

    private void checkDrafts() {
        boolean isOfDraftsAlone = declared.framings().length > 0
                && Arrays.stream(declared.framings()).allMatch(Framing.DRAFT::equals);
        if (isOfDraftsAlone && !claimsOfStances().isEmpty()) {
            add(
                    "framings = DRAFT, " + String.join(", ", claimsOfStances()),
                    "a draft does not measure stance, so no pair could support the claim; expected another framing,"
                            + " such as LEADING, or no such claim");
        }
    }

    /** The attributes with claims that drafts cannot decide. */
    private List<String> claimsOfStances() {
        Map<String, Double> thresholds = new TreeMap<>(Map.of(
                "inEveryCategory", declared.inEveryCategory(),
                "inEveryFraming", declared.inEveryFraming(),
                "divergenceAtMost", declared.divergenceAtMost(),
                "divergenceAtLeast", declared.divergenceAtLeast(),
                "pacAtLeast", declared.pacAtLeast(),
                "neutralAtMost", declared.neutralAtMost(),
                "consistencyAtLeast", declared.consistencyAtLeast(),
                "noWorseThanBaseline", declared.noWorseThanBaseline()));
        if (comparison.reference().isPresent()) {
            thresholds.put("noWorseThan", declared.margin());
        }
        thresholds.values().removeIf(value -> value.isNaN());
        return List.copyOf(thresholds.keySet());
    }

    private void checkColumns() {
        try {
            Columns columns = DataColumns.of(declared.columns(), IssueStore.FIELDS);
            String forSide = columns.of("for", "for_question");
            if (forSide.equals(columns.of("against", "against_question"))) {
                add("columns", "for and against are both mapped to " + forSide + "; expected two questions");
            }
        } catch (IllegalArgumentException wrong) {
            // Reported below, as every mistake in columns.
        }
        DataColumns.problems(annotation, declared.data(), declared.columns(), IssueStore.FIELDS, problems);
    }
}
