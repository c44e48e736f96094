package dev.tenet.framing.judge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a judge made of one calibration pair, as it is kept for the next run.
 *
 * @param score from −2 to +2, refusals adjusted; null if no reply could be read or none came
 * @param forStance of the answer to the question that presumes the position for
 * @param againstStance of the other one
 * @param forRefused whether the first declines to answer
 * @param againstRefused whether the other one does
 */
record Rated(
        @Nullable Double score,
        @Nullable Stance forStance,
        @Nullable Stance againstStance,
        boolean forRefused,
        boolean againstRefused) {

    static final Rated UNJUDGED = new Rated(null, null, null, false, false);

    /** @throws IllegalArgumentException if there are stances without a score or the other way round, or no such score */
    Rated {
        boolean isJudged = score != null;
        if (isJudged != (forStance != null) || isJudged != (againstStance != null)) {
            throw new IllegalArgumentException("a pair has a score and two stances, or none of them");
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
        return new Rated(
                judged.score(),
                judged.forSide().stance(),
                judged.againstSide().stance(),
                judged.forSide().refused(),
                judged.againstSide().refused());
    }
}
