package dev.tenet.deepvalue;

import dev.tenet.Counterbalance;
import dev.tenet.DeepValueTest;
import dev.tenet.IntervalMethod;
import dev.tenet.Population;
import dev.tenet.Reader;
import dev.tenet.deepvalue.DeepValueProtocol.TrialSource;
import dev.tenet.file.Columns;
import dev.tenet.file.FileLocation;
import dev.tenet.file.Material;
import dev.tenet.model.CallSettings;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.setting.SettingValues;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Bench;
import dev.tenet.trial.CaseSource;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ClusteredClaim;
import dev.tenet.trial.DataColumns;
import dev.tenet.trial.Declared;
import dev.tenet.trial.Measurement;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Thresholds;
import dev.tenet.trial.TrialSettings;
import dev.tenet.trial.baseline.Baselines;
import dev.tenet.trial.baseline.Comparing;
import dev.tenet.trial.baseline.DeclaredComparison;
import dev.tenet.trial.baseline.Estimate;
import dev.tenet.trial.baseline.JudgeSetup;
import dev.tenet.trial.baseline.MeasuredSetup;
import dev.tenet.trial.baseline.Scoring;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
        problems.addAll(new DeepValueTestProblems(ANNOTATION, declared, comparison).all());
        return problems;
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
        ScenarioFiles.of(declared).all().stream().map(Material::of).forEach(materials::add);
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
        Looks looks = looks(bench.hasBody());
        AnswerForm form = bench.get(DeepValueSettings.ANSWERS);
        if (declared.reader() == Reader.PAPER && form == AnswerForm.SCHEMA) {
            throw new InvalidSpecException(
                    "@DeepValueTest(reader = PAPER): the paper's prompts ask for a choice in words;" + " expected "
                            + DeepValueSettings.ANSWERS + " = text");
        }
        TrialSource trials = trials(bench, looks);
        MeasuredSetup measured = MeasuredSetup.on(bench, measure(form), bench.subject(), JudgeSetup.NONE, ANSWERS);
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

    /** The paired test of the effect of the examples and clustered intervals are valid for one look. */
    private Looks looks(boolean hasBody) {
        return claimsEffect() || isClustered() ? Looks.FIXED : comparison.looks(claims(), hasBody);
    }

    @Override
    public Optional<SamplingPlan> plan(SettingValues settings, boolean hasBody) {
        if (!declared.data().isEmpty() || declared.population() == Population.CATALOGUE) {
            return Optional.empty();
        }
        Looks looks = looks(hasBody);
        return Optional.of(new SamplingPlan(
                settings.get(TrialSettings.LEVEL),
                looks,
                generated(settings.get(DeepValueSettings.TRIALS), looks),
                OptionalLong.empty()));
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
        ScenarioFiles files = ScenarioFiles.of(declared);
        ScenarioBank bank = ScenarioBank.bundled().extendedBy(files.scenarios());
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
        long trials = generated(bench.get(DeepValueSettings.TRIALS), looks);
        DeepValueDesign design =
                DeepValueDesign.of(bank, selection, declared.guidance(), declared.control(), trials, bench.seed());
        List<FileLocation> recordings = files.recordings();
        if (recordings.isEmpty()) {
            return () -> new GeneratedTrials(design, bank);
        }
        RecordedExamples recorded = RecordedExamples.read(recordings, bank);
        return () -> new GeneratedTrials(design, bank, recorded);
    }

    /** The number of trials that are generated. */
    private long generated(Optional<Long> setting, Looks looks) {
        return declared.trials() > 0
                ? declared.trials()
                : setting.orElse(looks == Looks.FIXED ? DEFAULT_TRIALS : DEFAULT_TRIALS_EARLY);
    }

    private Columns columns() {
        return DataColumns.of(declared.columns(), PublishedTrials.FIELDS);
    }
}
