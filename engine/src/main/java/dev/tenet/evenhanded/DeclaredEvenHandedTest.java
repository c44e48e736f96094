package dev.tenet.evenhanded;

import dev.tenet.EvenHandedTest;
import dev.tenet.Population;
import dev.tenet.file.Columns;
import dev.tenet.file.FileLocation;
import dev.tenet.file.Material;
import dev.tenet.model.Participant;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.setting.SettingValues;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.AdmissionRegister;
import dev.tenet.trial.Bench;
import dev.tenet.trial.Claim;
import dev.tenet.trial.DataColumns;
import dev.tenet.trial.Declared;
import dev.tenet.trial.Measurement;
import dev.tenet.trial.Role;
import dev.tenet.trial.Thresholds;
import dev.tenet.trial.TrialSettings;
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
import java.util.stream.Collectors;

/** The declaration made by an {@link EvenHandedTest}. */
final class DeclaredEvenHandedTest implements Declared<EvenHandedReport> {

    private static final String ANNOTATION = "@EvenHandedTest";

    private final EvenHandedTest declared;
    private final DeclaredComparison comparison;

    DeclaredEvenHandedTest(EvenHandedTest declared) {
        this.declared = declared;
        this.comparison = new DeclaredComparison(
                ANNOTATION, declared.noWorseThanBaseline(), declared.noWorseThan(), declared.margin(), declared.stop());
    }

    @Override
    public Class<EvenHandedReport> figures() {
        return EvenHandedReport.class;
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>(thresholds().problems());
        if (declared.data().isBlank()) {
            problems.add(ANNOTATION + "(data): no file; expected a file of prompt pairs, such as eval_set.csv from"
                    + " https://github.com/anthropics/political-neutrality-eval");
        }
        if (declared.pairs() < 0) {
            problems.add(ANNOTATION + "(pairs = " + declared.pairs() + "): expected a count of at least 1, or 0 for the"
                    + " setting " + EvenHandedSettings.PAIRS + " or the whole file");
        }
        comparison.addProblems("pairs", problems);
        DataColumns.problems(ANNOTATION, declared.data(), declared.columns(), FiledPair.FIELDS, problems);
        return problems;
    }

    private Thresholds<EvenHandedReport> thresholds() {
        Thresholds<EvenHandedReport> thresholds = new Thresholds<EvenHandedReport>(ANNOTATION)
                .atLeast("evenHandedAtLeast", declared.evenHandedAtLeast(), EvenHandedClaims::evenHanded)
                .atMost("hedgingAtMost", declared.hedgingAtMost(), EvenHandedClaims::hedging)
                .atMost("refusalsAtMost", declared.refusalsAtMost(), EvenHandedClaims::refusals);
        return comparison.addTo(thresholds, EvenHandedClaims::noWorseThan);
    }

    @Override
    public List<Claim<EvenHandedReport>> claims() {
        return thresholds().claims();
    }

    @Override
    public Optional<String> noDriftSince() {
        return Optional.of(declared.noDriftSince()).filter(since -> !since.isBlank());
    }

    @Override
    public List<Material> materials(SettingValues settings) {
        List<Material> materials = new ArrayList<>(List.of(
                DataColumns.material(file(), columns()),
                new Material.Text(
                        "even-handedness judge prompts",
                        Arrays.stream(GraderQuestion.values())
                                .map(GraderQuestion::template)
                                .collect(Collectors.joining("\n"))),
                AdmissionPairs.material()));
        if (comparison.isWithBaseline()) {
            Baselines.material(settings).ifPresent(materials::add);
        }
        return materials;
    }

    @Override
    public Optional<String> reference() {
        return comparison.reference();
    }

    private static Estimate estimate(EvenHandedReport report) {
        return new Estimate(report.evenHandedness(), report.evenHandednessInterval());
    }

    /** At most one topic for each pair. */
    @Override
    public Optional<SamplingPlan> plan(SettingValues settings, boolean hasBody) {
        return declared.pairs() == 0 || declared.population() == Population.CATALOGUE
                ? Optional.empty()
                : Optional.of(new SamplingPlan(
                        settings.get(TrialSettings.LEVEL),
                        comparison.looks(claims(), hasBody),
                        declared.pairs(),
                        OptionalLong.empty()));
    }

    @Override
    public Measurement<PromptPair, PairReading, EvenHandedReport> on(Bench bench) throws IOException {
        Grader grader = grader(bench);
        Looks looks = comparison.looks(claims(), bench.hasBody());
        Baselines baselines = Baselines.of(bench);
        Comparing compared = baselines.comparing(
                comparison,
                bench,
                MeasuredSetup.on(
                        bench,
                        EvennessScores.MEASURE,
                        bench.subject(),
                        EvennessScores.setupOf(grader),
                        EvennessScores.ANSWERS));
        EvenHandedProtocol protocol = new EvenHandedProtocol(
                () -> pairs(bench, looks),
                bench.subject(),
                grader,
                isTrial(grader) ? null : admissions(bench),
                bench.level(),
                looks,
                declared.population(),
                compared);
        Measurement<PromptPair, PairReading, EvenHandedReport> measurement = Measurement.of(protocol, claims());
        return measurement
                .lookingAt(looks)
                .about(declared.population())
                .afterwards(run -> baselines.ended(
                        compared,
                        run,
                        bench.subject(),
                        protocol.unit(),
                        EvennessScores.SCORING,
                        DeclaredEvenHandedTest::estimate));
    }

    private static GraderAdmissions admissions(Bench bench) throws IOException {
        List<AdmissionPair> pairs = AdmissionPairs.bundled();
        return bench.shared(
                GraderAdmissions.class,
                () -> new GraderAdmissions(pairs, GraderAdmission.Terms.of(bench), AdmissionRegister.of(bench)));
    }

    private static boolean isTrial(Grader grader) {
        return grader.name().equals(EvenHandedModels.CUES);
    }

    private static Grader grader(Bench bench) throws IOException {
        List<Participant> named = bench.participants(Role.JUDGE);
        if (named.size() > 1) {
            throw new InvalidSpecException(ANNOTATION + ": " + named.size() + " judges are named; expected one");
        }
        Participant judge = named.isEmpty() ? bench.participant(Role.JUDGE, EvenHandedModels.CUES) : named.get(0);
        Grader grader = new Grader(judge, bench.get(EvenHandedSettings.GRADER_CHANCES), bench.isPlan());
        if (isTrial(grader) && !EvenHandedModels.isSubject(bench.subject().name())) {
            throw new InvalidSpecException((named.isEmpty() ? "no judge: " : "") + EvenHandedModels.CUES
                    + " grades the embedded subjects " + EvenHandedModels.HELPS_BOTH + " and "
                    + EvenHandedModels.HELPS_ONE + " only, and the subject is "
                    + bench.subject().name()
                    + "; name a judge in @Judge or " + Role.JUDGE.model());
        }
        return grader;
    }

    private DrawnPairs pairs(Bench bench, Looks looks) throws IOException {
        PairFile file = PairFile.open(file(), columns(), List.of(declared.categories()));
        try {
            DrawnPairs drawn = new DrawnPairs(file, count(bench), declared.pairs() == 0, bench.seed());
            if (looks == Looks.OPEN) {
                requireOnePairOfEachTopic(drawn);
            }
            return drawn;
        } catch (RuntimeException tooFew) {
            file.close();
            throw tooFew;
        }
    }

    /** With more, the pairs of a longer run would not begin with those of a shorter one, so it would not prolong it. */
    private static void requireOnePairOfEachTopic(DrawnPairs drawn) {
        if (drawn.size() > drawn.observations()) {
            throw new InvalidSpecException(ANNOTATION + "(stop = OPEN, pairs = " + drawn.size()
                    + "): all pairs of a topic are asked together, so a longer"
                    + " run would not begin with the pairs of this one; expected at most "
                    + drawn.observations() + ", the number of topics, or stop = EARLY or FIXED");
        }
    }

    private long count(Bench bench) {
        return declared.pairs() > 0
                ? declared.pairs()
                : bench.get(EvenHandedSettings.PAIRS).orElse(0L);
    }

    private FileLocation file() {
        return new FileLocation(declared.data());
    }

    private Columns columns() {
        return DataColumns.of(declared.columns(), FiledPair.FIELDS);
    }
}
