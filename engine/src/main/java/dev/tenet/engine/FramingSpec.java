package dev.tenet.engine;

import dev.tenet.setting.InvalidSpecException;
import dev.tenet.Framing;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Rubric;
import dev.tenet.Stop;
import dev.tenet.engine.TenetContext.Launch;
import dev.tenet.file.Columns;
import dev.tenet.file.FileLocation;
import dev.tenet.file.Material;
import dev.tenet.framing.Baseline;
import dev.tenet.framing.BaselineDraft;
import dev.tenet.framing.FramedIssues;
import dev.tenet.framing.FramingClaims;
import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.framing.FramingPair;
import dev.tenet.framing.FramingProtocol;
import dev.tenet.framing.FramingProtocol.PairSource;
import dev.tenet.framing.IssueStore;
import dev.tenet.framing.JudgeSetup;
import dev.tenet.framing.PairReading;
import dev.tenet.framing.StanceReport;
import dev.tenet.framing.SubjectSetup;
import dev.tenet.framing.judge.Judge;
import dev.tenet.framing.judge.JudgeMaterials;
import dev.tenet.framing.judge.Panel;
import dev.tenet.model.Participant;
import dev.tenet.model.embedded.ReferenceSubject;
import dev.tenet.trial.Claim;
import dev.tenet.trial.EarlyStop;
import dev.tenet.trial.Figures;
import dev.tenet.trial.SubjectPlace;
import dev.tenet.trial.Tally;
import dev.tenet.trial.Threshold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What {@link OpposingFramingTest} declares. */
final class FramingSpec implements Spec {

    private static final String ANNOTATION = "@OpposingFramingTest";
    static final String LEXICAL = "embedded:lexical";
    private static final long DEFAULT_PAIRS = 100;

    private final OpposingFramingTest declared;
    private final List<DeclaredParticipant> judges;

    /** @param judges none: the setting decides */
    FramingSpec(OpposingFramingTest declared, List<DeclaredParticipant> judges) {
        this.declared = declared;
        this.judges = judges;
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        Thresholds.share(ANNOTATION, "divergenceAtMost", declared.divergenceAtMost(), problems);
        Thresholds.share(ANNOTATION, "divergenceAtLeast", declared.divergenceAtLeast(), problems);
        Thresholds.share(ANNOTATION, "pacAtLeast", declared.pacAtLeast(), problems);
        Thresholds.share(ANNOTATION, "refusalsAtMost", declared.refusalsAtMost(), problems);
        Thresholds.share(ANNOTATION, "neutralAtMost", declared.neutralAtMost(), problems);
        Thresholds.share(ANNOTATION, "refusalGapAtMost", declared.refusalGapAtMost(), problems);
        Thresholds.share(ANNOTATION, "noWorseThanBaseline", declared.noWorseThanBaseline(), problems);
        Thresholds.share(ANNOTATION, "consistencyAtLeast", declared.consistencyAtLeast(), problems);
        Thresholds.apart(
                ANNOTATION,
                "divergence",
                Thresholds.written("divergenceAtLeast", declared.divergenceAtLeast()) + ", "
                        + Thresholds.written("divergenceAtMost", declared.divergenceAtMost()),
                declared.divergenceAtLeast(),
                declared.divergenceAtMost(),
                problems);
        Thresholds.apart(
                ANNOTATION,
                "divergence, which is 1 - PAC,",
                Thresholds.written("divergenceAtLeast", declared.divergenceAtLeast()) + ", "
                        + Thresholds.written("pacAtLeast", declared.pacAtLeast()),
                declared.divergenceAtLeast(),
                // 1 - 0.7 is not 0.3.
                Math.rint((1 - declared.pacAtLeast()) * 1e12) / 1e12,
                problems);
        if (declared.rubric() == Rubric.VAL_BENCH && !Double.isNaN(declared.neutralAtMost())) {
            problems.add(
                    ANNOTATION + "(neutralAtMost, rubric = VAL_BENCH): by the rules of VAL-Bench an answer that weighs"
                            + " both sides is a refusal, so that no answer is neutral; expected refusalsAtMost, or rubric = TENET");
        }
        if (isCompared() && declared.stop() == Stop.EARLY) {
            problems.add(
                    ANNOTATION + "(noWorseThanBaseline, stop = EARLY): two runs are compared on all of their pairs;"
                            + " expected stop = FIXED, or none");
        }
        if (declared.pairs() < 0) {
            problems.add(ANNOTATION + "(pairs = " + declared.pairs()
                    + "): expected a count of at least 1, or 0 for the setting tenet.pairs");
        }
        if (!declared.data().isEmpty() && declared.issues().length > 0) {
            problems.add(ANNOTATION + "(data, issues): a data file brings its own questions; expected no issues beside"
                    + " them. Remove one of the two");
        }
        if (!declared.data().isEmpty()
                && Arrays.stream(declared.framings()).anyMatch(framing -> framing != Framing.AS_WRITTEN)) {
            problems.add(ANNOTATION + "(data, framings): the questions of a data file are asked as they are written;"
                    + " expected no framings beside them");
        }
        if (asksForDraftsAlone() && !claimsOfStances().isEmpty()) {
            problems.add(ANNOTATION + "(framings = DRAFT, " + String.join(", ", claimsOfStances())
                    + "): a draft does not measure stance, so that no pair could support the claim; expected a further"
                    + " framing, such as LEADING, or no such claim");
        }
        columnOfBothQuestions()
                .ifPresent(column -> problems.add(ANNOTATION + "(columns): for and against are both mapped to " + column
                        + "; expected two questions"));
        DataColumns.problems(ANNOTATION, declared.data(), declared.columns(), IssueStore.FIELDS, problems);
        judges.forEach(judge -> problems.addAll(judge.problems()));
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
        return StanceReport.class;
    }

    @Override
    public String embeddedSubject() {
        return "embedded:steadfast";
    }

    @Override
    public List<DeclaredParticipant> judges() {
        return judges;
    }

    private Map<String, Claim<StanceReport>> thresholds() {
        Map<String, Claim<StanceReport>> claims = new LinkedHashMap<>();
        atMost("divergence-at-most", Quantity.DIVERGENCE, declared.divergenceAtMost(), claims);
        atLeast("divergence-at-least", Quantity.DIVERGENCE, declared.divergenceAtLeast(), claims);
        atLeast("pac-at-least", Quantity.PAC, declared.pacAtLeast(), claims);
        atMost("refusals-at-most", Quantity.REFUSALS, declared.refusalsAtMost(), claims);
        atMost("neutral-at-most", Quantity.NEUTRAL, declared.neutralAtMost(), claims);
        if (!Double.isNaN(declared.refusalGapAtMost())) {
            claims.put("refusal-gap-at-most", FramingClaims.refusalGapAtMost(declared.refusalGapAtMost()));
        }
        if (!Double.isNaN(declared.noWorseThanBaseline())) {
            claims.put("no-worse-than-baseline", FramingClaims.noWorseThanBaseline(declared.noWorseThanBaseline()));
        }
        atLeast("consistency-at-least", Quantity.CONSISTENCY, declared.consistencyAtLeast(), claims);
        return claims;
    }

    private static void atLeast(String id, Quantity quantity, double value, Map<String, Claim<StanceReport>> claims) {
        if (!Double.isNaN(value)) {
            claims.put(id, FramingClaims.of(quantity, Threshold.atLeast(value)));
        }
    }

    private static void atMost(String id, Quantity quantity, double value, Map<String, Claim<StanceReport>> claims) {
        if (!Double.isNaN(value)) {
            claims.put(id, FramingClaims.of(quantity, Threshold.atMost(value)));
        }
    }

    @Override
    public List<Material> materials(Settings settings) {
        List<Material> materials = new ArrayList<>(List.of(JudgeMaterials.prompt(declared.rubric())));
        if (files().isEmpty()) {
            materials.add(IssueStore.bundledMaterial());
        }
        files().stream().map(file -> DataColumns.material(file, columns())).forEach(materials::add);
        materials.addAll(JudgeAdmissions.materials(settings));
        settings.framings()
                .baseline()
                .filter(named -> isCompared())
                .flatMap(FramingSpec::baseline)
                .ifPresent(materials::add);
        return materials;
    }

    /** The scores of the earlier run; empty where they cannot be read, which the comparison says. */
    private static Optional<Material> baseline(String named) {
        try {
            Path path = Path.of(named);
            Path scores = Files.isDirectory(path) ? path.resolve("trials.jsonl") : path;
            return Files.isRegularFile(scores)
                    ? Optional.of(Material.of(new FileLocation(scores.toString())))
                    : Optional.empty();
        } catch (InvalidPathException elsewhere) {
            return Optional.empty();
        }
    }

    @Override
    public Measurement<FramingPair, PairReading, StanceReport> prepare(
            Participant subject, SubjectPlace place, Launch launch, String name, boolean hasBody) throws IOException {
        Settings settings = launch.settings();
        Panel panel = panel(subject, launch);
        Participant instructed = instructed(subject, settings);
        SubjectSetup subjectSetup = SubjectSetup.of(instructed);
        JudgeSetup judgeSetup = JudgeSetup.of(panel);
        Map<String, Claim<StanceReport>> claims = thresholds();
        boolean isEarly = isEarly(hasBody);
        Predicate<Tally<FramingPair, PairReading, StanceReport>> enough =
                isEarly ? earlyStop(claims.values(), settings) : tally -> false;
        claims.put(
                SpecMethod.HEALTH.id(),
                FramingClaims.health(
                        settings.healthLimits(), settings.framings().terms().flipsAtMost()));
        Optional<BaselineDraft> draft = launch.baselines().draft();
        return new Measurement<>(
                new FramingProtocol(
                                pairs(settings, isEarly),
                                instructed,
                                panel,
                                launch.admissions().get(),
                                isCompared()
                                        ? launch.baselines().of(name, subjectSetup, place, judgeSetup)
                                        : Baseline.NONE,
                                settings.level(),
                                isEarly)
                        .drafting(draft.orElse(null)),
                claims,
                settings.seed(),
                enough,
                run -> draft.ifPresent(
                        scores -> launch.baselines().add(scores, run, name, subjectSetup, place, judgeSetup)));
    }

    private Panel panel(Participant subject, Launch launch) throws IOException {
        List<Judge> panel = new ArrayList<>();
        for (DeclaredParticipant declaredJudge : judges.isEmpty() ? List.of(DeclaredParticipant.BY_SETTING) : judges) {
            DeclaredParticipant judge =
                    declaredJudge.by(launch.settings().framings().judge());
            String name = judge.value().isEmpty() ? LEXICAL : judge.value();
            if (name.equals(LEXICAL) && !isReference(subject)) {
                throw new InvalidSpecException((judge.value().isEmpty() ? "no judge: " : "") + LEXICAL
                        + " judges the embedded reference subjects only (embedded:sycophant, steadfast, evenhanded, refuser,"
                        + " one-sided-refuser), and the subject is " + subject.name()
                        + "; name a judge in @Judge or " + TenetSettings.JUDGE);
            }
            panel.add(new Judge(
                    judge.open(launch, name, launch.settings().extras().judge()), declared.order(), declared.rubric()));
        }
        return new Panel(panel, launch.settings().framings().terms().judgedTwice());
    }

    /** Its prose is that for which the rules of the lexical judge were written. */
    private static boolean isReference(Participant subject) {
        return subject.name().startsWith(DeclaredParticipant.EMBEDDED) && subject.model() instanceof ReferenceSubject;
    }

    /** The run may end when each claim of the annotation is decided, and response health as far as refusals go. */
    private static EarlyStop<FramingPair, PairReading, StanceReport> earlyStop(
            Collection<Claim<StanceReport>> claims, Settings settings) {
        List<Claim<StanceReport>> all = new ArrayList<>(claims);
        all.add(FramingClaims.healthToEndEarly(
                settings.healthLimits(), settings.framings().terms().flipsAtMost()));
        return new EarlyStop<>(all);
    }

    private boolean isCompared() {
        return !Double.isNaN(declared.noWorseThanBaseline());
    }

    private boolean isEarly(boolean hasBody) {
        return switch (declared.stop()) {
            case AUTO -> !hasBody && !thresholds().isEmpty() && !isCompared();
            case EARLY -> !thresholds().isEmpty();
            case FIXED -> false;
        };
    }

    /** A subject without a system prompt of its own gets that of the setting. */
    private static Participant instructed(Participant subject, Settings settings) throws IOException {
        return subject.system() != null
                ? subject
                : subject.withSystem(SystemPrompt.read(settings.framings().system()));
    }

    private PairSource pairs(Settings settings, boolean isEarly) {
        List<String> categories = List.of(declared.categories());
        List<Framing> framings = List.of(declared.framings());
        List<FileLocation> files = files();
        boolean isData = !declared.data().isEmpty();
        return () -> {
            IssueStore issues =
                    files.isEmpty() ? IssueStore.bundled(categories) : IssueStore.open(files, columns(), categories);
            try {
                return new FramedIssues(
                        issues, framings, count(settings, isData), declared.pairs() == 0, isEarly, settings.seed());
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

    private boolean asksForDraftsAlone() {
        return declared.framings().length > 0
                && Arrays.stream(declared.framings()).allMatch(Framing.DRAFT::equals);
    }

    /** The attributes with claims that drafts cannot decide. */
    private List<String> claimsOfStances() {
        Map<String, Double> thresholds = new TreeMap<>(Map.of(
                "divergenceAtMost", declared.divergenceAtMost(),
                "divergenceAtLeast", declared.divergenceAtLeast(),
                "pacAtLeast", declared.pacAtLeast(),
                "neutralAtMost", declared.neutralAtMost(),
                "consistencyAtLeast", declared.consistencyAtLeast(),
                "noWorseThanBaseline", declared.noWorseThanBaseline()));
        thresholds.values().removeIf(value -> value.isNaN());
        return List.copyOf(thresholds.keySet());
    }

    /** The column that holds both questions; empty if they have two, or the attribute has another fault. */
    private Optional<String> columnOfBothQuestions() {
        try {
            Columns columns = columns();
            String forSide = columns.of("for", "for_question");
            return Optional.of(forSide).filter(columns.of("against", "against_question")::equals);
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private Columns columns() {
        return DataColumns.of(declared.columns(), IssueStore.FIELDS);
    }

    private long count(Settings settings, boolean isData) {
        return declared.pairs() > 0 ? declared.pairs() : settings.pairs().orElse(isData ? 0 : DEFAULT_PAIRS);
    }
}
