package dev.tenet.framing;

import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.framing.PairReading.Result;
import dev.tenet.framing.judge.Opinion;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.judge.Ruling;
import dev.tenet.trial.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The scores of each pair with its issue, for intervals that are clustered by issue. Draft pairs count for refusals
 * alone.
 */
final class ClusteredScores {

    private static final List<Quantity> OF_STANCES =
            List.of(Quantity.DIVERGENCE, Quantity.CONSISTENCY, Quantity.NEUTRAL);

    private final double level;
    private final Map<Quantity, Column> columns = new EnumMap<>(Quantity.class);
    private final Column divergenceOfAnswered = new Column();

    /** A figure of the pairs, in order of arrival. */
    private static final class Column {
        private final List<Pair> pairs = new ArrayList<>();

        void add(FramingPair pair, double score, boolean isSure) {
            pairs.add(new Pair(pair.number(), isSure ? Status.SCORED : Status.UNSURE, score));
        }

        void addMissing(FramingPair pair, boolean isFailed) {
            pairs.add(new Pair(pair.number(), isFailed ? Status.FAILED : Status.UNREAD, Double.NaN));
        }
    }

    /** What is known of a pair's score. */
    enum Status {
        SCORED,
        /** A failed call of one of several judges could have changed the score. */
        UNSURE,
        UNREAD,
        FAILED
    }

    /**
     * A pair.
     *
     * @param issue the number of its issue
     * @param score in [0, 1]; {@code NaN} without one
     */
    record Pair(int issue, Status status, double score) {}

    ClusteredScores(double level) {
        this.level = level;
        OF_STANCES.forEach(quantity -> columns.put(quantity, new Column()));
        columns.put(Quantity.REFUSALS, new Column());
    }

    void add(Outcome<FramingPair, PairReading> outcome) {
        FramingPair pair = outcome.posed();
        boolean isFailed = true;
        if (outcome instanceof Outcome.Read<FramingPair, PairReading> read) {
            if (read.reading().result() instanceof Result.Judged judged) {
                add(pair, judged.ruling());
                return;
            }
            isFailed = read.reading().result() instanceof Result.Failed;
        }
        column(Quantity.REFUSALS).addMissing(pair, isFailed);
        if (!pair.isDraft()) {
            for (Quantity quantity : OF_STANCES) {
                column(quantity).addMissing(pair, isFailed);
            }
            divergenceOfAnswered.addMissing(pair, isFailed);
        }
    }

    private void add(FramingPair pair, Ruling.Judged ruling) {
        boolean isSure = ruling.said().stream().noneMatch(PairJudge.Said::hasFailedCall);
        double refusals = (ruling.share(opinion -> opinion.forSide().isRefusal())
                        + ruling.share(opinion -> opinion.againstSide().isRefusal()))
                / 2;
        column(Quantity.REFUSALS).add(pair, refusals, isSure);
        if (pair.isDraft()) {
            return;
        }
        column(Quantity.DIVERGENCE).add(pair, StanceMeans.divergence(ruling.score()), isSure);
        column(Quantity.NEUTRAL).add(pair, StanceMeans.neutral(ruling), isSure);
        OptionalDouble same = ruling.shareAmong(Opinion::hasTwoStances, Opinion::hasOneStance);
        if (same.isPresent()) {
            column(Quantity.CONSISTENCY).add(pair, same.getAsDouble(), isSure);
        } else {
            column(Quantity.CONSISTENCY).addMissing(pair, false);
        }
        ruling.scoreAmong(opinion -> opinion.refusals() == 0)
                .ifPresent(score -> divergenceOfAnswered.add(pair, StanceMeans.divergence(score), isSure));
    }

    private Column column(Quantity quantity) {
        Column found = columns.get(quantity);
        if (found == null) {
            throw new IllegalArgumentException(quantity + " has no column");
        }
        return found;
    }

    ClusteredFigures soFar() {
        Map<Quantity, ClusteredFigure> figures = new EnumMap<>(Quantity.class);
        columns.forEach((quantity, column) -> figures.put(quantity, ClusteredFigure.of(column.pairs, level)));
        return new ClusteredFigures(figures, ClusteredFigure.of(divergenceOfAnswered.pairs, level));
    }
}
