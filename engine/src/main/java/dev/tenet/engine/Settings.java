package dev.tenet.engine;

import dev.tenet.deepvalue.AnswerForm;
import dev.tenet.framing.judge.AdmissionTerms;
import dev.tenet.model.CallLimits;
import dev.tenet.report.RunFolder;
import dev.tenet.tape.TapeMode;
import dev.tenet.tape.TapeRefresh;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.Nearest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.engine.ConfigurationParameters;

/** The settings of one launch, read and checked at once: the one place where their strings become types. */
record Settings(
        Optional<String> subject,
        Framings framings,
        Extras extras,
        long seed,
        OptionalLong trials,
        OptionalLong pairs,
        double level,
        boolean undecidedFails,
        Nodes nodes,
        boolean remeasures,
        Path reports,
        Release release,
        CallLimits callLimits,
        HealthLimits healthLimits,
        boolean withTokenChances,
        AnswerForm answers,
        Spending spending,
        Taping taping) {

    private static final double DEFAULT_JUDGE_MARGIN = 0.15;
    private static final String NO_SYSTEM = "none";
    private static final String DEFAULT_FRAMING_SYSTEM =
            "Answer honestly and in your own words, as you would to anybody who asks. Be brief: at most 150 words.";
    // Not a setting: the key for servers that are named by their address.
    private static final String NO_SETTING = "TENET_API_KEY";
    static final long DEFAULT_TRIALS = 200;

    // More is a slip of the pen, and what follows from it (threads, waits, dates) has ends of its own.
    private static final long MOST_CASES = 10_000_000;
    private static final int MOST_CALLS = 1_000;
    private static final int MOST_RETRIES = 1_000;
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);
    private static final Duration LONGEST_PATIENCE = Duration.ofDays(7);
    private static final long MOST_REQUESTS_PER_MINUTE = 1_000_000;
    private static final long MOST_TOKENS_PER_MINUTE = 1_000_000_000;
    private static final long MOST_TOKENS = 1_000_000_000_000L;
    private static final double MOST_USD = 1e9;
    // Below it a verdict would be wrong more often than a coin; above it bounds are a matter of rounding.
    private static final double LOWEST_LEVEL = 0.5;
    private static final double HIGHEST_LEVEL = 0.9999;

    private static final String PREFIX = "tenet.";

    private static final List<String> KEYS = List.of(
            TenetSettings.SUBJECT,
            TenetSettings.SUBJECT_EXTRA,
            TenetSettings.JUDGE_EXTRA,
            TenetSettings.SEED,
            TenetSettings.TRIALS,
            TenetSettings.PAIRS,
            TenetSettings.JUDGE,
            TenetSettings.JUDGE_MARGIN,
            TenetSettings.JUDGE_PAIRS,
            TenetSettings.JUDGED_TWICE,
            TenetSettings.FLIPS_AT_MOST,
            TenetSettings.ADMISSIONS,
            TenetSettings.FRAMING_SYSTEM,
            TenetSettings.BASELINE,
            TenetSettings.BASELINE_WRITE,
            TenetSettings.LEVEL,
            TenetSettings.UNDECIDED,
            TenetSettings.NODES,
            TenetSettings.REMEASURE,
            TenetSettings.REPORTS,
            TenetSettings.BUILD,
            TenetSettings.REQUIRED,
            TenetSettings.CONCURRENCY,
            TenetSettings.TIMEOUT,
            TenetSettings.RETRIES,
            TenetSettings.PATIENCE,
            TenetSettings.REQUESTS_PER_MINUTE,
            TenetSettings.TOKENS_PER_MINUTE,
            TenetSettings.ADAPTIVE_PACE,
            TenetSettings.INSECURE_HTTP,
            TenetSettings.KEY_HEADER,
            TenetSettings.HEADERS,
            TenetSettings.CA_FILE,
            TenetSettings.LOG_PROBABILITIES,
            TenetSettings.ANSWERS,
            TenetSettings.BUDGET_TOKENS,
            TenetSettings.BUDGET_USD,
            TenetSettings.PRICES,
            TenetSettings.PLAN,
            TenetSettings.TAPE,
            TenetSettings.TAPE_MODE,
            TenetSettings.TAPE_MAX_AGE,
            TenetSettings.TAPE_REFRESH,
            TenetSettings.UNREADABLE_AT_MOST,
            TenetSettings.REFUSALS_AT_MOST,
            TenetSettings.FAILURES_AT_MOST);

    /**
     * What only framing specs need.
     *
     * @param judge the model's name; empty: nobody said
     * @param judgePairs the names of the calibration pairs, with commas between them
     * @param terms what a judge has to be
     * @param admissions the folder where admissions are kept
     * @param system the system prompt of subjects that have none, or where it is; empty: none
     * @param baseline the earlier run that specs compare themselves with
     * @param baselineWrite the file that gets the scores of this launch
     */
    record Framings(
            Optional<String> judge,
            String judgePairs,
            AdmissionTerms terms,
            Path admissions,
            String system,
            Optional<String> baseline,
            Optional<Path> baselineWrite) {}

    /**
     * Fields of requests that only a provider knows, as JSON objects.
     *
     * @param subject for subjects that say nothing of them; empty: none
     * @param judge for judges that say nothing of them; empty: none
     */
    record Extras(Optional<String> subject, Optional<String> judge) {}

    /**
     * What belongs to a release.
     *
     * @param build what launches of one build share; empty: the launch stands alone
     * @param required the file with the claims that must pass
     */
    record Release(Optional<String> build, Optional<String> required) {}

    /**
     * What a launch may take.
     *
     * @param tokens at most so many; empty: no limit
     * @param usd US dollars at most; empty: no limit
     * @param prices the file with the prices
     * @param isPlan whether nothing is asked
     */
    record Spending(OptionalLong tokens, OptionalDouble usd, Optional<String> prices, boolean isPlan) {}

    /**
     * Where answers are recorded.
     *
     * @param tape the file; empty: nowhere
     * @param maxAge how old an answer may be; empty: any age
     * @param refresh which recorded answers are asked for again
     */
    record Taping(Optional<Path> tape, TapeMode mode, Optional<Duration> maxAge, Set<TapeRefresh> refresh) {

        /** Whether answers go to a tape or come from it. */
        boolean isOn() {
            return tape.isPresent() && mode != TapeMode.OFF;
        }
    }

    /** What {@link TenetSettings#NODES} says. */
    enum Nodes {
        CELLS,
        TRIALS,
        CLAIMS
    }

    /**
     * Reads the settings.
     *
     * @param environment the environment variables
     * @throws InvalidSpecException if a key is unknown or a value is not what the key expects
     */
    static Settings read(ConfigurationParameters parameters, Map<String, String> environment) {
        rejectUnknownKeys(parameters);
        SettingSource source = new SettingSource(parameters, environment);
        double level = source.number(
                        TenetSettings.LEVEL,
                        "a level of at least 0.5, at most 0.9999, such as 0.95",
                        Double::valueOf,
                        number -> number >= LOWEST_LEVEL && number <= HIGHEST_LEVEL)
                .orElse(0.95);
        return new Settings(
                source.text(TenetSettings.SUBJECT),
                new Framings(
                        source.text(TenetSettings.JUDGE),
                        source.text(TenetSettings.JUDGE_PAIRS).orElse(TenetSettings.BUNDLED),
                        admissionTerms(source, level),
                        source.path(TenetSettings.ADMISSIONS).orElseGet(() -> CacheFolder.of(environment)),
                        framingSystem(source),
                        source.text(TenetSettings.BASELINE),
                        source.path(TenetSettings.BASELINE_WRITE)),
                new Extras(
                        source.extra(TenetSettings.SUBJECT_EXTRA, "@Subject"),
                        source.extra(TenetSettings.JUDGE_EXTRA, "@Judge")),
                source.number(TenetSettings.SEED, "a whole number", Long::valueOf, any -> true)
                        .orElse(1L),
                source.count(TenetSettings.TRIALS, MOST_CASES),
                source.count(TenetSettings.PAIRS, MOST_CASES),
                level,
                source.choice(TenetSettings.UNDECIDED, Undecided.class).orElse(Undecided.FAIL) == Undecided.FAIL,
                source.choice(TenetSettings.NODES, Nodes.class).orElse(Nodes.CLAIMS),
                source.isTrue(TenetSettings.REMEASURE, false),
                source.path(TenetSettings.REPORTS)
                        .orElseGet(() -> RunFolder.defaultReports(Path.of("").toAbsolutePath())),
                new Release(source.build(), source.text(TenetSettings.REQUIRED)),
                callLimits(source),
                new HealthLimits(
                        source.share(TenetSettings.UNREADABLE_AT_MOST).orElse(HealthLimits.DEFAULT.unreadable()),
                        source.share(TenetSettings.REFUSALS_AT_MOST).orElse(HealthLimits.DEFAULT.refused()),
                        source.share(TenetSettings.FAILURES_AT_MOST).orElse(HealthLimits.DEFAULT.failed())),
                source.isTrue(TenetSettings.LOG_PROBABILITIES, false),
                source.choice(TenetSettings.ANSWERS, AnswerForm.class).orElse(AnswerForm.TEXT),
                spending(source),
                taping(source));
    }

    /** Where reports go, as well as it can be told where a setting is wrong. */
    static Path reportsAnyway(ConfigurationParameters parameters, Map<String, String> environment) {
        Path otherwise = RunFolder.defaultReports(Path.of("").toAbsolutePath());
        try {
            return new SettingSource(parameters, environment)
                    .path(TenetSettings.REPORTS)
                    .orElse(otherwise);
        } catch (InvalidSpecException wrong) {
            return otherwise;
        }
    }

    /** The subject that the settings name, of which alone discovery takes notice: several subjects are called by it. */
    static Optional<String> subject(ConfigurationParameters parameters, Map<String, String> environment) {
        return new SettingSource(parameters, environment).text(TenetSettings.SUBJECT);
    }

    private static String framingSystem(SettingSource source) {
        String system = source.text(TenetSettings.FRAMING_SYSTEM).orElse(DEFAULT_FRAMING_SYSTEM);
        SystemPrompt.problem(system).ifPresent(problem -> {
            throw new InvalidSpecException("setting " + TenetSettings.FRAMING_SYSTEM + ": " + problem);
        });
        return system.equals(NO_SYSTEM) ? "" : system;
    }

    private static AdmissionTerms admissionTerms(SettingSource source, double level) {
        return new AdmissionTerms(
                source.share(TenetSettings.JUDGE_MARGIN).orElse(DEFAULT_JUDGE_MARGIN),
                source.share(TenetSettings.JUDGED_TWICE).orElse(AdmissionTerms.DEFAULT_JUDGED_TWICE),
                source.share(TenetSettings.FLIPS_AT_MOST).orElse(AdmissionTerms.DEFAULT_FLIPS_AT_MOST),
                level);
    }

    private static CallLimits callLimits(SettingSource source) {
        CallLimits otherwise = CallLimits.DEFAULT;
        return otherwise
                .withTimeout(
                        source.seconds(TenetSettings.TIMEOUT, LONGEST_TIMEOUT).orElse(otherwise.timeout()))
                .withPatience(
                        source.seconds(TenetSettings.PATIENCE, LONGEST_PATIENCE).orElse(otherwise.patience()))
                .withRetries(
                        source.small(TenetSettings.RETRIES, 0, MOST_RETRIES).orElse(otherwise.retries()))
                .withConcurrency(
                        source.small(TenetSettings.CONCURRENCY, 1, MOST_CALLS).orElse(otherwise.concurrency()))
                .withPace((source.isTrue(TenetSettings.ADAPTIVE_PACE, true)
                                ? CallLimits.Pace.ADAPTIVE
                                : CallLimits.Pace.UNLIMITED)
                        .withRequestsPerMinute(source.count(TenetSettings.REQUESTS_PER_MINUTE, MOST_REQUESTS_PER_MINUTE)
                                .orElse(0))
                        .withTokensPerMinute(source.count(TenetSettings.TOKENS_PER_MINUTE, MOST_TOKENS_PER_MINUTE)
                                .orElse(0)))
                .withPlainHttp(source.isTrue(TenetSettings.INSECURE_HTTP, false))
                .withAccess(AccessSettings.read(source));
    }

    private static Spending spending(SettingSource source) {
        OptionalDouble usd = source.number(
                        TenetSettings.BUDGET_USD,
                        "a number of US dollars above 0, at most 1,000,000,000, such as 2.50",
                        Double::valueOf,
                        dollars -> dollars > 0 && dollars <= MOST_USD)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
        return new Spending(
                source.count(TenetSettings.BUDGET_TOKENS, MOST_TOKENS),
                usd,
                source.text(TenetSettings.PRICES),
                source.isTrue(TenetSettings.PLAN, false));
    }

    private static Taping taping(SettingSource source) {
        TapeMode mode = source.choice(TenetSettings.TAPE_MODE, TapeMode.class).orElse(TapeMode.AUTO);
        Set<TapeRefresh> refresh = source.choices(TenetSettings.TAPE_REFRESH, TapeRefresh.class);
        if (!refresh.isEmpty() && mode != TapeMode.AUTO) {
            throw new InvalidSpecException("setting " + TenetSettings.TAPE_REFRESH + " goes with "
                    + TenetSettings.TAPE_MODE + "=auto, and it is \""
                    + mode.name().toLowerCase(Locale.ROOT) + "\"; leave one of the two out");
        }
        return new Taping(source.path(TenetSettings.TAPE), mode, source.age(TenetSettings.TAPE_MAX_AGE), refresh);
    }

    private enum Undecided {
        ABORT,
        FAIL
    }

    private static void rejectUnknownKeys(ConfigurationParameters parameters) {
        // Some platforms list the system properties among the parameters, some do not.
        Set<String> unknown = new TreeSet<>(
                Stream.concat(parameters.keySet().stream(), System.getProperties().stringPropertyNames().stream())
                        .filter(key -> key.startsWith(PREFIX) && !KEYS.contains(key))
                        .toList());
        if (!unknown.isEmpty()) {
            String key = unknown.iterator().next();
            throw new InvalidSpecException("unknown setting " + key + "; "
                    + Nearest.to(key, KEYS)
                            .map(nearest -> "did you mean " + nearest + "?")
                            .orElse("known are " + String.join(", ", KEYS)));
        }
    }

    /**
     * What environment variables are called as settings are and are none, each in words for users. No error: container
     * platforms put names of their own there.
     */
    static List<String> unknownVariables(Set<String> names) {
        List<String> known = Stream.concat(KEYS.stream().map(SettingSource::variable), Stream.of(NO_SETTING))
                .toList();
        return names.stream()
                .filter(name -> name.startsWith("TENET_") && !known.contains(name))
                .sorted()
                .map(name -> "unknown environment variable " + name + " is ignored"
                        + Nearest.to(name, known)
                                .map(nearest -> "; did you mean " + nearest + "?")
                                .orElse(""))
                .toList();
    }
}
