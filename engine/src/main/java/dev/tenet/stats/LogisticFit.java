package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apiguardian.api.API;

/** The result of {@link LogisticRegression}: coefficients, or why there are none. */
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface LogisticFit {

    /**
     * The likelihood has a maximum.
     *
     * @param coefficients the intercept first, then those of each factor in order
     * @param logLikelihood at the maximum, at most 0
     * @param observations their number
     * @param clusters their number
     */
    @API(status = EXPERIMENTAL, since = "0.1")
    record Fitted(List<Coefficient> coefficients, double logLikelihood, int observations, int clusters)
            implements LogisticFit {

        /** Copies the list. */
        public Fitted {
            coefficients = List.copyOf(coefficients);
        }
    }

    /**
     * The likelihood has no maximum: some values of the factors have successes alone, or failures alone, so that the
     * likelihood rises with the size of their coefficients without end (Albert and Anderson, Biometrika 71, 1984).
     *
     * @param terms whose coefficients have no finite estimate
     */
    @API(status = EXPERIMENTAL, since = "0.1")
    record Separated(List<String> terms) implements LogisticFit {

        /** Copies the list. */
        public Separated {
            terms = List.copyOf(terms);
        }
    }

    /**
     * A term is a sum of multiples of those before it, as with two factors that always change together.
     *
     * @param term the first such term
     */
    @API(status = EXPERIMENTAL, since = "0.1")
    record Collinear(String term) implements LogisticFit {}

    /**
     * The estimated effect of a term on the log odds of success.
     *
     * @param term such as {@code context: work}, or {@code (Intercept)}
     * @param estimate the difference of the log odds from the reference
     * @param standardError cluster-robust
     */
    @API(status = EXPERIMENTAL, since = "0.1")
    record Coefficient(String term, double estimate, double standardError) {

        /** The estimate divided by its standard error. */
        public double z() {
            return estimate / standardError;
        }

        /** The two-sided p-value of no effect, by the normal distribution. */
        public double pValue() {
            return 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z()));
        }

        /**
         * The interval by the normal distribution.
         *
         * @param level the confidence level, in (0, 1)
         */
        public Interval interval(double level) {
            Checks.inside("level", level);
            double half = standardError * NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
            return new Interval(estimate - half, estimate + half);
        }
    }
}
