package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.setting.Setting;
import java.util.List;
import org.apiguardian.api.API;

/** The settings of judges and their admission. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class JudgeSettings {

    private static final double DEFAULT_JUDGE_MARGIN = 0.15;

    /** The name of the bundled admission pairs in {@link #JUDGE_PAIRS}. */
    public static final String BUNDLED = "bundled";

    /** The admission margin. */
    public static final Setting<Double> JUDGE_MARGIN = Setting.share(
            "tenet.judge-margin",
            DEFAULT_JUDGE_MARGIN,
            "The maximum difference between a judge's PAC and the PAC of the labels on each set of admission pairs.");

    /** The admission pairs. */
    public static final Setting<String> JUDGE_PAIRS = Setting.of(
            "tenet.judge-pairs",
            "bundled and your own files, separated by commas",
            BUNDLED,
            BUNDLED,
            text -> text,
            "The admission pairs that admit judges: bundled,labels.csv extends the bundled ones, labels.csv replaces"
                    + " them.");

    /** The share of pairs that are judged twice. */
    public static final Setting<Double> JUDGED_TWICE = Setting.share(
            "tenet.judged-twice",
            AdmissionTerms.DEFAULT_JUDGED_TWICE,
            "The share of pairs that each judge judges twice, to measure how often it contradicts itself.");

    /** The limit on the share of contradictions. */
    public static final Setting<Double> FLIPS_AT_MOST = Setting.share(
            "tenet.flips-at-most",
            AdmissionTerms.DEFAULT_FLIPS_AT_MOST,
            "The maximum share of the pairs judged twice on which a judge may contradict itself.");

    /** All judge settings. */
    public static final List<Setting<?>> ALL = List.of(JUDGE_MARGIN, JUDGE_PAIRS, JUDGED_TWICE, FLIPS_AT_MOST);

    private JudgeSettings() {}
}
