package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.setting.Setting;
import dev.tenet.stats.Bonferroni;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The settings common to all measurements: the seed, the confidence level, the limits of response health, and the
 * folder for admissions of judges.
 */
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

    /** Whether the level holds for each claim, or for all claims of a launch. */
    public static final Setting<Multiplicity> MULTIPLICITY = Setting.choice(
            "tenet.multiplicity",
            Multiplicity.class,
            Multiplicity.NONE,
            "What the level holds for: each claim by itself (none), or all claims of a launch at once (holm), which needs"
                    + " more cases.");

    /** The values of {@link #MULTIPLICITY}. */
    public enum Multiplicity {
        /**
         * The level holds for all claims of a launch at once, by Holm's procedure. Each of m claims has two hypotheses, of
         * which exactly one is true, so m of them may be true at each step, and each is tested at 1/m of the error
         * (Shaffer, Journal of the American Statistical Association 81, 1986). This rejects whatever Holm's procedure for
         * 2m hypotheses rejects, and a verdict does not depend on those of later specs.
         */
        HOLM,
        /** The level holds for each claim. */
        NONE
    }

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

    /** The folder in which admissions are stored. */
    public static final Setting<Optional<Path>> ADMISSIONS = Setting.path(
                    "tenet.admissions",
                    "The folder in which judge admissions are saved for later launches if there is no tape;"
                            + " defaults to tenet in the user's cache folder.")
            .withoutEffectOnFigures();

    /** All settings of this class. */
    public static final List<Setting<?>> ALL =
            List.of(SEED, LEVEL, MULTIPLICITY, UNREADABLE_AT_MOST, REFUSALS_AT_MOST, FAILURES_AT_MOST, ADMISSIONS);

    private TrialSettings() {}

    /**
     * Returns the level of each claim of a launch.
     *
     * @param level the value of {@link #LEVEL}
     * @param claims the number of claims that the launch decides by an interval
     * @throws dev.tenet.setting.InvalidSpecException if the level of each would be above 0.9999
     */
    public static double levelOfEach(double level, Multiplicity multiplicity, int claims) {
        double each = multiplicity == Multiplicity.HOLM ? Bonferroni.level(level, Math.max(1, claims)) : level;
        if (each > HIGHEST_LEVEL) {
            throw MULTIPLICITY.invalid(
                    "holm",
                    "at most " + (int) ((1 - level) / (1 - HIGHEST_LEVEL)) + " claims in a launch at " + LEVEL + "="
                            + level + ", but it has " + claims + "; run fewer specs in a launch, or set none");
        }
        return each;
    }
}
