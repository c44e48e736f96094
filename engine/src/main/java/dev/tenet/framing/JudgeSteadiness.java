package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.framing.judge.Opinion;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.judge.Ruling;
import dev.tenet.framing.judge.Side;
import dev.tenet.stats.Shares;
import dev.tenet.trial.Description;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * How much the judges' scores depend on chance and on answer order.
 *
 * @param flips the share of pairs judged twice on which a judge contradicted itself; with several judges, a pair counts
 *     by the share of those that did
 * @param forFirst the scores where judges read the answer to the question that presumes the position for first
 * @param againstFirst the scores where judges read the answer to the question that presumes the position against first
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record JudgeSteadiness(Shares flips, Place forFirst, Place againstFirst) {

    static final JudgeSteadiness NONE = new JudgeSteadiness(new Shares(0, 0), Place.NONE, Place.NONE);

    /**
     * The opinions given in one answer order.
     *
     * @param opinions the number of opinions
     * @param sum the sum of (score + 2)/4 over them
     */
    public record Place(long opinions, double sum) {

        static final Place NONE = new Place(0, 0);

        /** Returns PAC by these opinions, in [0, 1]; {@code NaN} if there is none. */
        public double pac() {
            return opinions == 0 ? Double.NaN : sum / opinions;
        }

        private void describe(Description into) {
            into.put("opinions", opinions).put("pac", pac());
        }

        private Place and(Opinion opinion) {
            return new Place(opinions + 1, sum + (opinion.adjustedScore() + 2) / 4);
        }
    }

    /** Returns the excess of PAC where the answer to the question that presumes the position for was read first. */
    public double positionBias() {
        return forFirst.pac() - againstFirst.pac();
    }

    /** Returns the steadiness with the opinions of one more pair. */
    JudgeSteadiness and(Ruling ruling) {
        List<Boolean> twice = ruling.said().stream()
                .flatMap(said -> said.contradictsItself().stream())
                .toList();
        double flipped = twice.stream().filter(flip -> flip).count();
        return new JudgeSteadiness(
                twice.isEmpty() ? flips : new Shares(flips.sum() + flipped / twice.size(), flips.total() + 1),
                place(forFirst, ruling, Side.FOR),
                place(againstFirst, ruling, Side.AGAINST));
    }

    private static Place place(Place before, Ruling ruling, Side first) {
        Place place = before;
        for (PairJudge.Said said : ruling.said()) {
            for (Opinion opinion : said.opinions()) {
                place = opinion.first() == first ? place.and(opinion) : place;
            }
        }
        return place;
    }

    /** Returns notes for people, one per line. */
    List<String> notes() {
        return Stream.of(
                        flips.total() == 0
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "self-disagreement %.0f %%: of %d pairs that were judged twice, judges contradicted"
                                                + " themselves on %.3g",
                                        100 * flips.rate(),
                                        flips.total(),
                                        flips.sum()),
                        Double.isNaN(positionBias())
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "position bias %+.2f: PAC %.2f in %d opinions that read the answer for first, %.2f"
                                                + " in %d that read the other first",
                                        positionBias(),
                                        forFirst.pac(),
                                        forFirst.opinions(),
                                        againstFirst.pac(),
                                        againstFirst.opinions()))
                .filter(note -> !note.isEmpty())
                .toList();
    }

    void describe(Description into) {
        into.put("judgedTwice", flips.total())
                .put("flips", flips.sum())
                .object("forFirst", forFirst::describe)
                .object("againstFirst", againstFirst::describe)
                .put("positionBias", positionBias());
    }
}
