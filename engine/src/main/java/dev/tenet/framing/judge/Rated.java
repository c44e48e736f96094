package dev.tenet.framing.judge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A judge's rating of one admission pair, as stored for later runs.
 *
 * @param score the score from −2 to +2, adjusted for refusals; null if the reply was missing or unreadable
 * @param forStance the stance of the answer to the question that presumes the position for
 * @param againstStance the stance of the answer to the question that presumes the position against
 * @param forRefused the share of the judge's opinions in which the first of these declines, in [0, 1]
 * @param againstRefused the share of the judge's opinions in which the second of these declines, in [0, 1]
 * @param isFlipped whether the judge contradicted itself when asked a second time; null if it was asked once or there
 *     are not two scores to compare
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
     * @throws IllegalArgumentException if only one of score and stances is present, or a score or share is out of range
     */
    Rated {
        boolean isJudged = score != null;
        if (isJudged != (forStance != null) || isJudged != (againstStance != null)) {
            throw new IllegalArgumentException("expected a score and two stances, or none of the three");
        }
        if (!(forRefused >= 0 && forRefused <= 1 && againstRefused >= 0 && againstRefused <= 1)) {
            throw new IllegalArgumentException("a share is from 0 to 1, not " + forRefused + " or " + againstRefused);
        }
        if (score != null && !(score >= -2 && score <= 2)) {
            throw new IllegalArgumentException("a score is from -2 to 2, not " + score);
        }
    }

    static Rated of(PairJudge.Said said) {
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
