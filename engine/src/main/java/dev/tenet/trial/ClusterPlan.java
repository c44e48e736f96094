package dev.tenet.trial;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.stats.ClusteredInterval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.apiguardian.api.API;

/**
 * Whether the planned clusters can support a claim that is decided by a clustered interval, and how many are needed.
 *
 * @param threshold the threshold of the claim
 * @param clusters the planned number of clusters
 * @param isUpperBound whether there may be fewer clusters
 * @param noun the plural noun for clusters, such as {@code issues}
 */
@API(status = INTERNAL, since = "0.1")
public record ClusterPlan(Threshold threshold, long clusters, boolean isUpperBound, String noun) {

    private static final int MAX_EVALUATED = 2000;

    /** Returns the finding on a claim without a clustered interval, because the run may stop early. */
    public static Finding withoutInterval(String claim) {
        return Finding.incomplete(
                claim,
                "a clustered interval is valid only at the planned end, but the run may stop early; set stop = FIXED");
    }

    /**
     * Returns the fewest clusters that could support the claim, with one case each, all at the best score. The interval is
     * then at least as wide as that of Clopper and Pearson, whose bound is (α/2)<sup>1/n</sup> for n of n successes, and
     * equal to it if there are many.
     *
     * @param level the confidence level, in (0, 1)
     * @return empty if no number of clusters could
     */
    OptionalLong needed(double level) {
        double best = threshold.direction() == Threshold.Direction.AT_LEAST ? 1 : 0;
        double share = Math.abs(1 - best - threshold.value());
        if (share == 1) {
            return OptionalLong.empty();
        }
        if (share == 0) {
            return OptionalLong.of(0);
        }
        long exact = (long) Math.ceil(Math.log((1 - level) / 2) / Math.log(share));
        return Advice.fewest(
                Math.max(2, exact), number -> number > MAX_EVALUATED || isSupported((int) number, best, level));
    }

    private boolean isSupported(int number, double best, double level) {
        List<Long> each = LongStream.range(0, number).boxed().toList();
        double[] scores = new double[number];
        Arrays.fill(scores, best);
        return ClusteredInterval.of(scores, each, level, 1)
                .filter(found -> threshold.verdict(found.interval()) == Verdict.SUPPORTED)
                .isPresent();
    }

    private boolean isEnough(OptionalLong needed) {
        return needed.isPresent() && needed.getAsLong() <= clusters;
    }

    /**
     * Returns why the planned clusters cannot support the claim, whatever the answers; empty if they can.
     *
     * @param claim the name of the claim
     * @param level the confidence level, in (0, 1)
     */
    public Optional<String> unsupportable(String claim, double level) {
        OptionalLong needed = needed(level);
        return isEnough(needed)
                ? Optional.empty()
                : Optional.of(Advice.unsupportable(claim, clusters, noun, needed, Optional.empty()));
    }

    /**
     * Returns how many clusters the claim needs, as a line of a plan.
     *
     * @param claim the name of the claim
     * @param level the confidence level, in (0, 1)
     */
    public String prospects(String claim, double level) {
        OptionalLong needed = needed(level);
        return claim + ": "
                + (isEnough(needed)
                        ? String.format(
                                Locale.ROOT,
                                "needs at least %s if all have the best score; planned: %s%,d",
                                Advice.counted(needed.getAsLong(), noun),
                                isUpperBound ? "at most " : "",
                                clusters)
                        : Advice.tooFew(clusters, noun, needed));
    }
}
