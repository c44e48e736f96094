package dev.tenet.engine;

import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Guidance;
import dev.tenet.deepvalue.DeepValueDesign;
import dev.tenet.deepvalue.DeepValueProtocol;
import dev.tenet.deepvalue.DeepValueProtocol.TrialSource;
import dev.tenet.deepvalue.DeepValueReading;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.deepvalue.DvgrClaims;
import dev.tenet.deepvalue.GeneratedTrials;
import dev.tenet.deepvalue.PublishedTrials;
import dev.tenet.deepvalue.RecordedExamples;
import dev.tenet.deepvalue.ScenarioBank;
import dev.tenet.deepvalue.Selection;
import dev.tenet.deepvalue.Trial;
import dev.tenet.engine.TenetContext.Launch;
import dev.tenet.file.Columns;
import dev.tenet.file.FileLocation;
import dev.tenet.file.Material;
import dev.tenet.file.RecordFile;
import dev.tenet.model.Participant;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Figures;
import dev.tenet.trial.SubjectPlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What {@link DeepValueTest} declares. */
final class DeepValueSpec implements Spec {

    private static final String ANNOTATION = "@DeepValueTest";
    private static final String AT_LEAST = "dvgr-at-least";
    private static final String AT_MOST = "dvgr-at-most";
    private static final String LEARNT_AT_LEAST = "learnt-at-least";

    private final DeepValueTest declared;

    DeepValueSpec(DeepValueTest declared) {
        this.declared = declared;
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        Thresholds.share(ANNOTATION, "atLeast", declared.atLeast(), problems);
        Thresholds.share(ANNOTATION, "atMost", declared.atMost(), problems);
        Thresholds.share(ANNOTATION, "learntAtLeast", declared.learntAtLeast(), problems);
        if (!Double.isNaN(declared.learntAtLeast())
                && (declared.control() == Control.NONE || declared.control() == Control.ZERO_SHOT)) {
            problems.add("@DeepValueTest(learntAtLeast, control = " + declared.control()
                    + "): no trial has the control question that shows what was learnt; expected control = AUTO or"
                    + " CONFOUNDED");
        }
        Thresholds.apart(
                ANNOTATION,
                "DVGR",
                Thresholds.written("atLeast", declared.atLeast()) + ", "
                        + Thresholds.written("atMost", declared.atMost()),
                declared.atLeast(),
                declared.atMost(),
                problems);
        for (int shots : declared.shots()) {
            if (shots < 1) {
                problems.add("@DeepValueTest(shots = " + shots
                        + "): expected a count of at least 1; for questions without examples set control = ZERO_SHOT");
            }
        }
        if (declared.trials() < 0) {
            problems.add("@DeepValueTest(trials = " + declared.trials()
                    + "): expected a count of at least 1, or 0 for the setting tenet.trials");
        }
        for (String file : declared.scenarios()) {
            if (!isYaml(file) && !isRecorded(file)) {
                problems.add(
                        "@DeepValueTest(scenarios = \"" + file
                                + "\"): expected a .yaml or .yml file of scenarios, or a .jsonl, .json, .csv, .tsv, .parquet or .xlsx file of recorded choices");
            }
        }
        if (!declared.data().isEmpty() && Arrays.stream(declared.scenarios()).anyMatch(DeepValueSpec::isRecorded)) {
            problems.add("@DeepValueTest(data, scenarios): the prompts of a data file are run as they are;"
                    + " expected no recorded choices beside them. Remove one of the two");
        }
        if (!declared.data().isEmpty() && declared.guidance() != Guidance.NONE) {
            problems.add("@DeepValueTest(data, guidance = " + declared.guidance()
                    + "): the prompts of a data file are run as they are; expected guidance = NONE");
        }
        DataColumns.problems(ANNOTATION, declared.data(), declared.columns(), PublishedTrials.FIELDS, problems);
        return problems;
    }

    @Override
    public List<ClaimName> claims() {
        return thresholds().entrySet().stream()
                .map(entry -> new ClaimName(entry.getKey(), entry.getValue().name()))
                .toList();
    }

    @Override
    public Class<? extends Figures> figuresType() {
        return Dvgr.class;
    }

    @Override
    public String embeddedSubject() {
        return "embedded:bag-of-words";
    }

    private Map<String, Claim<Dvgr>> thresholds() {
        Map<String, Claim<Dvgr>> claims = new LinkedHashMap<>();
        if (!Double.isNaN(declared.atLeast())) {
            claims.put(AT_LEAST, DvgrClaims.atLeast(declared.atLeast()));
        }
        if (!Double.isNaN(declared.atMost())) {
            claims.put(AT_MOST, DvgrClaims.atMost(declared.atMost()));
        }
        if (!Double.isNaN(declared.learntAtLeast())) {
            claims.put(LEARNT_AT_LEAST, DvgrClaims.learntAtLeast(declared.learntAtLeast(), declared.control()));
        }
        return claims;
    }

    @Override
    public void readAhead() {
        ScenarioBank.bundled();
    }

    @Override
    public List<Material> materials(Settings settings) {
        List<Material> materials = new ArrayList<>(List.of(ScenarioBank.bundledMaterial()));
        files(any -> true).stream().map(Material::of).forEach(materials::add);
        if (!declared.data().isEmpty()) {
            materials.add(DataColumns.material(new FileLocation(declared.data()), columns()));
        }
        return materials;
    }

    @Override
    public Measurement<Trial, DeepValueReading, Dvgr> prepare(
            Participant subject, SubjectPlace place, Launch launch, String name, boolean hasBody) throws IOException {
        Settings settings = launch.settings();
        Map<String, Claim<Dvgr>> claims = thresholds();
        claims.put(SpecMethod.HEALTH.id(), DvgrClaims.health(settings.healthLimits()));
        return new Measurement<>(
                new DeepValueProtocol(
                        trials(settings), subject, settings.level(), settings.withTokenChances(), settings.answers()),
                claims,
                settings.seed(),
                tally -> false);
    }

    private TrialSource trials(Settings settings) throws IOException {
        ScenarioBank bank = ScenarioBank.bundled().extendedBy(files(DeepValueSpec::isYaml));
        Selection selection = new Selection(
                declared.prefer(),
                declared.over(),
                Arrays.stream(declared.confoundedBy()).distinct().toList(),
                Arrays.stream(declared.contexts()).distinct().toList(),
                IntStream.of(declared.shots()).distinct().boxed().toList());
        if (!declared.data().isEmpty()) {
            long trials = declared.trials() > 0
                    ? declared.trials()
                    : settings.trials().orElse(0);
            return () -> PublishedTrials.open(
                    new FileLocation(declared.data()),
                    columns(),
                    bank,
                    selection,
                    declared.control(),
                    trials,
                    declared.trials() == 0,
                    settings.seed());
        }
        long trials =
                declared.trials() > 0 ? declared.trials() : settings.trials().orElse(Settings.DEFAULT_TRIALS);
        DeepValueDesign design =
                DeepValueDesign.of(bank, selection, declared.guidance(), declared.control(), trials, settings.seed());
        List<FileLocation> recordings = files(DeepValueSpec::isRecorded);
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
