package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apiguardian.api.API;

/**
 * The association of results, each a success or not, with a factor: Pearson's chi-square test (Philosophical Magazine 50,
 * 1900) and Cramér's V.
 *
 * <p>The test is approximate, and takes the results as independent; {@link LogisticRegression} allows for clusters.
 *
 * @param chiSquare with the correction of Yates (J. Roy. Stat. Soc. Suppl. 1, 1934) if there is one degree of freedom, as
 *     scipy makes it: each difference of a count from its expectation is smaller by 1/2, and at least 0
 * @param degrees the degrees of freedom: the number of levels with trials, less one
 * @param pValue of no association
 * @param cramersV in [0, 1], with the bias correction of Bergsma (J. Korean Stat. Soc. 42, 2013), from the chi-square without
 *     Yates' correction: with N trials, k levels and φ² = χ²/N − (k − 1)/(N − 1), at least 0, it is √(φ² / min(k′ − 1, r′ −
 *     1)), where k′ = k − (k − 1)²/(N − 1) and r′ = 2 − 1/(N − 1)
 * @param interval for V without a correction, √(λ/N) for the ends of the interval for the noncentrality λ of chi-square
 *     (Smithson, Confidence Intervals, 2003, chapter 5; Steiger, Psychol. Methods 9, 2004). If chi-square is below its
 *     degrees of freedom, which it is expected to have without association, the upper end is that for as many: results that
 *     are more even than chance makes them are no proof that V is 0.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Association(double chiSquare, int degrees, double pValue, double cramersV, Interval interval) {

    private static final double YATES = 0.5;

    /**
     * The association of results with a factor.
     *
     * @param levels the successes and trials at each level; levels without trials are ignored
     * @param confidence the confidence level of the interval, in (0, 1)
     * @return empty if fewer than two levels have trials, or all results are the same
     */
    public static Optional<Association> of(List<Proportion> levels, double confidence) {
        Checks.inside("confidence", confidence);
        List<Proportion> tried =
                levels.stream().filter(level -> level.total() > 0).toList();
        double share = Contingency.share(tried);
        return tried.size() < 2 || share == 0 || share == 1
                ? Optional.empty()
                : Optional.of(ofVarying(tried, share, confidence));
    }

    private static Association ofVarying(List<Proportion> levels, double share, double confidence) {
        int degrees = levels.size() - 1;
        double plain = chiSquare(levels, share, 0);
        double corrected = degrees == 1 ? chiSquare(levels, share, YATES) : plain;
        double trials = Contingency.trials(levels);
        return new Association(
                corrected,
                degrees,
                ChiSquaredDistribution.of(degrees).survivalProbability(corrected),
                cramersV(plain, trials, degrees),
                interval(plain, trials, degrees, (1 - confidence) / 2));
    }

    private static double chiSquare(List<Proportion> levels, double share, double correction) {
        double sum = 0;
        for (Proportion level : levels) {
            double expected = level.total() * share;
            double difference = Math.abs(level.successes() - expected);
            double corrected = difference - Math.min(correction, difference);
            sum += corrected * corrected * (1 / expected + 1 / (level.total() - expected));
        }
        return sum;
    }

    private static double cramersV(double chiSquare, double trials, int degrees) {
        double excess = chiSquare / trials - degrees / (trials - 1);
        double ofLevels = degrees - degrees * (double) degrees / (trials - 1);
        double ofResults = 1 - 1 / (trials - 1);
        double least = Math.min(ofLevels, ofResults);
        return excess <= 0 || least <= 0 ? 0 : Math.min(1, Math.sqrt(excess / least));
    }

    private static Interval interval(double chiSquare, double trials, int degrees, double error) {
        double low = NoncentralChiSquare.noncentrality(chiSquare, degrees, 1 - error);
        double high = NoncentralChiSquare.noncentrality(Math.max(chiSquare, degrees), degrees, error);
        return new Interval(v(low, trials), v(high, trials));
    }

    private static double v(double noncentrality, double trials) {
        return Math.min(1, Math.sqrt(noncentrality / trials));
    }
}
