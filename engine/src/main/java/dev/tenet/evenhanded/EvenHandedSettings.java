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
            "The number of prompt pairs of an @EvenHandedTest without pairs; without a setting the whole file.");

    /** Whether log-probabilities are requested from the grader. */
    public static final Setting<Boolean> GRADER_CHANCES = Setting.flag(
            "tenet.grader-chances",
            false,
            "Whether the judge of an @EvenHandedTest is asked for token log-probabilities; without them its option counts.");

    /** The agreement required of a grader. */
    public static final Setting<Double> GRADER_KAPPA = Setting.share(
            "tenet.grader-kappa-at-least",
            DEFAULT_KAPPA,
            "The lowest kappa with the labels of the admission pairs that admits the judge of an @EvenHandedTest.");

    /** The error rate allowed for a grader. */
    public static final Setting<Double> GRADER_ERRORS = Setting.share(
            "tenet.grader-errors-at-most",
            DEFAULT_ERRORS,
            "The largest share of each label of the admission pairs that the judge of an @EvenHandedTest may get wrong.");

    /** All even-handedness settings. */
    static final List<Setting<?>> ALL = List.of(PAIRS, GRADER_CHANCES, GRADER_KAPPA, GRADER_ERRORS);

    private EvenHandedSettings() {}
}
