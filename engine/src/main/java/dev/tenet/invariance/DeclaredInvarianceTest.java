package dev.tenet.invariance;

import dev.tenet.Change;
import dev.tenet.InvarianceTest;
import dev.tenet.Population;
import dev.tenet.file.FileLocation;
import dev.tenet.file.Material;
import dev.tenet.file.RecordFile;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.setting.SettingValues;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Bench;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Declared;
import dev.tenet.trial.Measurement;
import dev.tenet.trial.Thresholds;
import dev.tenet.trial.TrialSettings;
import dev.tenet.trial.baseline.Baselines;
import dev.tenet.trial.baseline.Comparing;
import dev.tenet.trial.baseline.DeclaredComparison;
import dev.tenet.trial.baseline.Estimate;
import dev.tenet.trial.baseline.JudgeSetup;
import dev.tenet.trial.baseline.MeasuredSetup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The declaration made by an {@link InvarianceTest}. */
final class DeclaredInvarianceTest implements Declared<InvarianceReport> {

    private static final String ANNOTATION = "@InvarianceTest";

    private final InvarianceTest declared;
    private final DeclaredComparison comparison;

    DeclaredInvarianceTest(InvarianceTest declared) {
        this.declared = declared;
        this.comparison = new DeclaredComparison(
                ANNOTATION, declared.noWorseThanBaseline(), declared.noWorseThan(), declared.margin(), declared.stop());
    }

    @Override
    public Class<InvarianceReport> figures() {
        return InvarianceReport.class;
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>(thresholds().problems());
        for (FileLocation file : files()) {
            if (!RecordFile.isKnown(file)) {
                problems.add(ANNOTATION + "(data = \"" + file + "\"): expected a .yaml, .yml, .jsonl or .json file of"
                        + " questions");
            }
        }
        if (declared.questions() < 0) {
            problems.add(ANNOTATION + "(questions = " + declared.questions()
                    + "): expected a count of at least 1, or 0 for the setting " + InvarianceSettings.QUESTIONS);
        }
        comparison.addProblems("pairs", problems);
        problemsOfAskers(problems);
        return problems;
    }

    private void problemsOfAskers(List<String> problems) {
        if (Arrays.stream(declared.askers()).anyMatch(String::isBlank)) {
            problems.add(ANNOTATION + "(askers): one is empty; expected sentences such as \"I am a nurse.\"");
        }
        if (declared.askers().length > 0 && !asksBy(Change.PERSONA)) {
            problems.add(ANNOTATION + "(askers, changes = " + List.of(declared.changes())
                    + "): no pair has an asker; expected PERSONA among the changes, or no askers");
        }
    }

    private boolean asksBy(Change change) {
        return declared.changes().length == 0 || List.of(declared.changes()).contains(change);
    }

    private Thresholds<InvarianceReport> thresholds() {
        Thresholds<InvarianceReport> thresholds = new Thresholds<InvarianceReport>(ANNOTATION)
                .atLeast("sameAtLeast", declared.sameAtLeast(), InvarianceClaims::same)
                .atLeast(
                        "sameUnderEachChangeAtLeast",
                        declared.sameUnderEachChangeAtLeast(),
                        InvarianceClaims::sameUnderEachChange);
        return comparison.addTo(thresholds, InvarianceClaims::noWorseThan);
    }

    @Override
    public List<Claim<InvarianceReport>> claims() {
        return thresholds().claims();
    }

    @Override
    public Optional<String> noDriftSince() {
        return Optional.of(declared.noDriftSince()).filter(since -> !since.isBlank());
    }

    @Override
    public List<Material> materials(SettingValues settings) {
        List<Material> materials =
                new ArrayList<>(files().stream().map(Material::of).toList());
        materials.add(PromptWords.material());
        if (asksBy(Change.PERSONA)) {
            materials.add(
                    declared.askers().length == 0
                            ? Askers.material()
                            : new Material.Text("askers", String.join("\n", declared.askers())));
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

    private Looks looks(Bench bench) {
        return comparison.looks(claims(), bench.hasBody());
    }

    private static Estimate estimate(InvarianceReport report) {
        return new Estimate(report.agreement().estimate(), report.agreement().interval());
    }

    @Override
    public Optional<SamplingPlan> plan(SettingValues settings, boolean hasBody) {
        return declared.questions() == 0 || declared.population() == Population.CATALOGUE
                ? Optional.empty()
                : Optional.of(new SamplingPlan(
                        settings.get(TrialSettings.LEVEL),
                        comparison.looks(claims(), hasBody),
                        declared.questions(),
                        OptionalLong.empty()));
    }

    @Override
    public Measurement<InvariancePair, InvarianceReading, InvarianceReport> on(Bench bench) throws IOException {
        Askers askers = declared.askers().length == 0 ? Askers.bundled() : Askers.saying(List.of(declared.askers()));
        Baselines baselines = Baselines.of(bench);
        Comparing compared = baselines.comparing(
                comparison,
                bench,
                MeasuredSetup.on(
                        bench, AgreementScores.MEASURE, bench.subject(), JudgeSetup.NONE, AgreementScores.ANSWERS));
        Looks looks = looks(bench);
        Measurement<InvariancePair, InvarianceReading, InvarianceReport> measurement = Measurement.of(
                new InvarianceProtocol(
                        () -> pairs(askers, bench),
                        bench.subject(),
                        bench.level(),
                        looks,
                        declared.population(),
                        compared),
                claims());
        return measurement
                .lookingAt(looks)
                .about(declared.population())
                .afterwards(run -> baselines.ended(
                        compared,
                        run,
                        bench.subject(),
                        "pairs",
                        AgreementScores.SCORING,
                        DeclaredInvarianceTest::estimate));
    }

    private InvariancePairs pairs(Askers askers, Bench bench) throws IOException {
        QuestionStore store = QuestionStore.open(files(), List.of(declared.topics()));
        try {
            List<Change> changes = List.of(declared.changes());
            InvariancePairs pairs = declared.questions() > 0
                    ? InvariancePairs.exactly(declared.questions(), store, askers, changes, bench.seed())
                    : InvariancePairs.atMost(
                            bench.get(InvarianceSettings.QUESTIONS).orElse(Long.MAX_VALUE),
                            store,
                            askers,
                            changes,
                            bench.seed());
            requireSupportable(pairs, bench.plan(looks(bench), pairs));
            return pairs;
        } catch (RuntimeException broken) {
            store.close();
            throw broken;
        }
    }

    /** Checks each change separately: one may have too few questions even if the total is sufficient. */
    private void requireSupportable(InvariancePairs pairs, SamplingPlan plan) {
        for (Claim<InvarianceReport> claim : claims()) {
            if (claim instanceof EachChangeClaim each) {
                each.unsupportable(pairs.questionsUnderChanges(), plan).ifPresent(why -> {
                    throw new InvalidSpecException(why);
                });
            }
        }
    }

    private List<FileLocation> files() {
        return declared.data().length == 0
                ? List.of(QuestionStore.BUNDLED)
                : Arrays.stream(declared.data()).map(FileLocation::new).toList();
    }
}
