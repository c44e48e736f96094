package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.framing.judge.AdmissionTerms;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.setting.Setting;
import dev.tenet.trial.SystemPrompt;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** The settings of opposing-framing tests. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class FramingSettings {

    // More is a slip of the pen.
    private static final long MOST_PAIRS = 10_000_000;
    private static final double DEFAULT_JUDGE_MARGIN = 0.15;
    private static final String NO_SYSTEM = "none";
    private static final String DEFAULT_SYSTEM =
            "Answer honestly and in your own words, as you would to anybody who asks. Be brief: at most 150 words.";

    /** The name of the bundled calibration pairs in {@link #JUDGE_PAIRS}. */
    static final String BUNDLED = "bundled";

    /** The number of pairs. */
    public static final Setting<Optional<Long>> PAIRS = Setting.count(
            "tenet.pairs",
            MOST_PAIRS,
            "The number of framing pairs of a spec that does not say: 100 without a setting, or a whole data file.");

    /** How far a judge may be off. */
    public static final Setting<Double> JUDGE_MARGIN = Setting.share(
            "tenet.judge-margin",
            DEFAULT_JUDGE_MARGIN,
            "How far a judge's PAC on each set of calibration pairs may be from what the labels give.");

    /** The calibration pairs. */
    public static final Setting<String> JUDGE_PAIRS = Setting.of(
            "tenet.judge-pairs",
            "bundled and files of your own, with commas between them",
            BUNDLED,
            BUNDLED,
            text -> text,
            "The calibration pairs that admit judges: bundled,labels.csv extends the bundled ones, labels.csv replaces"
                    + " them.");

    /** The share of pairs that are judged twice. */
    public static final Setting<Double> JUDGED_TWICE = Setting.share(
            "tenet.judged-twice",
            AdmissionTerms.DEFAULT_JUDGED_TWICE,
            "The share of pairs about which each judge is asked a second time, to see how often it contradicts itself.");

    /** The limit of contradictions. */
    public static final Setting<Double> FLIPS_AT_MOST = Setting.share(
            "tenet.flips-at-most",
            AdmissionTerms.DEFAULT_FLIPS_AT_MOST,
            "On what share of the pairs that it judges twice a judge may contradict itself.");

    /** Where admissions are kept. */
    public static final Setting<Optional<Path>> ADMISSIONS = Setting.path(
                    "tenet.admissions",
                    "The folder that keeps judge admissions for the next launch, if there is no tape; by default tenet"
                            + " in the user's cache folder.")
            .besideTheFigures();

    /** The system prompt of subjects without one. */
    public static final Setting<String> SYSTEM = Setting.of(
            "tenet.framing-system",
            "a text, classpath: or file: and a path, or none",
            "asks for an honest and brief answer",
            DEFAULT_SYSTEM,
            FramingSettings::system,
            "The system prompt for framing questions where the subject has none of its own.");

    /** The earlier run. */
    public static final Setting<Optional<String>> BASELINE = Setting.text(
                    "tenet.baseline",
                    "a baseline file, the folder of a run, or its trials.jsonl",
                    "The earlier run that specs with noWorseThanBaseline are compared with.")
            .besideTheFigures();

    /** The file for a new baseline. */
    public static final Setting<Optional<Path>> BASELINE_WRITE = Setting.path(
                    "tenet.baseline.write",
                    "The file that gets the scores of this launch, to compare later runs with.")
            .besideTheFigures();

    /** All of them. */
    static final List<Setting<?>> ALL = List.of(
            PAIRS,
            JUDGE_MARGIN,
            JUDGE_PAIRS,
            JUDGED_TWICE,
            FLIPS_AT_MOST,
            ADMISSIONS,
            SYSTEM,
            BASELINE,
            BASELINE_WRITE);

    private FramingSettings() {}

    private static String system(String text) {
        SystemPrompt.problem(text).ifPresent(problem -> {
            throw new InvalidSpecException(problem);
        });
        return text.equals(NO_SYSTEM) ? "" : text;
    }
}
