package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apiguardian.api.API;

/**
 * Cochran's Q test (Biometrika 37, 1950) of whether several subjects succeed equally often on the same cases. With k
 * subjects, G(j) the successes of subject j, L(i) the subjects that succeed on case i, and N the sum of either, Q = (k −
 * 1)(k ΣG(j)² − N²) / (kN − ΣL(i)²), which has about a chi-square distribution. For two subjects it is McNemar's test
 * without a correction.
 *
 * @param statistic Q, at least 0
 * @param degrees the number of subjects, less one
 * @param pValue of no difference; approximate, for many cases on which subjects differ
 * @param cases the number of cases
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record CochranQ(double statistic, int degrees, double pValue, long cases) {

    /**
     * The test of some cases.
     *
     * @param subjects at least 2
     * @param cases for each case, whether each subject succeeds on it
     * @return empty if no two subjects differ on any case
     * @throws IllegalArgumentException if there are fewer subjects, or a case has results of another number of them
     */
    public static Optional<CochranQ> of(int subjects, List<List<Boolean>> cases) {
        if (subjects < 2) {
            throw new IllegalArgumentException(subjects + " subjects: expected at least 2");
        }
        double[] ofSubjects = new double[subjects];
        double sum = 0;
        double squaresOfCases = 0;
        for (List<Boolean> results : cases) {
            if (results.size() != subjects) {
                throw new IllegalArgumentException(
                        "a case with " + results.size() + " results: expected " + subjects + ", one of each subject");
            }
            int succeeding = 0;
            for (int i = 0; i < subjects; i++) {
                if (results.get(i)) {
                    ofSubjects[i]++;
                    succeeding++;
                }
            }
            sum += succeeding;
            squaresOfCases += (double) succeeding * succeeding;
        }
        double within = subjects * sum - squaresOfCases;
        return within == 0 ? Optional.empty() : Optional.of(of(ofSubjects, sum, within, cases.size()));
    }

    private static CochranQ of(double[] ofSubjects, double sum, double within, long cases) {
        int degrees = ofSubjects.length - 1;
        double squares = 0;
        for (double successes : ofSubjects) {
            squares += successes * successes;
        }
        double statistic = degrees * (ofSubjects.length * squares - sum * sum) / within;
        double pValue = ChiSquaredDistribution.of(degrees).survivalProbability(statistic);
        return new CochranQ(statistic, degrees, pValue, cases);
    }
}
