package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.setting.Setting;
import java.util.List;
import org.apiguardian.api.API;

/** The settings common to all measurements: the seed, the confidence level, and the limits of response health. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class TrialSettings {

    // Below the lowest level a verdict would be less reliable than a coin toss; above the highest, bounds depend on
    // rounding.
    private static final double LOWEST_LEVEL = 0.5;
    private static final double HIGHEST_LEVEL = 0.9999;
    private static final double DEFAULT_LEVEL = 0.95;

    /** The seed. */
    public static final Setting<Long> SEED = Setting.of(
            "tenet.seed",
            "a whole number",
            "1",
            1L,
            Long::valueOf,
            "The random seed: the same seed, spec, and version yield the same cases in the same order.");

    /** The confidence level. */
    public static final Setting<Double> LEVEL = Setting.of(
            "tenet.level",
            "a level of at least 0.5, at most 0.9999, such as 0.95",
            "0.95",
            DEFAULT_LEVEL,
            text -> Setting.within(Double.valueOf(text), level -> level >= LOWEST_LEVEL && level <= HIGHEST_LEVEL),
            "The confidence level: at 0.95, each verdict has a one-sided error probability of at most 0.025.");

    /** The limit of unreadable answers. */
    public static final Setting<Double> UNREADABLE_AT_MOST = Setting.share(
            "tenet.unreadable-at-most",
            HealthLimits.DEFAULT.unreadable(),
            "The maximum share of unreadable answers for response health to pass.");

    /** The limit of refusals. */
    public static final Setting<Double> REFUSALS_AT_MOST = Setting.share(
            "tenet.refusals-at-most",
            HealthLimits.DEFAULT.refused(),
            "The maximum share of refusals for response health to pass.");

    /** The limit of failed calls. */
    public static final Setting<Double> FAILURES_AT_MOST = Setting.share(
            "tenet.failures-at-most",
            HealthLimits.DEFAULT.failed(),
            "The maximum share of failed calls for response health to pass; a claim is incomplete if failed calls"
                    + " could change its verdict.");

    /** All settings of this class. */
    public static final List<Setting<?>> ALL =
            List.of(SEED, LEVEL, UNREADABLE_AT_MOST, REFUSALS_AT_MOST, FAILURES_AT_MOST);

    private TrialSettings() {}
}
