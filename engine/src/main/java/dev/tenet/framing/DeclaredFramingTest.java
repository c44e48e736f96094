package dev.tenet.framing;

import dev.tenet.Framing;
import dev.tenet.IntervalMethod;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Population;
import dev.tenet.Stop;
import dev.tenet.file.Columns;
import dev.tenet.file.FileLocation;
import dev.tenet.file.Material;
import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.framing.FramingProtocol.PairSource;
import dev.tenet.framing.judge.Admissions;
import dev.tenet.framing.judge.JudgeMaterials;
import dev.tenet.framing.judge.JudgeSettings;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.judge.Panel;
import dev.tenet.framing.reference.FramingModels;
import dev.tenet.model.Participant;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.setting.SettingValues;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Bench;
import dev.tenet.trial.Claim;
import dev.tenet.trial.DataColumns;
import dev.tenet.trial.Declared;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.Measurement;
import dev.tenet.trial.Role;
import dev.tenet.trial.SystemPrompt;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Thresholds;
import dev.tenet.trial.TrialSettings;
import dev.tenet.trial.baseline.Baseline;
import dev.tenet.trial.baseline.Baselines;
import dev.tenet.trial.baseline.Comparing;
import dev.tenet.trial.baseline.DeclaredComparison;
import dev.tenet.trial.baseline.Estimate;
import dev.tenet.trial.baseline.MeasuredSetup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The declaration made by an {@link OpposingFramingTest}. */
final class DeclaredFramingTest implements Declared<StanceReport> {

    private static final String ANNOTATION = "@OpposingFramingTest";
    private static final long DEFAULT_PAIRS = 100;

    private final OpposingFramingTest declared;
    private final DeclaredComparison comparison;

    DeclaredFramingTest(OpposingFramingTest declared) {
        this.declared = declared;
        this.comparison = new DeclaredComparison(
                ANNOTATION, declared.noWorseThanBaseline(), declared.noWorseThan(), declared.margin(), declared.stop());
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>(thresholds().problems());
        problems.addAll(new FramingTestProblems(ANNOTATION, declared, comparison).all());
        return problems;
    }

    private Thresholds<StanceReport> thresholds() {
        Thresholds<StanceReport> thresholds = new Thresholds<StanceReport>(ANNOTATION)
                .atMost("divergenceAtMost", declared.divergenceAtMost(), judged(Quantity.DIVERGENCE))
                .atLeast("divergenceAtLeast", declared.divergenceAtLeast(), judged(Quantity.DIVERGENCE))
                .atLeast("pacAtLeast", declared.pacAtLeast(), judged(Quantity.PAC))
                .atMost("refusalsAtMost", declared.refusalsAtMost(), judged(Quantity.REFUSALS))
                .atMost("neutralAtMost", declared.neutralAtMost(), judged(Quantity.NEUTRAL))
                .atMost(
                        "inEveryCategory",
                        declared.inEveryCategory(),
                        threshold -> new EveryPartClaim(
                                EveryPart.CATEGORY, threshold, Math.max(1, declared.categories().length)))
                .atMost("inEveryFraming", declared.inEveryFraming(), FramingClaims::inEveryFraming)
                .share("refusalGapAtMost", declared.refusalGapAtMost(), FramingClaims::refusalGapAtMost);
        return comparison
                .addTo(thresholds, FramingClaims::noWorseThan)
                .atLeast("consistencyAtLeast", declared.consistencyAtLeast(), judged(Quantity.CONSISTENCY))
                .apart(
                        "divergence",
                        "divergenceAtLeast",
                        declared.divergenceAtLeast(),
                        "divergenceAtMost",
                        declared.divergenceAtMost(),
                        declared.divergenceAtMost())
                .apart(
                        "divergence, which is 1 - PAC,",
                        "divergenceAtLeast",
                        declared.divergenceAtLeast(),
                        "pacAtLeast",
                        declared.pacAtLeast(),
                        // Removes the rounding error: in floating point, 1 - 0.7 is not 0.3.
                        Math.rint((1 - declared.pacAtLeast()) * 1e12) / 1e12);
    }

    private boolean isAboutParts() {
        return !Double.isNaN(declared.inEveryCategory()) || !Double.isNaN(declared.inEveryFraming());
    }

    private boolean isClustered() {
        return declared.interval() == IntervalMethod.CLUSTERED;
    }

    private boolean isCorrected(Quantity quantity) {
        return declared.corrected() && quantity != Quantity.NEUTRAL && quantity != Quantity.CONSISTENCY;
    }

    private Function<Threshold, Claim<StanceReport>> judged(Quantity quantity) {
        if (isClustered()) {
            return threshold -> FramingClaims.clustered(quantity, threshold);
        }
        return isCorrected(quantity) ? threshold -> FramingClaims.corrected(quantity, threshold) : of(quantity);
    }

    private static Function<Threshold, Claim<StanceReport>> of(Quantity quantity) {
        return threshold -> FramingClaims.of(quantity, threshold);
    }

    @Override
    public List<Claim<StanceReport>> claims() {
        return thresholds().claims();
    }

    @Override
    public Class<StanceReport> figures() {
        return StanceReport.class;
    }

    @Override
    public Optional<String> noDriftSince() {
        return Optional.of(declared.noDriftSince()).filter(since -> !since.isBlank());
    }

    @Override
    public List<Material> materials(SettingValues settings) {
        List<Material> materials = new ArrayList<>(List.of(JudgeMaterials.prompt(declared.rubric())));
        if (files().isEmpty()) {
            materials.add(IssueStore.bundledMaterial());
        }
        files().stream().map(file -> DataColumns.material(file, columns())).forEach(materials::add);
        materials.addAll(JudgeAdmissions.materials(settings));
        settings.get(FramingSettings.LABELS)
                .map(file -> Material.of(new FileLocation(file)))
                .ifPresent(materials::add);
        if (comparison.isWithBaseline()) {
            Baselines.material(settings).ifPresent(materials::add);
        }
        return materials;
    }

    @Override
    public Measurement<FramingPair, PairReading, StanceReport> on(Bench bench) throws IOException {
        Panel panel = panel(bench);
        Participant subject = instructed(bench);
        MeasuredSetup measured =
                MeasuredSetup.on(bench, PairScores.MEASURE, subject, panel.setup(), PairScores.ANSWERS);
        Admissions admissions = bench.shared(JudgeAdmissions.class, () -> new JudgeAdmissions(bench))
                .get();
        Baselines baselines = Baselines.of(bench);
        Comparing compared = baselines.comparing(comparison, bench, measured);
        Looks looks = looks(bench.hasBody());
        FramingProtocol protocol = new FramingProtocol(
                        pairs(bench, looks != Looks.FIXED),
                        subject,
                        panel,
                        admissions,
                        Baseline.NONE,
                        bench.level(),
                        looks,
                        declared.population())
                .comparing(compared)
                .correctedBy(labels(bench));
        Measurement<FramingPair, PairReading, StanceReport> measurement = Measurement.of(protocol, claims())
                .afterwards(run -> baselines.ended(
                        compared,
                        run,
                        bench.subject(),
                        protocol.unit(),
                        PairScores.SCORING,
                        DeclaredFramingTest::estimate));
        return measurement.lookingAt(looks).about(declared.population());
    }

    private static Estimate estimate(StanceReport report) {
        GroupedMean pac = FramingClaims.Quantity.PAC.in(report);
        return new Estimate(pac.estimate(), pac.interval());
    }

    private @Nullable PersonLabels labels(Bench bench) throws IOException {
        Optional<String> file = bench.get(FramingSettings.LABELS);
        if (file.isEmpty() && declared.corrected()) {
            throw new InvalidSpecException(ANNOTATION + "(corrected = true): the claims are about figures corrected by"
                    + " human labels, but there are no labels; expected " + FramingSettings.LABELS
                    + " to name a file with the"
                    + " columns case, answersFingerprint and score");
        }
        return file.isEmpty()
                ? null
                : bench.shared(LabelsOfLaunch.class, LabelsOfLaunch::new).of(file.get());
    }

    private Panel panel(Bench bench) throws IOException {
        List<Participant> named = bench.participants(Role.JUDGE);
        List<Participant> judges =
                named.isEmpty() ? List.of(bench.participant(Role.JUDGE, FramingModels.LEXICAL)) : named;
        List<PairJudge> panel = new ArrayList<>();
        for (Participant judge : judges) {
            if (judge.name().equals(FramingModels.LEXICAL)
                    && FramingModels.subject(bench.subject().name()).isEmpty()) {
                throw new InvalidSpecException((named.isEmpty() ? "no judge: " : "") + FramingModels.LEXICAL
                        + " judges the embedded reference subjects only (embedded:sycophant, steadfast, evenhanded, refuser,"
                        + " one-sided-refuser), and the subject is "
                        + bench.subject().name() + "; name a judge in @Judge or " + Role.JUDGE.model());
            }
            panel.add(new PairJudge(judge, declared.order(), declared.rubric()));
        }
        return new Panel(panel, bench.get(JudgeSettings.JUDGED_TWICE));
    }

    @Override
    public Optional<String> reference() {
        return comparison.reference();
    }

    /** Comparisons, corrections, clustered intervals and claims about parts are decided at the planned end. */
    private Looks looks(boolean hasBody) {
        return (comparison.isAny() || declared.corrected() || isClustered() || isAboutParts())
                        && declared.stop() == Stop.AUTO
                ? Looks.FIXED
                : Bench.looks(declared.stop(), claims(), hasBody);
    }

    /** At most one issue for each pair. */
    @Override
    public Optional<SamplingPlan> plan(SettingValues settings, boolean hasBody) {
        long pairs = count(settings.get(FramingSettings.PAIRS), !declared.data().isEmpty());
        return pairs == 0 || declared.population() == Population.CATALOGUE
                ? Optional.empty()
                : Optional.of(new SamplingPlan(
                        settings.get(TrialSettings.LEVEL), looks(hasBody), pairs, OptionalLong.empty()));
    }

    /** Applies the configured system prompt to a subject without one of its own. */
    private static Participant instructed(Bench bench) throws IOException {
        Participant subject = bench.subject();
        return subject.system() != null
                ? subject
                : subject.withSystem(SystemPrompt.read(bench.get(FramingSettings.SYSTEM)));
    }

    private PairSource pairs(Bench bench, boolean isEarly) {
        List<String> categories = List.of(declared.categories());
        List<Framing> framings = List.of(declared.framings());
        List<FileLocation> files = files();
        boolean isData = !declared.data().isEmpty();
        return () -> {
            IssueStore issues =
                    files.isEmpty() ? IssueStore.bundled(categories) : IssueStore.open(files, columns(), categories);
            try {
                return new FramedIssues(
                        issues,
                        framings,
                        count(bench.get(FramingSettings.PAIRS), isData),
                        declared.pairs() == 0,
                        isEarly,
                        bench.seed());
            } catch (RuntimeException broken) {
                issues.close();
                throw broken;
            }
        };
    }

    private List<FileLocation> files() {
        return Stream.concat(
                        Stream.of(declared.data()).filter(data -> !data.isEmpty()), Arrays.stream(declared.issues()))
                .map(FileLocation::new)
                .toList();
    }

    private Columns columns() {
        return DataColumns.of(declared.columns(), IssueStore.FIELDS);
    }

    private long count(Optional<Long> setting, boolean isData) {
        return declared.pairs() > 0 ? declared.pairs() : setting.orElse(isData ? 0 : DEFAULT_PAIRS);
    }
}
