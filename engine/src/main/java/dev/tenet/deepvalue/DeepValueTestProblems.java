package dev.tenet.deepvalue;

import dev.tenet.Control;
import dev.tenet.Counterbalance;
import dev.tenet.DeepValueTest;
import dev.tenet.Guidance;
import dev.tenet.IntervalMethod;
import dev.tenet.Population;
import dev.tenet.Stop;
import dev.tenet.file.FileLocation;
import dev.tenet.trial.DataColumns;
import dev.tenet.trial.baseline.DeclaredComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds attributes of a {@link DeepValueTest} that are out of range or contradict each other. Thresholds find their own
 * problems.
 */
final class DeepValueTestProblems {

    private final String annotation;
    private final DeepValueTest declared;
    private final DeclaredComparison comparison;
    private final List<String> problems = new ArrayList<>();

    DeepValueTestProblems(String annotation, DeepValueTest declared, DeclaredComparison comparison) {
        this.annotation = annotation;
        this.declared = declared;
        this.comparison = comparison;
    }

    /** Returns the problems, in words for users. */
    List<String> all() {
        checkLearnt();
        checkMargin("noWorseThanBaseline", declared.noWorseThanBaseline());
        checkMargin("margin", declared.margin());
        comparison.addProblems("trials", problems);
        checkEffectOfExamples();
        checkBothOrders();
        checkClusters();
        checkPopulation();
        checkCounts();
        checkFiles();
        DataColumns.problems(annotation, declared.data(), declared.columns(), PublishedTrials.FIELDS, problems);
        return List.copyOf(problems);
    }

    private void add(String attributes, String problem) {
        problems.add(annotation + "(" + attributes + "): " + problem);
    }

    private void checkLearnt() {
        if (!Double.isNaN(declared.learntAtLeast())
                && (declared.control() == Control.NONE || declared.control() == Control.ZERO_SHOT)) {
            add(
                    "learntAtLeast, control = " + declared.control(),
                    "no trial has a confounded control question, which learntAtLeast needs; expected control = AUTO or"
                            + " CONFOUNDED");
        }
    }

    private void checkMargin(String attribute, double margin) {
        if (margin == 1) {
            add(attribute + " = 1.0", "no difference exceeds 1; expected a smaller margin, such as 0.05");
        }
    }

    private void checkEffectOfExamples() {
        double difference = declared.raisedByExamplesAtLeast();
        if (Double.isNaN(difference)) {
            return;
        }
        if (!(difference > -1 && difference < 1)) {
            add("raisedByExamplesAtLeast = " + difference, "expected a difference between -1 and 1, such as 0.1");
        }
        if (declared.control() == Control.NONE || declared.control() == Control.CONFOUNDED) {
            add(
                    "raisedByExamplesAtLeast, control = " + declared.control(),
                    "no trial has a question without examples, which raisedByExamplesAtLeast needs; expected control ="
                            + " ZERO_SHOT, or AUTO with prefer and over");
        }
        if (isOpenEnded()) {
            add(
                    "raisedByExamplesAtLeast, stop = " + declared.stop(),
                    "the paired test is performed once, after all trials; set stop = FIXED or omit stop");
        }
    }

    private void checkBothOrders() {
        if (!isInBothOrders()) {
            return;
        }
        Map<String, Double> perTrial = new TreeMap<>(Map.of(
                "inEveryContext", declared.inEveryContext(),
                "forEveryValue", declared.forEveryValue(),
                "atEveryShotCount", declared.atEveryShotCount(),
                "noWorseThanBaseline", declared.noWorseThanBaseline(),
                "noWorseThan", declared.margin()));
        perTrial.values().removeIf(value -> value.isNaN());
        perTrial.keySet()
                .forEach(attribute -> add(
                        "counterbalance = BOTH, " + attribute,
                        "this claim treats each trial as one observation, but the two trials of a question are not"
                                + " independent; expected counterbalance = RANDOM, or no " + attribute));
    }

    private void checkClusters() {
        if (!isClustered()) {
            return;
        }
        if (isOpenEnded()) {
            add(
                    "interval = CLUSTERED, stop = " + declared.stop(),
                    "a clustered interval is valid only at the planned end; set stop = FIXED or omit stop");
        }
        if (Double.isNaN(declared.atLeast()) && Double.isNaN(declared.atMost())) {
            add("interval = CLUSTERED", "there is no claim on DVGR; expected atLeast or atMost");
        }
    }

    private void checkPopulation() {
        if (declared.population() == Population.SOURCE) {
            return;
        }
        if (declared.data().isEmpty()) {
            add(
                    "population = CATALOGUE",
                    "there is no catalog, because trials are generated; expected also data, the file that the claims"
                            + " are about");
        }
        if (isClustered()) {
            add(
                    "population = CATALOGUE, interval = CLUSTERED",
                    "a clustered interval generalizes beyond the values and questions of the file; expected one of the two");
        }
        if (isInBothOrders()) {
            add(
                    "population = CATALOGUE, counterbalance = BOTH",
                    "the file contains each question in one order only; expected counterbalance = RANDOM");
        }
    }

    private void checkCounts() {
        for (int shots : declared.shots()) {
            if (shots < 1) {
                add(
                        "shots = " + shots,
                        "expected a count of at least 1; to ask questions without examples, set control = ZERO_SHOT");
            }
        }
        if (declared.trials() < 0) {
            add(
                    "trials = " + declared.trials(),
                    "expected a count of at least 1, or 0 to use the setting " + DeepValueSettings.TRIALS);
        }
    }

    private void checkFiles() {
        ScenarioFiles files = ScenarioFiles.of(declared);
        for (FileLocation file : files.unreadable()) {
            add(
                    "scenarios = \"" + file + "\"",
                    "expected a .yaml or .yml file of scenarios, or a .jsonl, .json, .csv, .tsv, .parquet or .xlsx file"
                            + " of recorded choices");
        }
        if (!declared.data().isEmpty() && !files.recordings().isEmpty()) {
            add(
                    "data, scenarios",
                    "the prompts of a data file are used unchanged and cannot be combined with recorded choices; remove"
                            + " one of the two");
        }
        if (!declared.data().isEmpty() && declared.guidance() != Guidance.NONE) {
            add(
                    "data, guidance = " + declared.guidance(),
                    "the prompts of a data file are used unchanged; expected guidance = NONE");
        }
    }

    private boolean isOpenEnded() {
        return declared.stop() == Stop.EARLY || declared.stop() == Stop.OPEN;
    }

    private boolean isInBothOrders() {
        return declared.counterbalance() == Counterbalance.BOTH;
    }

    private boolean isClustered() {
        return declared.interval() == IntervalMethod.CLUSTERED;
    }
}
