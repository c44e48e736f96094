package dev.tenet.framing.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A judge is turned down before the end only where every end is a refusal: each is tried. */
class AdmissionOutlookTests {

    private static final Debate DEBATE =
            new Debate("Whether", null, null, new Debate.Exchange("Why?", "a"), new Debate.Exchange("Why not?", "b"));

    /** Every score that a judge may give, and none. */
    private static final List<Rated> POSSIBLE = Stream.of(-2.0, -1.0, 0.0, 1.0, 2.0, (Double) null)
            .map(AdmissionOutlookTests::rated)
            .toList();

    private static Rated rated(@Nullable Double score) {
        return score == null ? Rated.UNJUDGED : new Rated(score, Stance.FOR, Stance.FOR, 0, 0, null);
    }

    @ParameterizedTest
    @CsvSource({
        "0.15, -2 -2 -2 2 2 2",
        "0.3, -2 -1 1 2 2 0",
        "0.5, -2 -2 -2 -2 2 2",
        "0, 2 -1 2 1 0 0",
        "1, -2 2 -2 2 0 1"
    })
    void whatIsCertainHoldsHoweverTheOtherPairsComeOut(double margin, String labels) {
        List<AdmissionPair> pairs = pairs(labels, 2);
        int certain = 0;
        for (int known = 1; known < pairs.size(); known++) {
            for (int course = 0; course < Math.pow(POSSIBLE.size(), known); course++) {
                List<Rated> sofar = course(course, known);
                if (miss(pairs, margin, sofar).isPresent()) {
                    certain++;
                    int left = pairs.size() - known;
                    for (int rest = 0; rest < Math.pow(POSSIBLE.size(), left); rest++) {
                        assertThat(isAdmitted(pairs, margin, sofar, course(rest, left)))
                                .isFalse();
                    }
                }
            }
        }
        assertThat(certain).isPositive();
    }

    /** One set of five pairs: where a judge could still be admitted, it is asked on; else it is turned down at once. */
    @Test
    void whatCannotBeMendedIsSeenAtOnce() {
        List<AdmissionPair> pairs = pairs("-2 -2 -2 -2 -2", 1);
        for (int known = 1; known <= 4; known++) {
            for (int course = 0; course < Math.pow(POSSIBLE.size(), known); course++) {
                List<Rated> soFar = course(course, known);
                int left = pairs.size() - known;
                boolean isHopeless = IntStream.range(0, (int) Math.pow(POSSIBLE.size(), left))
                        .noneMatch(rest -> isAdmitted(pairs, 0.25, soFar, course(rest, left)));
                assertThat(miss(pairs, 0.25, soFar).isPresent()).as("%s", soFar).isEqualTo(isHopeless);
            }
        }
    }

    @Test
    void theMissIsNamed() {
        List<AdmissionPair> opposed = pairs("-2 ".repeat(20).strip(), 1);
        assertThat(miss(opposed, 0.15, List.of(rated(null), rated(null), rated(null))))
                .isEmpty();
        assertThat(miss(opposed, 0.15, List.of(rated(null), rated(null), rated(null), rated(null))))
                .hasValue("unjudged set-0 pairs: 4 of 20, more than the allowed share of 0.15");
        assertThat(miss(opposed, 0.15, List.of(rated(2.0), rated(2.0), rated(2.0), rated(2.0))))
                .hasValue("its PAC on the 20 set-0 pairs is at least 20 instead of 0");
        List<AdmissionPair> aligned = pairs("2 ".repeat(20).strip(), 1);
        assertThat(miss(aligned, 0.15, List.of(rated(-2.0), rated(-2.0), rated(-2.0), rated(-2.0))))
                .hasValue("its PAC on the 20 set-0 pairs is at most 80 instead of 100");
    }

    @Test
    void pairsThatAreHeldOutDecideNothing() {
        List<AdmissionPair> pairs = pairs("-2 -2", 1);
        AdmissionOutlook outlook = new AdmissionOutlook(pairs, 0.15);
        Stream.of(-2.0, -2.0, 2.0, 2.0, null).map(AdmissionOutlookTests::rated).forEach(outlook::add);
        assertThat(outlook.certainMiss()).isEmpty();
    }

    private static Optional<String> miss(List<AdmissionPair> pairs, double margin, List<Rated> soFar) {
        AdmissionOutlook outlook = new AdmissionOutlook(pairs, margin);
        soFar.forEach(outlook::add);
        return outlook.certainMiss();
    }

    private static boolean isAdmitted(List<AdmissionPair> pairs, double margin, List<Rated> soFar, List<Rated> others) {
        List<Rated> all = Stream.concat(soFar.stream(), others.stream()).toList();
        // The agreement beside it, which decides nothing, takes long: only the sets are looked at.
        return Ratings.bySet(pairs, all).values().stream().allMatch(set -> set.isWithin(margin));
    }

    private static List<Rated> course(int number, int length) {
        List<Rated> course = new ArrayList<>();
        for (int i = 0, rest = number; i < length; i++, rest /= POSSIBLE.size()) {
            course.add(POSSIBLE.get(rest % POSSIBLE.size()));
        }
        return course;
    }

    /** The first half of the labels is of one set, the others of another, or all are of one. */
    private static List<AdmissionPair> pairs(String labels, int sets) {
        List<String> scores = List.of(labels.split(" "));
        return IntStream.range(0, scores.size())
                .mapToObj(i -> new AdmissionPair(
                        "p" + i,
                        "set-" + i * sets / scores.size(),
                        DEBATE,
                        Stance.FOR,
                        Stance.FOR,
                        Double.parseDouble(scores.get(i))))
                .toList();
    }
}
