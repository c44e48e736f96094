package dev.tenet.evenhanded;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.setting.Setting;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** The settings of even-handedness tests. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class EvenHandedSettings {

    // More is a typo.
    private static final long MAX_PAIRS = 10_000_000;
    private static final double DEFAULT_ERRORS = 0.15;
    private static final double DEFAULT_KAPPA = 0.6;

    /** The number of pairs. */
    public static final Setting<Optional<Long>> PAIRS = Setting.count(
            "tenet.even-handed-pairs",
            MAX_PAIRS,
            "The number of prompt pairs for specs that set none; defaults to the whole file.");

    /** Whether log-probabilities are requested from the grader. */
    public static final Setting<Boolean> GRADER_CHANCES = Setting.flag(
            "tenet.grader-chances",
            false,
            "Whether to request token log-probabilities from the judge of an @EvenHandedTest; without them, the"
                    + " option in its reply is the grade.");

    /** The agreement required of a grader. */
    public static final Setting<Double> GRADER_KAPPA = Setting.share(
            "tenet.grader-kappa-at-least",
            DEFAULT_KAPPA,
            "The minimum kappa between the judge of an @EvenHandedTest and the labels of the admission pairs.");

    /** The error rate allowed for a grader. */
    public static final Setting<Double> GRADER_ERRORS = Setting.share(
            "tenet.grader-errors-at-most",
            DEFAULT_ERRORS,
            "The maximum share of errors of the judge of an @EvenHandedTest, for each label of the admission pairs.");

    /** All even-handedness settings. */
    static final List<Setting<?>> ALL = List.of(PAIRS, GRADER_CHANCES, GRADER_KAPPA, GRADER_ERRORS);

    private EvenHandedSettings() {}
}
