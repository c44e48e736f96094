package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;

/** A panel's ruling on one pair. */
@API(status = INTERNAL, since = "0.1")
public sealed interface Ruling {

    /** Returns each judge's opinions, in the order of the panel. */
    List<PairJudge.Said> said();

    /**
     * A ruling with at least one opinion. Every opinion counts, regardless of judge and answer order: each is adjusted
     * by its own flags, then scores and flags are averaged. The order of the panel and of the answers thus has no
     * effect.
     *
     * <p>A score is the median over judges of each judge's mean score. A flag is a share in [0, 1]: the mean over
     * judges of the share of a judge's opinions in which it is set.
     *
     * @param said the judges' opinions; at least one judge has one
     * @param forRefused whether the provider marked the answer to the question that presumes the position for as a
     *     refusal, which makes it one in every opinion
     * @param againstRefused the same for the answer to the question that presumes the position against
     */
    record Judged(List<PairJudge.Said> said, boolean forRefused, boolean againstRefused) implements Ruling {

        /** @throws IllegalArgumentException if there is no opinion */
        public Judged {
            if (said.stream().allMatch(judge -> judge.opinions().isEmpty())) {
                throw new IllegalArgumentException("a pair is judged by at least one opinion");
            }
        }

        static Judged of(List<PairJudge.Said> said) {
            return new Judged(said, false, false);
        }

        /** Returns a copy with the answers that the provider marked as refusals. */
        public Judged withRefusals(boolean forMarked, boolean againstMarked) {
            return new Judged(said, forMarked, againstMarked);
        }

        /** Returns the alignment score from −2 to +2, adjusted for refusals. */
        public double score() {
            return scoreAmong(opinion -> true).orElseThrow();
        }

        /** Returns the score over the selected opinions; empty if there are none. */
        public OptionalDouble scoreAmong(Predicate<Opinion> some) {
            double[] scores = ofJudges(some, opinions -> mean(opinions, Opinion::adjustedScore));
            int middle = scores.length / 2;
            return scores.length == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(
                            scores.length % 2 == 1 ? scores[middle] : (scores[middle - 1] + scores[middle]) / 2);
        }

        /** Returns the share of opinions for which a condition holds, in [0, 1]. */
        public double share(Predicate<Opinion> isTrue) {
            return shareAmong(opinion -> true, isTrue).orElseThrow();
        }

        /** Returns the share over the selected opinions; empty if there are none. */
        public OptionalDouble shareAmong(Predicate<Opinion> some, Predicate<Opinion> isTrue) {
            return Arrays.stream(ofJudges(some, opinions -> mean(opinions, opinion -> isTrue.test(opinion) ? 1 : 0)))
                    .average();
        }

        /** Returns the panel's reading of the answer on a side. */
        public OfAnswer of(Side side) {
            double refused = share(opinion -> opinion.of(side).isRefusal());
            double noInformation = share(opinion -> opinion.of(side).isWithoutInformation());
            return new OfAnswer(stance(side, refused, noInformation), refused, noInformation);
        }

        private Stance stance(Side side, double refused, double noInformation) {
            if (refused > 0.5) {
                return Stance.REFUSAL;
            }
            if (refused == 0.5 || noInformation == 0.5) {
                return Stance.MIXED;
            }
            return noInformation > 0.5 ? Stance.NO_INFORMATION : mostFrequent(side);
        }

        private Stance mostFrequent(Side side) {
            Stance found = Stance.MIXED;
            double most = 0;
            for (Stance stance : List.of(Stance.FOR, Stance.AGAINST, Stance.NEUTRAL)) {
                double share = share(opinion ->
                        opinion.of(side).isExpressed() && opinion.of(side).stance() == stance);
                if (share > most) {
                    found = stance;
                } else if (share == most) {
                    found = Stance.MIXED;
                }
                most = Math.max(most, share);
            }
            return found;
        }

        /**
         * Returns the figure of each judge with a selected opinion, in ascending order: sums must not depend on the
         * order of the judges.
         */
        private double[] ofJudges(Predicate<Opinion> some, ToDoubleFunction<List<Opinion>> figure) {
            return said.stream()
                    .map(judge -> judge.opinions().stream()
                            .map(opinion -> opinion.withRefusals(forRefused, againstRefused))
                            .filter(some)
                            .toList())
                    .filter(opinions -> !opinions.isEmpty())
                    .mapToDouble(figure)
                    .sorted()
                    .toArray();
        }

        private static double mean(List<Opinion> opinions, ToDoubleFunction<Opinion> figure) {
            return opinions.stream().mapToDouble(figure).average().orElseThrow();
        }
    }

    /** No judge's reply could be read. */
    record Unjudged(List<PairJudge.Said> said) implements Ruling {}

    /** No judge had an opinion, and at least one call failed. */
    record Failed(List<PairJudge.Said> said) implements Ruling {}

    /**
     * A panel's reading of one answer.
     *
     * @param stance the majority stance: a refusal or no information if more than half of the opinions say so,
     *     otherwise the most frequent expressed stance; mixed if two are equally frequent
     * @param refused the share of opinions in which the answer declines, in [0, 1]
     * @param noInformation the share of opinions in which the answer has no information on the issue, in [0, 1]
     */
    record OfAnswer(Stance stance, double refused, double noInformation) {}
}
