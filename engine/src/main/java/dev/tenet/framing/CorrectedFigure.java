package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Proportion;
import dev.tenet.trial.MissingData;
import org.apiguardian.api.API;

/**
 * A figure of a {@link StanceReport}, corrected for the judges' errors by people's labels. Its observations are issues,
 * as those of the plain figure. Immutable.
 *
 * @param estimate in [0, 1]
 * @param interval the interval of the estimate, which decides claims; it includes the uncertainty about the judges
 * @param wide the interval with half of the error, which decides together with an interval of the share of issues
 *     without a score; the interval itself if every issue has one
 * @param level the confidence level of the interval, in (0, 1)
 * @param labeled the number of issues with a label for each of their pairs
 * @param counted the number of issues with a score for each of their pairs, including the labeled ones
 * @param ofLabels the mean of the labels over the labeled issues, in [0, 1]
 * @param ofJudge the mean that the judges give the same issues, in [0, 1]
 * @param withoutReading the number of issues with a pair that was answered but has no score
 * @param failed the number of issues with a pair that has a failed call
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record CorrectedFigure(
        double estimate,
        Interval interval,
        Interval wide,
        double level,
        long labeled,
        long counted,
        double ofLabels,
        double ofJudge,
        long withoutReading,
        long failed)
        implements MissingData {

    /** Returns the figure of 1 minus the quantity. */
    CorrectedFigure mirrored() {
        return new CorrectedFigure(
                1 - estimate,
                interval.mirrored(),
                wide.mirrored(),
                level,
                labeled,
                counted,
                1 - ofLabels,
                1 - ofJudge,
                withoutReading,
                failed);
    }

    @Override
    public long total() {
        return counted + cases(Cause.EITHER);
    }

    @Override
    public long cases(Cause cause) {
        return switch (cause) {
            case NO_READING -> withoutReading;
            case FAILED_CALL -> failed;
            case EITHER -> withoutReading + failed;
        };
    }

    @Override
    public Interval lowest(Cause cause) {
        return withMissing(cause, 0);
    }

    @Override
    public Interval highest(Cause cause) {
        return withMissing(cause, 1);
    }

    /**
     * The mean of all issues is that of those with scores and that of the others, weighed by their shares. Both the mean and
     * the share are uncertain, each with half of the error.
     */
    private Interval withMissing(Cause cause, double value) {
        if (cases(cause) == 0) {
            return interval;
        }
        Interval missing = new Proportion(cases(cause), counted + cases(cause)).clopperPearson((1 + level) / 2);
        return new Interval(
                Math.min(mixed(wide.low(), value, missing.low()), mixed(wide.low(), value, missing.high())),
                Math.max(mixed(wide.high(), value, missing.low()), mixed(wide.high(), value, missing.high())));
    }

    private static double mixed(double ofScored, double ofMissing, double missing) {
        return (1 - missing) * ofScored + missing * ofMissing;
    }

    /** Returns the figures in words, for example {@code 0.31, 95 % CI [0.22, 0.41], 60 of 100 issues labeled}. */
    String inWords(double... thresholds) {
        return Decimals.estimate(estimate) + ", " + interval.at(level, thresholds) + ", " + labeled + " of " + counted
                + " issues labeled";
    }
}
