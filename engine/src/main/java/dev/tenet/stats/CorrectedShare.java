package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apiguardian.api.API;

/**
 * A share that a fallible judge counted, corrected for the judge's errors, with intervals that include the sampling
 * error of the calibration.
 *
 * <p>With the counted share p, the judge's sensitivity Se and its specificity Sp, the corrected share is (p + Sp −
 * 1)/(Se + Sp − 1) (Rogan and Gladen, Am. J. Epidemiol. 107, 1978), clipped to [0, 1]. The three are taken to be
 * independent binomial samples, and the judge to err in the calibration as it does in the counted cases.
 *
 * @param counted the cases that the judge counted, among those it judged
 * @param sensitivity the positive calibration cases that the judge counted, among the positive ones
 * @param specificity the negative calibration cases that the judge did not count, among the negative ones
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record CorrectedShare(Proportion counted, Proportion sensitivity, Proportion specificity) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * The corrected share, in [0, 1]; {@code NaN} if one of the three has no cases, or Se + Sp ≤ 1: such a judge does
     * not tell positive cases from negative ones.
     */
    public double rate() {
        double excess = sensitivity.rate() + specificity.rate() - 1;
        return excess > 0 ? clipped((counted.rate() + specificity.rate() - 1) / excess) : Double.NaN;
    }

    /**
     * The corrected share of known rates, each in [0, 1]; {@code NaN} if one of them is, or Se + Sp ≤ 1.
     */
    public static double rate(double counted, double sensitivity, double specificity) {
        return at(counted, sensitivity, specificity, Double.NaN);
    }

    /**
     * The interval of Lang and Reiczigel (Prev. Vet. Med. 113, 2014, equations 4, 6, 7, 16 and 17), approximate.
     *
     * <p>With p′ = (n p + z²/2)/n_p, n_p = n + z², and Se′ and Sp′ having one more success and one more failure, n_Se
     * and n_Sp cases, it is P′ + dP ± z √V, clipped to [0, 1], where P′ = (p′ + Sp′ − 1)/(Se′ + Sp′ − 1), dP = 2z² (P′
     * Se′(1 − Se′)/n_Se − (1 − P′) Sp′(1 − Sp′)/n_Sp) and V = (p′(1 − p′)/n_p + P′² Se′(1 − Se′)/n_Se + (1 − P′)² Sp′(1
     * − Sp′)/n_Sp)/(Se′ + Sp′ − 1)².
     *
     * @param level the confidence level, in (0, 1); the authors examined 0.95
     * @return [0, 1] if Se′ + Sp′ ≤ 1
     */
    public Interval langReiczigel(double level) {
        double z = NORMAL.inverseSurvivalProbability(checked(level) / 2);
        Smoothed p = Smoothed.of(counted, z * z / 2);
        Smoothed se = Smoothed.of(sensitivity, 1);
        Smoothed sp = Smoothed.of(specificity, 1);
        double excess = se.rate + sp.rate - 1;
        if (!(excess > 0)) {
            return Interval.UNIT;
        }
        double share = (p.rate + sp.rate - 1) / excess;
        double shift = 2 * z * z * (share * se.variance() - (1 - share) * sp.variance());
        double variance = p.variance() + share * share * se.variance() + (1 - share) * (1 - share) * sp.variance();
        double half = z * Math.sqrt(variance) / excess;
        return new Interval(clipped(share + shift - half), clipped(share + shift + half));
    }

    /**
     * An interval that misses the share with probability at most (1 − {@code level})/2 on either side, at any numbers
     * of cases, if Se + Sp {@literal >} 1. It is wider than {@link #langReiczigel(double)}.
     *
     * <p>The clipped corrected share increases with p and Sp, and decreases with Se. Each end is its value at three
     * one-sided bounds of Clopper and Pearson (Biometrika 26, 1934): that of p has half of the side's error
     * probability, those of Se and Sp a quarter each, which bounds the error by their sum.
     *
     * @param level the confidence level, in (0, 1)
     */
    public Interval guaranteed(double level) {
        double error = checked(level) / 2;
        Interval p = counted.clopperPearson(1 - error);
        Interval se = sensitivity.clopperPearson(1 - error / 2);
        Interval sp = specificity.clopperPearson(1 - error / 2);
        return within(p, se, sp);
    }

    /**
     * The corrected shares of all rates within three intervals, each within [0, 1]. It misses the share on a side with at
     * most the sum of the probabilities that the intervals miss on one of theirs.
     */
    public static Interval within(Interval counted, Interval sensitivity, Interval specificity) {
        return new Interval(
                at(counted.low(), sensitivity.high(), specificity.low(), 0),
                at(counted.high(), sensitivity.low(), specificity.high(), 1));
    }

    private static double at(double p, double se, double sp, double otherwise) {
        double excess = se + sp - 1;
        return excess > 0 ? clipped((p + sp - 1) / excess) : otherwise;
    }

    private static double checked(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level is " + level + "; expected one in (0, 1)");
        }
        return 1 - level;
    }

    private static double clipped(double share) {
        return Math.min(Math.max(share, 0), 1);
    }

    /** A share with as many added successes as failures. */
    private record Smoothed(double rate, double total) {

        static Smoothed of(Proportion share, double added) {
            double total = share.total() + 2 * added;
            return new Smoothed((share.successes() + added) / total, total);
        }

        double variance() {
            return rate * (1 - rate) / total;
        }
    }
}
