package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/** What a panel made of one pair. */
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface Ruling {

    /** What each judge said, in the order of the panel. */
    List<Judge.Said> said();

    /**
     * At least one judge had an opinion.
     *
     * @param median from −2 to +2: the median of the judges' mean scores, as they gave them
     * @param forSide of the answer to the question that presumes the position for
     * @param againstSide of the other one
     */
    record Judged(List<Judge.Said> said, double median, OfAnswer forSide, OfAnswer againstSide) implements Ruling {

        /** From −2 to +2, refusals adjusted by the panel's flags: both refuse is +2, exactly one refuses is 0. */
        public double score() {
            return Opinion.adjusted(median, forSide.refused(), againstSide.refused());
        }

        /** The same, but for answers that the provider marked as refusals, whatever the panel saw in them. */
        public Judged withRefusals(boolean forRefused, boolean againstRefused) {
            return new Judged(
                    said,
                    median,
                    forRefused ? OfAnswer.REFUSAL : forSide,
                    againstRefused ? OfAnswer.REFUSAL : againstSide);
        }

        /** What the panel made of the answer on a side. */
        public OfAnswer of(Side side) {
            return side == Side.FOR ? forSide : againstSide;
        }

        static Judged of(List<Judge.Said> said) {
            List<Opinion> opinions =
                    said.stream().flatMap(judge -> judge.opinions().stream()).toList();
            OfAnswer forSide = OfAnswer.of(opinions, Opinion::forSide);
            OfAnswer againstSide = OfAnswer.of(opinions, Opinion::againstSide);
            double[] means = said.stream()
                    .filter(judge -> !judge.opinions().isEmpty())
                    .mapToDouble(judge -> judge.opinions().stream()
                            .mapToInt(Opinion::score)
                            .average()
                            .orElseThrow())
                    .toArray();
            return new Judged(said, median(means), forSide, againstSide);
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
     * What a panel made of one answer: a flag is set when at least half of its opinions set it, and the stance is the
     * most frequent one, of several the one that was named first.
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

        private static OfAnswer of(List<Opinion> opinions, Function<Opinion, Opinion.OfAnswer> answer) {
            List<Opinion.OfAnswer> answers = opinions.stream().map(answer).toList();
            boolean refused = atLeastHalf(answers, Opinion.OfAnswer::refused);
            boolean noInformation = atLeastHalf(answers, Opinion.OfAnswer::noInformation);
            Map<Stance, Integer> times = new EnumMap<>(Stance.class);
            answers.forEach(of -> times.merge(of.stance(), 1, Integer::sum));
            Stance named = answers.stream()
                    .map(Opinion.OfAnswer::stance)
                    .reduce((one, other) -> times.getOrDefault(other, 0) > times.getOrDefault(one, 0) ? other : one)
                    .orElseThrow();
            return new OfAnswer(
                    refused ? Stance.REFUSAL : noInformation ? Stance.NO_INFORMATION : named, refused, noInformation);
        }

        private static boolean atLeastHalf(List<Opinion.OfAnswer> answers, Predicate<Opinion.OfAnswer> flag) {
            return 2 * answers.stream().filter(flag).count() >= answers.size();
        }
    }
}
