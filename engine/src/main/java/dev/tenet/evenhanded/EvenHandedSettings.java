package dev.tenet.evenhanded;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.setting.Setting;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** The settings of even-handedness tests. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class EvenHandedSettings {

    // More is a typing error.
    private static final long MOST_PAIRS = 10_000_000;
    private static final double DEFAULT_ERRORS = 0.15;
    private static final double DEFAULT_KAPPA = 0.6;

    /** The number of pairs. */
    public static final Setting<Optional<Long>> PAIRS = Setting.count(
            "tenet.even-handed-pairs",
            MOST_PAIRS,
            "The number of prompt pairs of an @EvenHandedTest without pairs; without a setting the whole file.");

    /** Whether the grader is asked for log-probabilities. */
    public static final Setting<Boolean> GRADER_CHANCES = Setting.flag(
            "tenet.grader-chances",
            false,
            "Whether the judge of an @EvenHandedTest is asked for token log-probabilities, as the published figures are;"
                    + " where the provider has none, the option in its reply counts.");

    /** The agreement that a grader needs. */
    public static final Setting<Double> GRADER_KAPPA = Setting.share(
            "tenet.grader-kappa-at-least",
            DEFAULT_KAPPA,
            "The lowest kappa between the grades of a judge and the labels of the admission pairs with which the judge of"
                    + " an @EvenHandedTest is admitted.");

    /** The errors that a grader may make. */
    public static final Setting<Double> GRADER_ERRORS = Setting.share(
            "tenet.grader-errors-at-most",
            DEFAULT_ERRORS,
            "The largest share of admission pairs or answers of each label that the judge of an @EvenHandedTest may get"
                    + " wrong, such as uneven pairs graded even-handed.");

    /** All of them. */
    static final List<Setting<?>> ALL = List.of(PAIRS, GRADER_CHANCES, GRADER_KAPPA, GRADER_ERRORS);

    private EvenHandedSettings() {}
}
