package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.setting.Setting;
import dev.tenet.setting.SettingValues;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** The settings of calls to models: concurrency, pace, timeouts, access and budget. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class CallSettings {

    // Larger values are probably typing errors, and could overflow derived values (threads, waits, dates).
    private static final int MOST_CALLS = 1_000;
    private static final int MOST_RETRIES = 1_000;
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);
    private static final Duration LONGEST_PATIENCE = Duration.ofDays(7);
    private static final long MOST_REQUESTS_PER_MINUTE = 1_000_000;
    private static final long MOST_TOKENS_PER_MINUTE = 1_000_000_000;
    private static final long MOST_TOKENS = 1_000_000_000_000L;
    private static final double MOST_USD = 1e9;

    /** The number of concurrent calls. */
    public static final Setting<Integer> CONCURRENCY = Setting.count(
            "tenet.concurrency",
            1,
            MOST_CALLS,
            CallLimits.DEFAULT.concurrency(),
            "The maximum number of concurrent calls to a model; reduced for a slow server unless tenet.adaptive-pace"
                    + " is false.");

    /** The timeout of one attempt. */
    public static final Setting<Duration> TIMEOUT = Setting.seconds(
            "tenet.timeout",
            LONGEST_TIMEOUT,
            CallLimits.DEFAULT.timeout(),
            "The timeout of one attempt of a call, from when it was sent or its server last answered another call.");

    /** The number of retries. */
    public static final Setting<Integer> RETRIES = Setting.count(
            "tenet.retries",
            0,
            MOST_RETRIES,
            CallLimits.DEFAULT.retries(),
            "The maximum number of retries of a call: broken connections, truncated answers, 408, 409, 425, 429, and"
                    + " 5xx.");

    /** The timeout of a call including its retries. */
    public static final Setting<Duration> PATIENCE = Setting.seconds(
            "tenet.patience",
            LONGEST_PATIENCE,
            CallLimits.DEFAULT.patience(),
            "The maximum time of a call with all attempts and waits; a server that asks for a longer wait ends the"
                    + " run.");

    /** The limit of requests. */
    public static final Setting<Optional<Long>> REQUESTS_PER_MINUTE = Setting.count(
            "tenet.requests-per-minute",
            MOST_REQUESTS_PER_MINUTE,
            "The maximum number of requests per minute to a" + " model.");

    /** The limit of tokens. */
    public static final Setting<Optional<Long>> TOKENS_PER_MINUTE = Setting.count(
            "tenet.tokens-per-minute",
            MOST_TOKENS_PER_MINUTE,
            "The maximum number of tokens per minute, of prompts and answers, to and from a model.");

    /** Whether the pace adapts to the server. */
    public static final Setting<Boolean> ADAPTIVE_PACE = Setting.flag(
            "tenet.adaptive-pace",
            true,
            "Whether to slow down when a server rejects many calls (429), and to make fewer concurrent calls when it"
                    + " is slow.");

    /** Whether plain HTTP is allowed. */
    public static final Setting<Boolean> INSECURE_HTTP = Setting.flag(
            "tenet.insecure-http", false, "Whether questions and keys may be sent to other machines over plain HTTP.");

    /** The header that carries the key. */
    public static final Setting<List<ServerAccess.KeyHeader>> KEY_HEADER = Setting.of(
            "tenet.key-header",
            "the name of a header, or server/name pairs separated by commas",
            "each server's own",
            List.of(),
            HeaderSettings::keyHeaders,
            "The header that carries the key, such as Ocp-Apim-Subscription-Key or gateway.acme.com/x-api-key.");

    /** Additional headers. */
    public static final Setting<List<ServerAccess.Header>> HEADERS = Setting.of(
            "tenet.headers",
            "name=VARIABLE pairs separated by commas",
            "none",
            List.of(),
            HeaderSettings::headers,
            "Additional headers and the environment variables with their values: X-Team=ACME_TEAM_TOKEN.");

    /** Additional certificate authorities. */
    public static final Setting<Optional<Path>> CA_FILE = Setting.path(
            "tenet.ca-file",
            "A PEM file with CA certificates to trust in addition to Java's own; defaults to the one in"
                    + " SSL_CERT_FILE.");

    /** The budget in tokens. */
    public static final Setting<Optional<Long>> BUDGET_TOKENS = Setting.count(
            "tenet.budget.tokens",
            MOST_TOKENS,
            "The maximum number of tokens of the launch, for all subjects and" + " judges together.");

    /** The budget in US dollars. */
    public static final Setting<Optional<Double>> BUDGET_USD = Setting.of(
            "tenet.budget.usd",
            "a number of US dollars above 0, at most 1,000,000,000, such as 2.50",
            "none",
            Optional.empty(),
            text -> Optional.of(Setting.within(Double.valueOf(text), usd -> usd > 0 && usd <= MOST_USD)),
            "The maximum cost of the launch in US dollars, for all subjects and judges together; requires"
                    + " tenet.prices.");

    /** The price list. */
    public static final Setting<Optional<String>> PRICES = Setting.text(
            "tenet.prices",
            "a file",
            "A file with records of model, input, output, and cached, in US dollars per million tokens.");

    /** Whether a run is only planned: no model is called. */
    public static final Setting<Boolean> PLAN = Setting.flag(
                    "tenet.plan",
                    false,
                    "Whether to ask nothing, and only to report what each spec would ask and what that would cost.")
            .withoutEffectOnFigures();

    /** Whether to request the candidates of an answer's first tokens. */
    public static final Setting<Boolean> LOG_PROBABILITIES = Setting.flag(
            "tenet.log-probabilities",
            false,
            "Whether to request the log-probabilities of the options from providers, which some models reject.");

    /** All settings of calls. */
    public static final List<Setting<?>> ALL = List.of(
            CONCURRENCY,
            TIMEOUT,
            RETRIES,
            PATIENCE,
            REQUESTS_PER_MINUTE,
            TOKENS_PER_MINUTE,
            ADAPTIVE_PACE,
            INSECURE_HTTP,
            KEY_HEADER,
            HEADERS,
            CA_FILE,
            BUDGET_TOKENS,
            BUDGET_USD,
            PRICES,
            PLAN,
            LOG_PROBABILITIES);

    private CallSettings() {}

    /** The limits that result from the settings. */
    public static CallLimits limits(SettingValues settings) {
        return CallLimits.DEFAULT
                .withTimeout(settings.get(TIMEOUT))
                .withPatience(settings.get(PATIENCE))
                .withRetries(settings.get(RETRIES))
                .withConcurrency(settings.get(CONCURRENCY))
                .withPace((settings.get(ADAPTIVE_PACE) ? CallLimits.Pace.ADAPTIVE : CallLimits.Pace.UNLIMITED)
                        .withRequestsPerMinute(settings.get(REQUESTS_PER_MINUTE).orElse(0L))
                        .withTokensPerMinute(settings.get(TOKENS_PER_MINUTE).orElse(0L)))
                .withPlainHttp(settings.get(INSECURE_HTTP))
                .withAccess(ServerAccess.DEFAULT
                        .withKeyHeaders(settings.get(KEY_HEADER))
                        .withHeaders(settings.get(HEADERS))
                        .withCertificates(
                                settings.get(CA_FILE).map(Object::toString).orElse(null)));
    }
}
