package dev.tenet.stats;

/**
 * The capital of gamblers who bet that the mean of scores in [0, 1] is above a candidate m.
 *
 * <p>A gambler who stakes the share c of her capital on a score x multiplies it by 1 − c + c·x/m. If the mean is at
 * most m, her capital is a nonnegative supermartingale, whatever she knew when she chose c, and so is the average
 * capital of several gamblers. It ever reaches 1/α with probability at most α (Ville's inequality). There are two
 * kinds:
 *
 * <ul>
 *   <li>A mixture of constant stakes c = κ √(m/(1 − m)), with κ from 0.003 to 8 standard deviations of a success with
 *       share m. For scores of 0 and 1, c is the likelihood ratio of the share m + c(1 − m) to m.
 *   <li>STaR bets (Voráček and Orabona, "STaR-Bets: Sequential Target-Recalculating Bets for Tighter Confidence
 *       Intervals", NeurIPS 2025), which aim for the target T at the planned end n: with capital W before score t,
 *       λ = c/m = √(2 ln(T/W) / ((n − t + 1) S)), but at most what reaches the target at once with a score of 1. S is
 *       the running variance of the scores, at most m(1 − m).
 * </ul>
 *
 * <p>Each capital decreases in m, as each stake increases in m and each c(1 − m)/m decreases, and as a gambler with a
 * capital of W + ε never falls behind one with W: ln W + ln(1 + λ(1 − m)) increases in W, because the slope of the
 * second term is at least −1 for bets that do not pass the target. So m is rejected together with all smaller
 * candidates. This is where the bets differ from the paper's, which center the variance at m.
 *
 * <p>If scores are drawn without replacement, m is replaced by the mean of what is left of the population if its mean is
 * m, (N m − sum so far)/(N − count so far) (Waudby-Smith and Ramdas, JRSS-B 86, 2024).
 *
 * <p>Mutable; confined to one thread. Uses constant memory and constant time per score.
 */
final class ScoreBets {

    private static final int CONSTANT_STAKES = 24;
    private static final double LARGEST_KAPPA = 8;

    // The standard deviation of Beta(4m, 4(1 − m)) is √(m(1 − m)/5): alternatives as in the bets on shares.
    private static final double USUAL_KAPPA = Math.sqrt(0.2);

    // Larger stakes could lose all capital on one score of 0.
    private static final double LARGEST_STAKE = 0.999;

    private static final double ROUNDING = 1e-9;

    private static final double SHARE_OF_STAR = 2.0 / 3;

    private static final double[] KAPPAS = new double[CONSTANT_STAKES];
    private static final double[] WEIGHTS = new double[CONSTANT_STAKES];

    static {
        double sum = 0;
        for (int i = 0; i < CONSTANT_STAKES; i++) {
            KAPPAS[i] = LARGEST_KAPPA * Math.pow(2, -i / 2.0);
            double relative = KAPPAS[i] / USUAL_KAPPA;
            WEIGHTS[i] = relative / (1 + relative * relative);
            sum += WEIGHTS[i];
        }
        for (int i = 0; i < CONSTANT_STAKES; i++) {
            WEIGHTS[i] /= sum;
        }
    }

    private final double candidate;
    private final SamplingPlan plan;
    private final double shareOfStar;
    private final double rejection;
    private final double target;
    private final double[] capitals = WEIGHTS.clone();
    private final double[] stakes = new double[CONSTANT_STAKES];
    private double meanOfStakes = Double.NaN;
    private double star = 1;
    private double sum;
    private double squares;
    private long count;
    private boolean isRejected;

    /** @param candidate m, in [0, 1] */
    ScoreBets(double candidate, SamplingPlan plan) {
        this.candidate = candidate;
        this.plan = plan;
        this.rejection = 1 / plan.errorOnASide();
        this.shareOfStar = plan.looks() == Looks.EARLY ? SHARE_OF_STAR : 0;
        this.target = (1 + ROUNDING) * rejection / SHARE_OF_STAR;
    }

    /** Whether the candidate is or was rejected by any of a number of scores, which do not include others. */
    static boolean isEverRejected(double candidate, double[] scores, int count, SamplingPlan plan) {
        ScoreBets bets = new ScoreBets(candidate, plan);
        for (int i = 0; i < count && !bets.isRejected; i++) {
            bets.observe(scores[i]);
        }
        return bets.isRejected;
    }

    /** Bets on a score in [0, 1], and returns whether the candidate is or was rejected. */
    boolean observe(double score) {
        isRejected = isRejected || isImpossible(score) || isRejectedBy(score);
        count++;
        sum += score;
        double mean = (0.5 + sum) / (count + 1);
        squares += (score - mean) * (score - mean);
        return isRejected;
    }

    /** Whether the score makes the sum larger than that of a whole population with the candidate for its mean. */
    private boolean isImpossible(double score) {
        return plan.population().isPresent()
                ? sum + score > plan.population().getAsLong() * candidate + ROUNDING
                : candidate == 0 && score > 0;
    }

    private boolean isRejectedBy(double score) {
        double mean = meanOfRest();
        if (!(mean > 0 && mean < 1)) {
            return false;
        }
        betStar(score, mean);
        return (1 - shareOfStar) * betConstants(score, mean) + shareOfStar * star >= rejection;
    }

    private double meanOfRest() {
        if (plan.population().isEmpty()) {
            return candidate;
        }
        double left = plan.population().getAsLong() * candidate - sum;
        return left < ROUNDING ? 0 : left / (plan.population().getAsLong() - count);
    }

    private double betConstants(double score, double mean) {
        setStakes(mean);
        double relative = score / mean;
        double total = 0;
        for (int i = 0; i < CONSTANT_STAKES; i++) {
            capitals[i] *= 1 - stakes[i] + stakes[i] * relative;
            total += capitals[i];
        }
        return total;
    }

    private void setStakes(double mean) {
        if (mean != meanOfStakes) {
            meanOfStakes = mean;
            double deviations = Math.sqrt(mean / (1 - mean));
            for (int i = 0; i < CONSTANT_STAKES; i++) {
                stakes[i] = Math.min(KAPPAS[i] * deviations, LARGEST_STAKE);
            }
        }
    }

    private void betStar(double score, double mean) {
        if (shareOfStar > 0 && star < target) {
            double ofShare = mean * (1 - mean);
            double variance = Math.min(ofShare, (ofShare + squares) / (1 + count));
            double bet = Math.sqrt(2 * Math.log(target / star) / ((plan.planned() - count) * variance));
            double enough = (target / star - 1) / (1 - mean);
            star *= 1 + Math.min(LARGEST_STAKE / mean, Math.min(bet, enough)) * (score - mean);
        }
    }
}
