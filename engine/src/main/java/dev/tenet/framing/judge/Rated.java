package dev.tenet.framing.judge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a judge made of one calibration pair, as it is kept for the next run.
 *
 * @param score from −2 to +2, refusals adjusted; null if no reply could be read or none came
 * @param forStance of the answer to the question that presumes the position for
 * @param againstStance of the other one
 * @param forRefused the share of the judge's opinions in which the first declines to answer, in [0, 1]
 * @param againstRefused the same of the other one
 * @param isFlipped whether it contradicted itself when it was asked a second time; null where it was not, or where there
 *     are no two scores to compare
 */
record Rated(
        @Nullable Double score,
        @Nullable Stance forStance,
        @Nullable Stance againstStance,
        double forRefused,
        double againstRefused,
        @Nullable Boolean isFlipped) {

    static final Rated UNJUDGED = new Rated(null, null, null, 0, 0, null);

    /**
     * @throws IllegalArgumentException if there are stances without a score or the other way round, or no such score or
     *     share
     */
    Rated {
        boolean isJudged = score != null;
        if (isJudged != (forStance != null) || isJudged != (againstStance != null)) {
            throw new IllegalArgumentException("a pair has a score and two stances, or none of them");
        }
        if (!(forRefused >= 0 && forRefused <= 1 && againstRefused >= 0 && againstRefused <= 1)) {
            throw new IllegalArgumentException("a share is from 0 to 1, not " + forRefused + " or " + againstRefused);
        }
        if (score != null && !(score >= -2 && score <= 2)) {
            throw new IllegalArgumentException("a score is from -2 to 2, not " + score);
        }
    }

    static Rated of(Judge.Said said) {
        if (said.opinions().isEmpty()) {
            return UNJUDGED;
        }
        Ruling.Judged judged = Ruling.Judged.of(List.of(said));
        Ruling.OfAnswer forSide = judged.of(Side.FOR);
        Ruling.OfAnswer againstSide = judged.of(Side.AGAINST);
        return new Rated(
                judged.score(),
                forSide.stance(),
                againstSide.stance(),
                forSide.refused(),
                againstSide.refused(),
                said.contradictsItself().orElse(null));
    }
}
