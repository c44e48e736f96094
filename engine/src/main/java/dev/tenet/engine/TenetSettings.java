package dev.tenet.engine;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * The settings, by their keys. Each can be a JUnit Platform configuration parameter (a line of {@code
 * junit-platform.properties}, Surefire's {@code configurationParameters}, Gradle's {@code systemProperty}), a system
 * property ({@code -Dtenet.subject=…}) or, as a last resort, an environment variable, in capitals and with {@code _} for
 * {@code .} and {@code -} ({@code TENET_SUBJECT}). An annotation on the method beats one on the class, which beats a
 * setting; only an {@code embedded:} model in an annotation gives way to a setting. An unknown key that begins with {@code
 * tenet.} makes every spec invalid; an unknown environment variable {@code TENET_…} is ignored with a warning.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class TenetSettings {

    /**
     * The model under test of every spec that has no {@code @Subject} with a value: {@value}. It also replaces {@code
     * embedded:} subjects in annotations, so that specs written against one can be pointed at a server.
     *
     * <p>A model's name, such as {@code openai:gpt-4.1-mini}, {@code http://localhost:8000/v1#qwen3} or {@code
     * class:com.acme.MyModel}. There is no default: a spec for which nobody names a subject is invalid.
     */
    public static final String SUBJECT = "tenet.subject";

    /**
     * Fields of the request that only the provider knows, for every subject whose {@code @Subject} has no {@code extra}:
     * {@value}. A JSON object, such as {@code {"enable_thinking": false}}. By default none.
     */
    public static final String SUBJECT_EXTRA = "tenet.subject.extra";

    /**
     * What cases are drawn by: {@value}. A whole number; by default 1. The same seed, spec and version give the same
     * cases in the same order.
     */
    public static final String SEED = "tenet.seed";

    /**
     * How many trials a spec asks that does not say: {@value}. A count of at least 1, at most 10,000,000; by default 200. A spec on a data
     * file asks the whole file unless this, or the annotation, says otherwise.
     */
    public static final String TRIALS = "tenet.trials";

    /**
     * How many framing pairs a spec asks that does not say: {@value}. A count of at least 1, at most 10,000,000; by default 100, or as many as
     * there are. A spec on a data file asks the whole file unless this, or the annotation, says otherwise.
     */
    public static final String PAIRS = "tenet.pairs";

    /**
     * The judge of every framing spec that has no {@code @Judge} with a value: {@value}. A model's name. It also replaces
     * {@code embedded:} judges in annotations.
     *
     * <p>Without any judge, the embedded reference subjects ({@code embedded:sycophant}, {@code steadfast}, …) are judged by
     * {@code embedded:lexical}, which reads no other subject; specs on other subjects are invalid.
     */
    public static final String JUDGE = "tenet.judge";

    /**
     * Fields of the request that only the provider knows, for every judge whose {@code @Judge} has no {@code extra}: {@value}.
     * A JSON object, such as {@code {"reasoning_effort": "low"}}. By default none.
     */
    public static final String JUDGE_EXTRA = "tenet.judge.extra";

    /**
     * How far a judge may be off on the calibration pairs: {@value}. In [0, 1]; by default 0.15: on each set of pairs its
     * PAC may be 15 points from what the labels give. One that is further off makes the claims incomplete.
     */
    public static final String JUDGE_MARGIN = "tenet.judge-margin";

    /**
     * The pairs whose truth is known by which judges are admitted: {@value}. {@code bundled}, the default, and files of
     * your own (YAML, JSONL or CSV), with commas between them: {@code bundled,labels.csv} extends the bundled ones, {@code
     * labels.csv} replaces them.
     */
    public static final String JUDGE_PAIRS = "tenet.judge-pairs";

    /**
     * The share of pairs about which each judge is asked a second time, in admission and in use: {@value}. In [0, 1]; by
     * default 0.1. The second opinion does not count for the score; it shows how often a judge contradicts itself.
     */
    public static final String JUDGED_TWICE = "tenet.judged-twice";

    /**
     * On what share of the pairs that it judges twice a judge may contradict itself: {@value}. In [0, 1]; by default 0.2. Its two
     * scores contradict each other if they differ by at least 2 or are of opposite signs; once is never held against a judge. Above
     * the limit a judge is not admitted, and response health does not pass.
     */
    public static final String FLIPS_AT_MOST = "tenet.flips-at-most";

    /**
     * Where admissions of judges are kept for the next launch, if there is no tape, which keeps their replies: {@value}. A
     * path; by default the folder {@code tenet} in the user's cache folder: {@code $XDG_CACHE_HOME} or {@code ~/.cache}, {@code
     * ~/Library/Caches} on macOS, {@code %LOCALAPPDATA%} on Windows. Kept admissions hold no texts and no secrets.
     */
    public static final String ADMISSIONS = "tenet.admissions";

    /**
     * The system prompt for the questions of framing pairs, where the subject has none of its own: {@value}. A text;
     * {@code classpath:} or {@code file:} and a path; or {@code none}. A text that looks like a path is an error, unless {@code
     * text:} stands before it. By default it asks for an honest and brief answer.
     */
    public static final String FRAMING_SYSTEM = "tenet.framing-system";

    /**
     * The earlier run that specs compare themselves with: {@value}. A file that {@link #BASELINE_WRITE} wrote, also as {@code
     * classpath:} and a resource's name; the folder of a run; or its {@code trials.jsonl}. Where neither this nor {@link
     * #BASELINE_WRITE} is set, a spec that claims to be no worse than its baseline is invalid.
     */
    public static final String BASELINE = "tenet.baseline";

    /**
     * Where the scores of this launch are written, to compare later runs with: {@value}. A path, by default none. The file is
     * small and made to be committed beside the specs; it is written when the launch ends, from the framing specs that asked
     * all of their pairs, and keeps what it holds of other specs. It must not be the file of {@link #BASELINE}.
     */
    public static final String BASELINE_WRITE = "tenet.baseline.write";

    /** Names the calibration pairs that come with Tenet in {@link #JUDGE_PAIRS}. */
    static final String BUNDLED = "bundled";

    /**
     * The confidence level of intervals and verdicts: {@value}. In (0, 1); by default 0.95, by which each verdict is
     * wrong with a probability of at most 0.025 on its side.
     */
    public static final String LEVEL = "tenet.level";

    /**
     * What an undecided claim comes to: {@value}. {@code fail}, the default, or {@code abort} (yellow; Maven and Gradle
     * pass), for exploring.
     */
    public static final String UNDECIDED = "tenet.undecided";

    /**
     * Whether specs are measured again whose verdicts are known: {@value}. {@code false}, the default, or {@code true}. By
     * default a rerun in the same process or build reports the first verdict, and a refuted or undecided claim keeps its
     * verdict while only some of the specs are selected.
     */
    public static final String REMEASURE = "tenet.remeasure";

    /**
     * How trials are shown in the tree: {@value}. {@code claims}, the default (not at all, so that only claims count as
     * tests), {@code cells} (one leaf a context and count of shots), or {@code trials} (one leaf each). The console shows cells
     * in any case.
     */
    public static final String NODES = "tenet.nodes";

    /**
     * Where the folder of each run is made: {@value}. A path; by default {@code target/tenet}, in a Gradle project
     * {@code build/tenet}. It is made before the first question; a folder that cannot be made makes specs invalid.
     */
    public static final String REPORTS = "tenet.reports";

    /**
     * What several launches have in common that belong to one build: {@value}. A name of letters, digits, {@code .}, {@code
     * _} and {@code -}, such as the number of a CI build; by default each launch stands alone. Launches with the same name
     * share one run folder, {@code <reports>/<name>}, one budget, one pace and one summary, also when they run at once, as
     * with Surefire's {@code forkCount}. Take a new name for each build, and run its processes on one machine.
     */
    public static final String BUILD = "tenet.build";

    /**
     * The claims that a release needs: {@value}. A file with the full id of a claim a line, and comments after {@code #}; by
     * default there is none. A claim in it that is missing, skipped or did not pass stops the release: the last lines on the
     * console name it, and {@code summary.json}, which {@link dev.tenet.report.ReleaseCheck} reads.
     */
    public static final String REQUIRED = "tenet.required";

    /**
     * How many calls to a model are under way at once at most: {@value}. A count of at least 1, at most 1,000; by default 32.
     * Fewer are where a server answers so slowly that the last would have to wait for most of {@code tenet.timeout}, unless
     * {@code tenet.adaptive-pace} is {@code false}.
     */
    public static final String CONCURRENCY = "tenet.concurrency";

    /**
     * The longest one try of a call may take: {@value}. Seconds, at least 1, at most 86,400 (a day); by default 60. It counts
     * from when the call was sent or another one to the same server was last answered, since a server may work on one after
     * the other.
     */
    public static final String TIMEOUT = "tenet.timeout";

    /**
     * How often a call that failed is tried again: {@value}. A count, 0 for never, at most 1,000; by default 8. Tried again are broken
     * connections, cut answers, and the statuses 408, 409, 425, 429 and 5xx, after a wait that grows and as the server asks.
     */
    public static final String RETRIES = "tenet.retries";

    /**
     * The longest a call may take with all its tries and waits: {@value}. Seconds, at least 1, at most 604,800 (a week); by default 600. A server that
     * asks to wait longer, or lets no call succeed for as long, ends the run. Waits for a turn count where no call succeeds
     * meanwhile.
     */
    public static final String PATIENCE = "tenet.patience";

    /** How many requests go to a model in a minute at most: {@value}. A count of at least 1, at most 1,000,000; by default no
     * limit. */
    public static final String REQUESTS_PER_MINUTE = "tenet.requests-per-minute";

    /**
     * How many tokens, of prompts and answers, go to and from a model in a minute at most: {@value}. A count of at least 1,
     * at most 1,000,000,000; by default no limit.
     */
    public static final String TOKENS_PER_MINUTE = "tenet.tokens-per-minute";

    /**
     * Whether calls follow each other more slowly when a server turns many down (429), and faster again when it does not, and
     * whether fewer are under way at once where a server is slow: {@value}. {@code true}, the default, or {@code false}.
     */
    public static final String ADAPTIVE_PACE = "tenet.adaptive-pace";

    /**
     * Whether questions and keys may go over plain http to other machines than this: {@value}. {@code false}, the default,
     * or {@code true}.
     */
    public static final String INSECURE_HTTP = "tenet.insecure-http";

    /**
     * The header that carries the key in place of {@code Authorization: Bearer}: {@value}. A header's name, such as {@code
     * Ocp-Apim-Subscription-Key}, or several with commas between them; before each may stand the server that it is for, as in
     * {@code gateway.acme.com/Ocp-Apim-Subscription-Key}. By default each server's own.
     */
    public static final String KEY_HEADER = "tenet.key-header";

    /**
     * Further headers of requests, and the environment variables that hold their values: {@value}. As in {@code
     * X-Team=ACME_TEAM_TOKEN, api.openai.com/OpenAI-Project=OPENAI_PROJECT}; before a header may stand the server that it is
     * for. By default none. Values are hidden like keys, and are no part of what a tape or a report says.
     */
    public static final String HEADERS = "tenet.headers";

    /**
     * Certificates of authorities that servers may be certified by, beside those that Java trusts: {@value}. A file in PEM
     * with one or more. By default the file in the environment variable {@code SSL_CERT_FILE}, if that is set.
     */
    public static final String CA_FILE = "tenet.ca-file";

    /**
     * Whether to ask providers how likely each option was (log-probabilities of the answer's tokens): {@value}. {@code
     * false}, the default, or {@code true}: then the DVGR that is to be expected stands beside that of the choices, where the
     * provider says. Some models turn such a request down.
     */
    public static final String LOG_PROBABILITIES = "tenet.log-probabilities";

    /**
     * How subjects are asked for their choice: {@value}. {@code text}, the default: in words; {@code schema}: as a JSON
     * object with {@code A}, {@code B} or {@code DECLINE}, where the provider takes a schema, and in words where it does not.
     */
    public static final String ANSWERS = "tenet.answers";

    /**
     * How many tokens the launch may take, all subjects and judges together: {@value}. A count of at least 1; by default no
     * limit. Reached, no further call is made, and the claims are incomplete.
     */
    public static final String BUDGET_TOKENS = "tenet.budget.tokens";

    /**
     * How many US dollars the launch may cost, all subjects and judges together: {@value}. A number above 0; by default no
     * limit. Needs {@link #PRICES}.
     */
    public static final String BUDGET_USD = "tenet.budget.usd";

    /**
     * What models cost: {@value}. A file with records of {@code model}, {@code input}, {@code output} and, if it differs from
     * input, {@code cached}, in US dollars for a million tokens. Without it costs are unknown.
     */
    public static final String PRICES = "tenet.prices";

    /**
     * Whether to ask nothing and only say what would be asked: {@value}. {@code false}, the default, or {@code true}: then
     * each spec says how many trials, calls and tokens it takes and what that costs, and its claims are skipped.
     */
    public static final String PLAN = "tenet.plan";

    /**
     * The tape on which answers are recorded and from which they are given back: {@value}. A file of SQLite; by default
     * there is none.
     */
    public static final String TAPE = "tenet.tape";

    /**
     * What the tape does: {@value}. {@code auto}, the default where there is a tape: gives back what is on it, records what
     * is not; {@code record}: asks everything again; {@code replay}: gives back, and a missing answer ends the run; {@code
     * off}.
     */
    public static final String TAPE_MODE = "tenet.tape.mode";

    /**
     * How old an answer from the tape may be for claims to be judged: {@value}. As in {@code 30d}, {@code 12h} or {@code
     * 90m}, at most 36,500 days; by default any age. With an older one the claims are incomplete: a model behind the same name changes.
     */
    public static final String TAPE_MAX_AGE = "tenet.tape.max-age";

    /**
     * Which answers that a tape holds are asked for again, once a launch: {@value}. {@code empty} (those without words, as
     * recorded during an outage), {@code failed} (those that ended for a reason unknown to Tenet; calls that failed are
     * never recorded), or both with a comma between them; by default none. It takes {@link #TAPE_MODE} {@code auto}.
     */
    public static final String TAPE_REFRESH = "tenet.tape.refresh";

    /** The largest share of unreadable answers with which a spec is healthy: {@value}. In [0, 1]; by default 0.05. */
    public static final String UNREADABLE_AT_MOST = "tenet.unreadable-at-most";

    /** The largest share of refusals with which a spec is healthy: {@value}. In [0, 1]; by default 0.20. */
    public static final String REFUSALS_AT_MOST = "tenet.refusals-at-most";

    /**
     * The largest share of failed calls with which a spec is healthy: {@value}. In [0, 1]; by default 0.01. Whatever the
     * share, a claim is incomplete where failed calls could change its verdict.
     */
    public static final String FAILURES_AT_MOST = "tenet.failures-at-most";

    private TenetSettings() {}
}
