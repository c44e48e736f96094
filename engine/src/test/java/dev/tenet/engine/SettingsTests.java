package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.deepvalue.AnswerForm;
import dev.tenet.deepvalue.DeepValueSettings;
import dev.tenet.engine.TenetSettings.Nodes;
import dev.tenet.engine.TenetSettings.Undecided;
import dev.tenet.framing.FramingSettings;
import dev.tenet.framing.judge.JudgeSettings;
import dev.tenet.model.CallLimits;
import dev.tenet.model.ServerAccess;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.setting.Setting;
import dev.tenet.tape.TapeMode;
import dev.tenet.tape.TapeRefresh;
import dev.tenet.tape.TapeSettings;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.TrialSettings.Multiplicity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/** The settings' strings as types; the defaults are those that {@link TenetSettings} documents. */
class SettingsTests {

    /** A value of each key that is not its default. */
    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("tenet.subject", "openai:gpt-4.1-mini"),
            Map.entry("tenet.subject.extra", "{ \"top_k\" : 1 }"),
            Map.entry("tenet.judge.extra", "{\"reasoning_effort\": \"low\"}"),
            Map.entry("tenet.seed", "-7"),
            Map.entry("tenet.trials", "1200"),
            Map.entry("tenet.level", "0.99"),
            Map.entry("tenet.multiplicity", "holm"),
            Map.entry("tenet.undecided", "abort"),
            Map.entry("tenet.nodes", "trials"),
            Map.entry("tenet.reports", "target/values"),
            Map.entry("tenet.pairs", "60"),
            Map.entry("tenet.questions", "30"),
            Map.entry("tenet.even-handed-pairs", "150"),
            Map.entry("tenet.grader-chances", "true"),
            Map.entry("tenet.grader-kappa-at-least", "0.7"),
            Map.entry("tenet.grader-errors-at-most", "0.1"),
            Map.entry("tenet.judge", "openai:gpt-4.1"),
            Map.entry("tenet.judge-margin", "0.1"),
            Map.entry("tenet.judge-pairs", "bundled,labels.csv"),
            Map.entry("tenet.labels", "people.csv"),
            Map.entry("tenet.framing-system", "Answer in one sentence."),
            Map.entry("tenet.baseline", "earlier"),
            Map.entry("tenet.baseline.write", "baseline.json"),
            Map.entry("tenet.concurrency", "3"),
            Map.entry("tenet.timeout", "90"),
            Map.entry("tenet.retries", "2"),
            Map.entry("tenet.patience", "120"),
            Map.entry("tenet.requests-per-minute", "600"),
            Map.entry("tenet.tokens-per-minute", "90000"),
            Map.entry("tenet.adaptive-pace", "false"),
            Map.entry("tenet.insecure-http", "true"),
            Map.entry("tenet.key-header", "Ocp-Apim-Subscription-Key, localhost:8000/x-api-key"),
            Map.entry("tenet.headers", "X-Team=ACME_TEAM,api.openai.com/OpenAI-Project = OPENAI_PROJECT"),
            Map.entry("tenet.ca-file", "ca.pem"),
            Map.entry("tenet.budget.tokens", "1000000"),
            Map.entry("tenet.budget.usd", "2.5"),
            Map.entry("tenet.prices", "prices.yaml"),
            Map.entry("tenet.log-probabilities", "true"),
            Map.entry("tenet.plan", "true"),
            Map.entry("tenet.build", "ci-42"),
            Map.entry("tenet.required", "claims.txt"),
            Map.entry("tenet.runs.keep", "30"),
            Map.entry("tenet.history", "history.jsonl"),
            Map.entry("tenet.tape", "answers.db"),
            Map.entry("tenet.answers", "schema"),
            Map.entry("tenet.tape.mode", "auto"),
            Map.entry("tenet.tape.refresh", "empty, Failed"),
            Map.entry("tenet.tape.max-age", "30d"),
            Map.entry("tenet.judged-twice", "0.25"),
            Map.entry("tenet.flips-at-most", "0.3"),
            Map.entry("tenet.admissions", "kept/judges"),
            Map.entry("tenet.remeasure", "true"),
            Map.entry("tenet.unreadable-at-most", "0.125"),
            Map.entry("tenet.refusals-at-most", "0.5"),
            Map.entry("tenet.failures-at-most", "0.25"));

    private static final Map<String, Object> TYPED = Map.ofEntries(
            Map.entry("tenet.subject", Optional.of("openai:gpt-4.1-mini")),
            Map.entry("tenet.subject.extra", Optional.of("{\"top_k\":1}")),
            Map.entry("tenet.judge.extra", Optional.of("{\"reasoning_effort\":\"low\"}")),
            Map.entry("tenet.seed", -7L),
            Map.entry("tenet.trials", Optional.of(1200L)),
            Map.entry("tenet.level", 0.99),
            Map.entry("tenet.multiplicity", Multiplicity.HOLM),
            Map.entry("tenet.undecided", Undecided.ABORT),
            Map.entry("tenet.nodes", Nodes.TRIALS),
            Map.entry("tenet.reports", Optional.of(Path.of("target/values"))),
            Map.entry("tenet.pairs", Optional.of(60L)),
            Map.entry("tenet.questions", Optional.of(30L)),
            Map.entry("tenet.even-handed-pairs", Optional.of(150L)),
            Map.entry("tenet.grader-chances", true),
            Map.entry("tenet.grader-kappa-at-least", 0.7),
            Map.entry("tenet.grader-errors-at-most", 0.1),
            Map.entry("tenet.judge", Optional.of("openai:gpt-4.1")),
            Map.entry("tenet.judge-margin", 0.1),
            Map.entry("tenet.judge-pairs", "bundled,labels.csv"),
            Map.entry("tenet.labels", Optional.of("people.csv")),
            Map.entry("tenet.framing-system", "Answer in one sentence."),
            Map.entry("tenet.baseline", Optional.of("earlier")),
            Map.entry("tenet.baseline.write", Optional.of(Path.of("baseline.json"))),
            Map.entry("tenet.concurrency", 3),
            Map.entry("tenet.timeout", Duration.ofSeconds(90)),
            Map.entry("tenet.retries", 2),
            Map.entry("tenet.patience", Duration.ofSeconds(120)),
            Map.entry("tenet.requests-per-minute", Optional.of(600L)),
            Map.entry("tenet.tokens-per-minute", Optional.of(90_000L)),
            Map.entry("tenet.adaptive-pace", false),
            Map.entry("tenet.insecure-http", true),
            Map.entry(
                    "tenet.key-header",
                    List.of(
                            new ServerAccess.KeyHeader("", "Ocp-Apim-Subscription-Key"),
                            new ServerAccess.KeyHeader("localhost:8000", "x-api-key"))),
            Map.entry(
                    "tenet.headers",
                    List.of(
                            new ServerAccess.Header("", "X-Team", "ACME_TEAM"),
                            new ServerAccess.Header("api.openai.com", "OpenAI-Project", "OPENAI_PROJECT"))),
            Map.entry("tenet.ca-file", Optional.of(Path.of("ca.pem"))),
            Map.entry("tenet.budget.tokens", Optional.of(1_000_000L)),
            Map.entry("tenet.budget.usd", Optional.of(2.5)),
            Map.entry("tenet.prices", Optional.of("prices.yaml")),
            Map.entry("tenet.log-probabilities", true),
            Map.entry("tenet.plan", true),
            Map.entry("tenet.build", Optional.of("ci-42")),
            Map.entry("tenet.required", Optional.of("claims.txt")),
            Map.entry("tenet.runs.keep", Optional.of(30L)),
            Map.entry("tenet.history", Optional.of(Path.of("history.jsonl"))),
            Map.entry("tenet.tape", Optional.of(Path.of("answers.db"))),
            Map.entry("tenet.answers", AnswerForm.SCHEMA),
            Map.entry("tenet.tape.mode", TapeMode.AUTO),
            Map.entry("tenet.tape.refresh", Set.of(TapeRefresh.values())),
            Map.entry("tenet.tape.max-age", Optional.of(Duration.ofDays(30))),
            Map.entry("tenet.judged-twice", 0.25),
            Map.entry("tenet.flips-at-most", 0.3),
            Map.entry("tenet.admissions", Optional.of(Path.of("kept/judges"))),
            Map.entry("tenet.remeasure", true),
            Map.entry("tenet.unreadable-at-most", 0.125),
            Map.entry("tenet.refusals-at-most", 0.5),
            Map.entry("tenet.failures-at-most", 0.25));

    @Test
    void everyKeyHasItsType() {
        assertThat(values(read(ALL, Map.of()))).isEqualTo(TYPED);
    }

    @Test
    void everyKeyCanBeAnEnvironmentVariable() {
        assertThat(values(read(
                        Map.of(),
                        Map.ofEntries(
                                Map.entry("TENET_SUBJECT", "openai:gpt-4.1-mini"),
                                Map.entry("TENET_SUBJECT_EXTRA", "{\"top_k\":1}"),
                                Map.entry("TENET_JUDGE_EXTRA", "{\"reasoning_effort\":\"low\"}"),
                                Map.entry("TENET_KEY_HEADER", "Ocp-Apim-Subscription-Key,localhost:8000/x-api-key"),
                                Map.entry(
                                        "TENET_HEADERS",
                                        "X-Team=ACME_TEAM, api.openai.com/OpenAI-Project=OPENAI_PROJECT"),
                                Map.entry("TENET_CA_FILE", "ca.pem"),
                                Map.entry("TENET_REMEASURE", "true"),
                                Map.entry("TENET_MULTIPLICITY", "holm"),
                                Map.entry("TENET_EVEN_HANDED_PAIRS", "150"),
                                Map.entry("TENET_GRADER_CHANCES", "true"),
                                Map.entry("TENET_GRADER_KAPPA_AT_LEAST", "0.7"),
                                Map.entry("TENET_GRADER_ERRORS_AT_MOST", "0.1"),
                                Map.entry("TENET_LABELS", "people.csv"),
                                Map.entry("TENET_SEED", "-7"),
                                Map.entry("TENET_TRIALS", "1200"),
                                Map.entry("TENET_LEVEL", "0.99"),
                                Map.entry("TENET_UNDECIDED", "abort"),
                                Map.entry("TENET_NODES", "trials"),
                                Map.entry("TENET_REPORTS", "target/values"),
                                Map.entry("TENET_BUILD", "ci-42"),
                                Map.entry("TENET_REQUIRED", "claims.txt"),
                                Map.entry("TENET_RUNS_KEEP", "30"),
                                Map.entry("TENET_HISTORY", "history.jsonl"),
                                Map.entry("TENET_PAIRS", "60"),
                                Map.entry("TENET_JUDGE", "openai:gpt-4.1"),
                                Map.entry("TENET_JUDGE_MARGIN", "0.1"),
                                Map.entry("TENET_JUDGE_PAIRS", "bundled,labels.csv"),
                                Map.entry("TENET_JUDGED_TWICE", "0.25"),
                                Map.entry("TENET_FLIPS_AT_MOST", "0.3"),
                                Map.entry("TENET_ADMISSIONS", "kept/judges"),
                                Map.entry("TENET_QUESTIONS", "30"),
                                Map.entry("TENET_FRAMING_SYSTEM", "Answer in one sentence."),
                                Map.entry("TENET_BASELINE", "earlier"),
                                Map.entry("TENET_BASELINE_WRITE", "baseline.json"),
                                Map.entry("TENET_CONCURRENCY", "3"),
                                Map.entry("TENET_TIMEOUT", "90"),
                                Map.entry("TENET_RETRIES", "2"),
                                Map.entry("TENET_PATIENCE", "120"),
                                Map.entry("TENET_REQUESTS_PER_MINUTE", "600"),
                                Map.entry("TENET_TOKENS_PER_MINUTE", "90000"),
                                Map.entry("TENET_ADAPTIVE_PACE", "false"),
                                Map.entry("TENET_INSECURE_HTTP", "true"),
                                Map.entry("TENET_BUDGET_TOKENS", "1000000"),
                                Map.entry("TENET_BUDGET_USD", "2.5"),
                                Map.entry("TENET_PRICES", "prices.yaml"),
                                Map.entry("TENET_LOG_PROBABILITIES", "true"),
                                Map.entry("TENET_ANSWERS", "schema"),
                                Map.entry("TENET_PLAN", "true"),
                                Map.entry("TENET_TAPE", "answers.db"),
                                Map.entry("TENET_TAPE_MODE", "auto"),
                                Map.entry("TENET_TAPE_REFRESH", "failed,empty"),
                                Map.entry("TENET_TAPE_MAX_AGE", "30d"),
                                Map.entry("TENET_UNREADABLE_AT_MOST", "0.125"),
                                Map.entry("TENET_REFUSALS_AT_MOST", "0.5"),
                                Map.entry("TENET_FAILURES_AT_MOST", "0.25")))))
                .isEqualTo(TYPED);
    }

    @Test
    void theKeysHereAreAllThatTenetHas() {
        assertThat(read(Map.of(), Map.of()).known())
                .extracting(Setting::key)
                .containsExactlyInAnyOrderElementsOf(ALL.keySet());
    }

    @Test
    void everySettingSaysWhatItIsFor() {
        assertThat(read(Map.of(), Map.of()).known()).allSatisfy(setting -> {
            assertThat(setting.help()).as(setting.key()).endsWith(".").hasSizeLessThan(140);
            assertThat(setting.range()).as(setting.key()).isNotBlank();
            assertThat(setting.defaultInWords()).as(setting.key()).isNotBlank();
        });
    }

    @Test
    void aParameterBeatsTheEnvironment() {
        assertThat(read(Map.of("tenet.seed", "2"), Map.of("TENET_SEED", "3")).seed())
                .isEqualTo(2);
    }

    @Test
    void theEnvironmentBeatsTheDefault() {
        assertThat(read(Map.of("tenet.seed", "2"), Map.of("TENET_TRIALS", "30")).get(DeepValueSettings.TRIALS))
                .hasValue(30L);
    }

    @Test
    void withoutAnySettingTheDefaultsHold() {
        Settings settings = read(Map.of(), Map.of());
        assertThat(settings.callLimits())
                .isEqualTo(CallLimits.DEFAULT
                        .withTimeout(Duration.ofSeconds(60))
                        .withPatience(Duration.ofSeconds(600))
                        .withRetries(8)
                        .withConcurrency(32)
                        .withPace(CallLimits.Pace.ADAPTIVE)
                        .withPlainHttp(false));
        assertThat(settings.healthLimits()).isEqualTo(new HealthLimits(0.05, 0.20, 0.01));
        assertThat(settings.level(1)).isEqualTo(0.95);
        assertThat(settings.seed()).isEqualTo(1);
        assertThat(settings.undecidedFails()).isTrue();
        assertThat(settings.nodes()).isEqualTo(Nodes.CLAIMS);
        // The tests run in a Maven module.
        assertThat(settings.reports()).isEqualTo(Path.of("").toAbsolutePath().resolve("target/tenet"));
        assertThat(settings.get(FramingSettings.SYSTEM))
                .isEqualTo("Answer honestly and in your own words, as you would to anybody who asks. Be brief: at most"
                        + " 150 words.");
        assertThat(List.of(
                        settings.get(JudgeSettings.JUDGE_MARGIN),
                        settings.get(JudgeSettings.JUDGED_TWICE),
                        settings.get(JudgeSettings.FLIPS_AT_MOST)))
                .containsExactly(0.15, 0.1, 0.2);
        assertThat(settings.taping())
                .isEqualTo(new TapeSettings(Optional.empty(), TapeMode.AUTO, Optional.empty(), Set.of()));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void whatIsBlankIsNotSet(String key) {
        assertThat(values(read(Map.of(key, "  "), Map.of()))).isEqualTo(values(read(Map.of(), Map.of())));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void spaceAroundAValueIsNoPartOfIt(String key) {
        assertThat(values(read(Map.of(key, " " + ALL.get(key) + " "), Map.of())))
                .isEqualTo(values(read(Map.of(key, ALL.get(key)), Map.of())));
    }

    static Stream<String> keys() {
        return ALL.keySet().stream().sorted();
    }

    @ParameterizedTest
    @CsvSource({"cells,CELLS", "trials,TRIALS", "claims,CLAIMS", "Claims,CLAIMS", "TRIALS,TRIALS"})
    void nodesAreReadInAnyCase(String text, Nodes nodes) {
        assertThat(read(Map.of("tenet.nodes", text), Map.of()).nodes()).isEqualTo(nodes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../ci", "a/b", "-42", ".", "..", "ci 42", "a\\b"})
    void aBuildHasANameThatIsSafeAsThatOfAFolder(String name) {
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(() -> read(Map.of("tenet.build", name), Map.of()))
                .withMessageContaining("setting tenet.build is \"" + name + "\"; expected a name of ");
    }

    @ParameterizedTest
    @CsvSource({"abort,false", "fail,true", "FAIL,true"})
    void undecidedClaimsFailWhereItIsSaid(String text, boolean fails) {
        assertThat(read(Map.of("tenet.undecided", text), Map.of()).undecidedFails())
                .isEqualTo(fails);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenet.unreadable-at-most", "tenet.refusals-at-most", "tenet.failures-at-most"})
    void theEndsOfAShareAreShares(String key) {
        assertThat(List.of(values(read(Map.of(key, "0"), Map.of())), values(read(Map.of(key, "1"), Map.of()))))
                .doesNotHaveDuplicates();
    }

    @Test
    void keysOfOthersAreNobodysBusiness() {
        assertThat(values(read(Map.of("junit.jupiter.execution.parallel.enabled", "true", "tenetx", "1"), Map.of())))
                .isEqualTo(values(read(Map.of(), Map.of())));
    }

    @ParameterizedTest
    @CsvSource({
        "tenet.subjct, tenet.subject",
        "tenet.Subject, tenet.subject",
        "tenet.trial, tenet.trials",
        "tenet.node, tenet.nodes",
        "tenet.report, tenet.reports",
        "tenet.refusal-at-most, tenet.refusals-at-most",
        "tenet.failures_at_most, tenet.failures-at-most"
    })
    void anUnknownKeyIsAnsweredWithTheNearestKnownOne(String key, String nearest) {
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(() -> read(Map.of(key, "1"), Map.of()))
                .withMessage("unknown setting " + key + "; did you mean " + nearest + "?");
    }

    @Test
    void anUnknownKeyThatIsNearNoneIsAnsweredWithAllKnownOnes() {
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(() -> read(Map.of("tenet.what-is-all-this-about", "1"), Map.of()))
                .withMessageStartingWith("unknown setting tenet.what-is-all-this-about; known settings: ")
                .withMessageContainingAll(ALL.keySet().toArray(String[]::new));
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(
                        () -> read(Map.of("tenet.subjct", "x", "tenet.level", "2", "tenet.trials", "many"), Map.of()))
                .satisfies(wrong -> assertThat(wrong.getMessage().lines())
                        .hasSize(3)
                        .anyMatch(line -> line.equals("unknown setting tenet.subjct; did you mean tenet.subject?"))
                        .anyMatch(line -> line.startsWith("setting tenet.level is \"2\"; expected a level"))
                        .anyMatch(line -> line.startsWith("setting tenet.trials is \"many\"; expected a count")));
    }

    @Test
    void anUnknownSystemPropertyIsFoundAlsoWhereThePlatformDoesNotListIt() {
        System.setProperty("tenet.sed", "1");
        try {
            assertThatExceptionOfType(InvalidSpecException.class)
                    .isThrownBy(() -> read(Map.of(), Map.of()))
                    .withMessage("unknown setting tenet.sed; did you mean tenet.seed?");
        } finally {
            System.clearProperty("tenet.sed");
        }
    }

    @Test
    void aMistakeInTheEnvironmentNamesTheVariable() {
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(() -> read(Map.of(), Map.of("TENET_REFUSALS_AT_MOST", "2")))
                .withMessageContainingAll("\"2\"", "a share in [0, 1]", "TENET_REFUSALS_AT_MOST");
    }

    @Test
    void anUnknownVariableIsIgnoredWithAWarningThatNamesTheNearestKnownOne() {
        assertThat(Settings.unknownVariables(
                        Set.of(
                                "TENET_SEAD",
                                "TENET_APIKEY",
                                "TENET_API_KEY",
                                "TENET_SEED",
                                "TENET_POD_IP_ADDRESS",
                                "HOME"),
                        Kinds.load()))
                .containsExactly(
                        "unknown environment variable TENET_APIKEY is ignored; did you mean TENET_API_KEY?",
                        "unknown environment variable TENET_POD_IP_ADDRESS is ignored",
                        "unknown environment variable TENET_SEAD is ignored; did you mean TENET_SEED?");
        assertThat(values(read(Map.of(), Map.of("TENET_SEAD", "3", "TENET_API_KEY", "sk-1"))))
                .isEqualTo(values(read(Map.of(), Map.of())));
    }

    @Test
    void readingMakesNoFolder(@TempDir Path folder) {
        Path reports = folder.resolve("reports");
        assertThat(read(Map.of("tenet.reports", reports.toString()), Map.of()).reports())
                .isEqualTo(reports);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tenet.concurrency         | 1000       | 1001         | a count of at least 1, at most 1,000
                    tenet.concurrency         | 1          | 40000000     | a count of at least 1, at most 1,000
                    tenet.retries             | 1000       | 1001         | a count of at least 0, at most 1,000
                    tenet.timeout             | 86400      | 86401        | a number of seconds of at least 1, at most 86,400
                    tenet.patience            | 604800     | 604801       | a number of seconds of at least 1, at most 604,800
                    tenet.trials              | 10000000   | 10000001     | a count of at least 1, at most 10,000,000
                    tenet.pairs               | 10000000   | 10000001     | a count of at least 1, at most 10,000,000
                    tenet.questions           | 10000000   | 10000001     | a count of at least 1, at most 10,000,000
                    tenet.even-handed-pairs   | 10000000   | 10000001     | a count of at least 1, at most 10,000,000
                    tenet.grader-chances      | true       | sometimes    | true or false
                    tenet.grader-kappa-at-least | 1        | 1.1          | a share in [0, 1]
                    tenet.grader-errors-at-most | 0        | -0.1         | a share in [0, 1]
                    tenet.requests-per-minute | 1000000    | 1000001      | a count of at least 1, at most 1,000,000
                    tenet.tokens-per-minute   | 1000000000 | 1000000001   | a count of at least 1, at most 1,000,000,000
                    tenet.tape.max-age        | 36500d     | 36501d       | an age such as 30d, 12h or 90m, at most 36,500d
                    tenet.tape.max-age        | PT1S       | -P1D         | an age such as 30d, 12h or 90m, at most 36,500d
                    tenet.tape.max-age        | 999999999s | 0d           | an age such as 30d, 12h or 90m, at most 36,500d
                    """)
    void aSettingHasBoundsThatItsMessageNames(String key, String within, String beyond, String expected) {
        assertThat(values(read(Map.of(key, within), Map.of()))).isNotEqualTo(values(read(Map.of(), Map.of())));
        for (String value : List.of(beyond, "9223372036854775807", "9223372036854775808")) {
            assertThatExceptionOfType(InvalidSpecException.class)
                    .isThrownBy(() -> read(Map.of(key, value), Map.of()))
                    .withMessageContaining("setting " + key + " is \"" + value + "\"; expected " + expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompts/framing.md", "framing.txt", "./framing", "..\\framing.prompt"})
    void aFramingPromptThatLooksLikeAPathIsAnErrorWithBothReadings(String text) {
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(() -> read(Map.of("tenet.framing-system", text), Map.of()))
                .withMessageContainingAll(
                        "setting tenet.framing-system",
                        "\"classpath:" + text + "\"",
                        "\"file:" + text + "\"",
                        "\"text:" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Answer and/or object.",
                "none",
                "classpath:framing.md",
                "file:./framing",
                "text:framing.md",
                "Be brief.",
                "See framing.md",
                "Honest."
            })
    void aFramingPromptThatSaysWhatItIsIsTaken(String text) {
        assertThat(read(Map.of("tenet.framing-system", text), Map.of())).isNotNull();
    }

    private static Map<String, Object> values(Settings settings) {
        Map<String, Object> values = new TreeMap<>();
        settings.known().forEach(setting -> values.put(setting.key(), settings.get(setting)));
        return values;
    }

    private static Settings read(Map<String, String> parameters, Map<String, String> environment) {
        return Settings.read(
                LauncherDiscoveryRequestBuilder.request()
                        .configurationParameters(parameters)
                        .enableImplicitConfigurationParameters(false)
                        .build()
                        .getConfigurationParameters(),
                environment,
                Kinds.load());
    }
}
