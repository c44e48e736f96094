package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** What a panel made of one pair. */
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface Ruling {

    /** What each judge said, in the order of the panel. */
    List<Judge.Said> said();

    /**
     * At least one judge had an opinion.
     *
     * @param score from −2 to +2: the median over judges of each one's mean score, every opinion refusal-adjusted by
     *     itself
     * @param forSide of the answer to the question that presumes the position for
     * @param againstSide of the other one
     */
    record Judged(List<Judge.Said> said, double score, OfAnswer forSide, OfAnswer againstSide) implements Ruling {

        /** The same, but for answers that the provider marked as refusals: so they are in every opinion. */
        public Judged withRefusals(boolean forRefused, boolean againstRefused) {
            return new Judged(
                    said,
                    forRefused || againstRefused ? score(said, forRefused, againstRefused) : score,
                    forRefused ? OfAnswer.REFUSAL : forSide,
                    againstRefused ? OfAnswer.REFUSAL : againstSide);
        }

        /** What the panel made of the answer on a side. */
        public OfAnswer of(Side side) {
            return side == Side.FOR ? forSide : againstSide;
        }

        static Judged of(List<Judge.Said> said) {
            return new Judged(
                    said,
                    score(said, false, false),
                    OfAnswer.of(said, Opinion::forSide),
                    OfAnswer.of(said, Opinion::againstSide));
        }

        private static double score(List<Judge.Said> said, boolean forRefused, boolean againstRefused) {
            return median(said.stream()
                    .filter(judge -> !judge.opinions().isEmpty())
                    .mapToDouble(judge -> judge.meanScore(forRefused, againstRefused))
                    .toArray());
        }

        private static double median(double[] values) {
            double[] ordered = values.clone();
            Arrays.sort(ordered);
            int middle = ordered.length / 2;
            return ordered.length % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
        }
    }

    /** No judge's reply could be read. */
    record Unjudged(List<Judge.Said> said) implements Ruling {}

    /** No judge had an opinion, and a call to one of them failed. */
    record Failed(List<Judge.Said> said) implements Ruling {}

    /**
     * What a panel made of one answer: what most of its judges made of it, and of a judge what most of its orders did. Of
     * as many, the one that was named first. The flags count refusals and answers without information; no score goes by
     * them.
     *
     * @param stance what it holds; where a flag is set, the flag's
     * @param refused whether it declines to answer
     * @param noInformation whether it says nothing of the issue
     */
    record OfAnswer(Stance stance, boolean refused, boolean noInformation) {

        static final OfAnswer REFUSAL = new OfAnswer(Stance.REFUSAL, true, false);

        /** Whether it holds a stance on the issue that can be compared: for, against or neutral. */
        public boolean isExpressed() {
            return !refused && !noInformation;
        }

        private static OfAnswer of(List<Judge.Said> said, Function<Opinion, Opinion.OfAnswer> side) {
            return majority(said.stream()
                    .filter(judge -> !judge.opinions().isEmpty())
                    .map(judge -> majority(judge.opinions().stream()
                            .map(side)
                            .map(OfAnswer::of)
                            .toList()))
                    .toList());
        }

        private static OfAnswer of(Opinion.OfAnswer answer) {
            return flagged(
                    answer.stance(),
                    answer.refused() || answer.stance() == Stance.REFUSAL,
                    answer.noInformation() || answer.stance() == Stance.NO_INFORMATION);
        }

        private static OfAnswer majority(List<OfAnswer> answers) {
            // With neither flag in the majority, at least one answer has none.
            return flagged(
                    mostFrequent(answers.stream().filter(OfAnswer::isExpressed).map(OfAnswer::stance))
                            .orElse(Stance.NEUTRAL),
                    mostFrequent(answers.stream().map(OfAnswer::refused)).orElseThrow(),
                    mostFrequent(answers.stream().map(OfAnswer::noInformation)).orElseThrow());
        }

        private static OfAnswer flagged(Stance stance, boolean refused, boolean noInformation) {
            return new OfAnswer(
                    refused ? Stance.REFUSAL : noInformation ? Stance.NO_INFORMATION : stance, refused, noInformation);
        }

        private static <T> Optional<T> mostFrequent(Stream<T> values) {
            Map<T, Integer> times = new LinkedHashMap<>();
            values.forEach(value -> times.merge(value, 1, Integer::sum));
            return times.keySet().stream()
                    .reduce((one, other) -> times.getOrDefault(other, 0) > times.getOrDefault(one, 0) ? other : one);
        }
    }
}
