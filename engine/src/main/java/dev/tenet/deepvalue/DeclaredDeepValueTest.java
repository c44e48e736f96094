package dev.tenet.deepvalue;

import dev.tenet.Control;
import dev.tenet.Counterbalance;
import dev.tenet.DeepValueTest;
import dev.tenet.Guidance;
import dev.tenet.IntervalMethod;
import dev.tenet.Population;
import dev.tenet.Reader;
import dev.tenet.Stop;
import dev.tenet.deepvalue.DeepValueProtocol.TrialSource;
import dev.tenet.file.Columns;
import dev.tenet.file.FileLocation;
import dev.tenet.file.Material;
import dev.tenet.file.RecordFile;
import dev.tenet.model.CallSettings;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.setting.SettingValues;
import dev.tenet.stats.Looks;
import dev.tenet.trial.Bench;
import dev.tenet.trial.CaseSource;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ClusteredClaim;
import dev.tenet.trial.DataColumns;
import dev.tenet.trial.Declared;
import dev.tenet.trial.Measurement;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Thresholds;
import dev.tenet.trial.baseline.Baselines;
import dev.tenet.trial.baseline.Comparing;
import dev.tenet.trial.baseline.DeclaredComparison;
import dev.tenet.trial.baseline.Estimate;
import dev.tenet.trial.baseline.JudgeSetup;
import dev.tenet.trial.baseline.Measured;
import dev.tenet.trial.baseline.Scoring;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The declaration of a {@link DeepValueTest}. */
final class DeclaredDeepValueTest implements Declared<Dvgr> {

    private static final String ANNOTATION = "@DeepValueTest";
    private static final List<String> ANSWERS = List.of("/answer");
    private static final long DEFAULT_TRIALS = 200;
    private static final long DEFAULT_TRIALS_EARLY = 400;

    private static final Scoring SCORING = new Scoring.Choices(Counts.WORDS);

    private final DeepValueTest declared;
    private final DeclaredComparison comparison;

    DeclaredDeepValueTest(DeepValueTest declared) {
        this.declared = declared;
        this.comparison = new DeclaredComparison(
                ANNOTATION, declared.noWorseThanBaseline(), declared.noWorseThan(), declared.margin(), declared.stop());
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>(thresholds().problems());
        if (!Double.isNaN(declared.learntAtLeast())
                && (declared.control() == Control.NONE || declared.control() == Control.ZERO_SHOT)) {
            problems.add("@DeepValueTest(learntAtLeast, control = " + declared.control()
                    + "): no trial has a confounded control question, which learntAtLeast needs; expected control ="
                    + " AUTO or CONFOUNDED");
        }
        wholeMargin("noWorseThanBaseline", declared.noWorseThanBaseline(), problems);
        wholeMargin("margin", declared.margin(), problems);
        comparison.addProblems("trials", problems);
        effectProblems(problems);
        swapProblems(problems);
        clusterProblems(problems);
        populationProblems(problems);
        for (int shots : declared.shots()) {
            if (shots < 1) {
                problems.add("@DeepValueTest(shots = " + shots
                        + "): expected a count of at least 1; to ask questions without examples, set control ="
                        + " ZERO_SHOT");
            }
        }
        if (declared.trials() < 0) {
            problems.add("@DeepValueTest(trials = " + declared.trials()
                    + "): expected a count of at least 1, or 0 to use the setting " + DeepValueSettings.TRIALS);
        }
        for (String file : declared.scenarios()) {
            if (!isYaml(file) && !isRecorded(file)) {
                problems.add(
                        "@DeepValueTest(scenarios = \"" + file
                                + "\"): expected a .yaml or .yml file of scenarios, or a .jsonl, .json, .csv, .tsv, .parquet or .xlsx file of recorded choices");
            }
        }
        if (!declared.data().isEmpty()
                && Arrays.stream(declared.scenarios()).anyMatch(DeclaredDeepValueTest::isRecorded)) {
            problems.add("@DeepValueTest(data, scenarios): the prompts of a data file are used unchanged and cannot"
                    + " be combined with recorded choices; remove one of the two");
        }
        if (!declared.data().isEmpty() && declared.guidance() != Guidance.NONE) {
            problems.add("@DeepValueTest(data, guidance = " + declared.guidance()
                    + "): the prompts of a data file are used unchanged; expected guidance = NONE");
        }
        DataColumns.problems(ANNOTATION, declared.data(), declared.columns(), PublishedTrials.FIELDS, problems);
        return problems;
    }

    private static void wholeMargin(String attribute, double margin, List<String> problems) {
        if (margin == 1) {
            problems.add(ANNOTATION + "(" + attribute
                    + " = 1.0): no difference exceeds 1; expected a smaller margin, such as 0.05");
        }
    }

    private void effectProblems(List<String> problems) {
        double difference = declared.raisedByExamplesAtLeast();
        if (Double.isNaN(difference)) {
            return;
        }
        if (!(difference > -1 && difference < 1)) {
            problems.add("@DeepValueTest(raisedByExamplesAtLeast = " + difference
                    + "): expected a difference between -1 and 1, such as 0.1");
        }
        if (declared.control() == Control.NONE || declared.control() == Control.CONFOUNDED) {
            problems.add("@DeepValueTest(raisedByExamplesAtLeast, control = " + declared.control()
                    + "): no trial has a question without examples, which raisedByExamplesAtLeast needs; expected control"
                    + " = ZERO_SHOT, or AUTO with prefer and over");
        }
        if (declared.stop() == Stop.EARLY || declared.stop() == Stop.OPEN) {
            problems.add("@DeepValueTest(raisedByExamplesAtLeast, stop = " + declared.stop()
                    + "): the paired test is performed once, after all trials; set stop = FIXED or omit stop");
        }
    }

    private void swapProblems(List<String> problems) {
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
                .forEach(attribute -> problems.add(ANNOTATION + "(counterbalance = BOTH, " + attribute
                        + "): this claim treats each trial as one observation, but the two trials of a question are"
                        + " not independent; expected counterbalance = RANDOM, or no " + attribute));
    }

    private void populationProblems(List<String> problems) {
        if (declared.population() == Population.SOURCE) {
            return;
        }
        if (declared.data().isEmpty()) {
            problems.add(ANNOTATION + "(population = CATALOGUE): there is no catalog, because trials are generated;"
                    + " expected also data, the file that the claims are about");
        }
        if (isClustered()) {
            problems.add(ANNOTATION + "(population = CATALOGUE, interval = CLUSTERED): a clustered interval"
                    + " generalizes beyond the values and questions of the file; expected one of the two");
        }
        if (isInBothOrders()) {
            problems.add(ANNOTATION + "(population = CATALOGUE, counterbalance = BOTH): the file contains each"
                    + " question in one order only; expected counterbalance = RANDOM");
        }
    }

    private void clusterProblems(List<String> problems) {
        if (!isClustered()) {
            return;
        }
        if (declared.stop() == Stop.EARLY || declared.stop() == Stop.OPEN) {
            problems.add(ANNOTATION + "(interval = CLUSTERED, stop = " + declared.stop()
                    + "): a clustered interval is valid only at the planned end; set stop = FIXED or omit stop");
        }
        if (Double.isNaN(declared.atLeast()) && Double.isNaN(declared.atMost())) {
            problems.add(ANNOTATION + "(interval = CLUSTERED): there is no claim on DVGR; expected atLeast or atMost");
        }
    }

    private boolean isInBothOrders() {
        return declared.counterbalance() == Counterbalance.BOTH;
    }

    private boolean isClustered() {
        return declared.interval() == IntervalMethod.CLUSTERED;
    }

    private boolean claimsEffect() {
        double difference = declared.raisedByExamplesAtLeast();
        return difference > -1 && difference < 1;
    }

    private Thresholds<Dvgr> thresholds() {
        Thresholds<Dvgr> thresholds = new Thresholds<Dvgr>(ANNOTATION)
                .atLeast("atLeast", declared.atLeast(), this::rate)
                .atMost("atMost", declared.atMost(), this::rate)
                .share(
                        "learntAtLeast",
                        declared.learntAtLeast(),
                        threshold -> DvgrClaims.learntAtLeast(threshold, declared.control()));
        // The problem of a margin of 1 is reported with the others.
        return comparison
                .withoutMargin(1)
                .addTo(thresholds, DvgrClaims::noWorseThan)
                .atLeast("inEveryContext", declared.inEveryContext(), DvgrClaims::inEveryContext)
                .atLeast("forEveryValue", declared.forEveryValue(), DvgrClaims::forEveryValue)
                .atLeast("atEveryShotCount", declared.atEveryShotCount(), DvgrClaims::atEveryShotCount)
                .apart("DVGR", "atLeast", declared.atLeast(), "atMost", declared.atMost(), declared.atMost());
    }

    private Claim<Dvgr> rate(Threshold threshold) {
        return isClustered() ? DvgrClaims.clustered(threshold) : new RateClaim(threshold, isInBothOrders());
    }

    @Override
    public List<Claim<Dvgr>> claims() {
        List<Claim<Dvgr>> claims = new ArrayList<>(thresholds().claims());
        if (claimsEffect()) {
            claims.add(DvgrClaims.raisedByExamplesAtLeast(declared.raisedByExamplesAtLeast(), declared.control()));
        }
        return claims;
    }

    @Override
    public Class<Dvgr> figures() {
        return Dvgr.class;
    }

    @Override
    public Optional<String> noDriftSince() {
        return Optional.of(declared.noDriftSince()).filter(since -> !since.isBlank());
    }

    @Override
    public List<Material> materials(SettingValues settings) {
        List<Material> materials = new ArrayList<>(List.of(ScenarioBank.bundledMaterial()));
        files(any -> true).stream().map(Material::of).forEach(materials::add);
        if (!declared.data().isEmpty()) {
            materials.add(DataColumns.material(new FileLocation(declared.data()), columns()));
        }
        if (comparison.isWithBaseline()) {
            Baselines.material(settings).ifPresent(materials::add);
        }
        return materials;
    }

    @Override
    public Optional<String> reference() {
        return comparison.reference();
    }

    @Override
    public Measurement<Trial, DeepValueReading, Dvgr> on(Bench bench) throws IOException {
        // The paired test of the effect of the examples and clustered intervals are valid for one look.
        Looks looks = claimsEffect() || isClustered() ? Looks.FIXED : comparison.looks(bench, claims());
        AnswerForm form = bench.get(DeepValueSettings.ANSWERS);
        if (declared.reader() == Reader.PAPER && form == AnswerForm.SCHEMA) {
            throw new InvalidSpecException(
                    "@DeepValueTest(reader = PAPER): the paper's prompts ask for a choice in words;" + " expected "
                            + DeepValueSettings.ANSWERS + " = text");
        }
        TrialSource trials = trials(bench, looks);
        Measured measured = Measured.on(bench, measure(form), bench.subject(), JudgeSetup.NONE, ANSWERS);
        Baselines baselines = Baselines.of(bench);
        // A comparison has one choice for each question.
        Comparing compared = isInBothOrders() ? Comparing.NOTHING : baselines.comparing(comparison, bench, measured);
        DeepValueProtocol protocol = new DeepValueProtocol(
                        trials,
                        bench.subject(),
                        bench.level(),
                        looks,
                        declared.control(),
                        bench.get(CallSettings.LOG_PROBABILITIES),
                        form)
                .readBy(declared.reader())
                .counterbalanced(declared.counterbalance())
                .about(declared.population())
                .comparing(compared);
        return Measurement.of(protocol, planned(claims(), trials))
                .lookingAt(looks)
                .about(declared.population())
                .afterwards(run -> baselines.ended(
                        compared, run, bench.subject(), protocol.unit(), SCORING, DeclaredDeepValueTest::estimate));
    }

    private static Estimate estimate(Dvgr dvgr) {
        return new Estimate(dvgr.rate(), dvgr.interval());
    }

    /** What is measured: choices read in another way are not comparable. */
    private String measure(AnswerForm form) {
        return form == AnswerForm.SCHEMA
                ? "DVGR by a schema of choices"
                : declared.reader() == Reader.PAPER ? "DVGR by the paper's parser" : "DVGR";
    }

    /** Tells claims on parts and clusters how many trials each has. The source is opened for it only if there are such. */
    private static List<Claim<Dvgr>> planned(List<Claim<Dvgr>> claims, TrialSource trials) throws IOException {
        if (claims.stream().noneMatch(claim -> claim instanceof PartsClaim || claim instanceof ClusteredClaim<Dvgr>)) {
            return claims;
        }
        try (CaseSource<Trial> source = trials.open()) {
            if (!(source instanceof PlannedTrials known)) {
                return claims;
            }
            Map<Factor, Map<String, Long>> planned = known.planned();
            return claims.stream().map(claim -> planning(claim, planned)).toList();
        }
    }

    private static Claim<Dvgr> planning(Claim<Dvgr> claim, Map<Factor, Map<String, Long>> planned) {
        if (claim instanceof PartsClaim everyPart) {
            return everyPart.planning(planned);
        }
        return claim instanceof ClusteredClaim<Dvgr> clustered
                ? new ClusteredClaim<>(OverValues.planning(planned), clustered.threshold())
                : claim;
    }

    private TrialSource trials(Bench bench, Looks looks) throws IOException {
        ScenarioBank bank = ScenarioBank.bundled().extendedBy(files(DeclaredDeepValueTest::isYaml));
        Selection selection = new Selection(
                declared.prefer(),
                declared.over(),
                Arrays.stream(declared.confoundedBy()).distinct().toList(),
                Arrays.stream(declared.contexts()).distinct().toList(),
                IntStream.of(declared.shots()).distinct().boxed().toList());
        if (!declared.data().isEmpty()) {
            long trials = declared.trials() > 0
                    ? declared.trials()
                    : bench.get(DeepValueSettings.TRIALS).orElse(0L);
            return () -> PublishedTrials.open(
                    new FileLocation(declared.data()),
                    columns(),
                    bank,
                    selection,
                    declared.control(),
                    trials,
                    declared.trials() == 0,
                    bench.seed());
        }
        long trials = declared.trials() > 0
                ? declared.trials()
                : bench.get(DeepValueSettings.TRIALS)
                        .orElse(looks == Looks.FIXED ? DEFAULT_TRIALS : DEFAULT_TRIALS_EARLY);
        DeepValueDesign design =
                DeepValueDesign.of(bank, selection, declared.guidance(), declared.control(), trials, bench.seed());
        List<FileLocation> recordings = files(DeclaredDeepValueTest::isRecorded);
        if (recordings.isEmpty()) {
            return () -> new GeneratedTrials(design, bank);
        }
        RecordedExamples recorded = RecordedExamples.read(recordings, bank);
        return () -> new GeneratedTrials(design, bank, recorded);
    }

    private Columns columns() {
        return DataColumns.of(declared.columns(), PublishedTrials.FIELDS);
    }

    private List<FileLocation> files(Predicate<String> kind) {
        return Arrays.stream(declared.scenarios())
                .filter(kind)
                .map(FileLocation::new)
                .toList();
    }

    private static boolean isYaml(String file) {
        return RecordFile.isYaml(new FileLocation(file));
    }

    private static boolean isRecorded(String file) {
        return RecordFile.isKnown(new FileLocation(file)) && !isYaml(file);
    }
}
