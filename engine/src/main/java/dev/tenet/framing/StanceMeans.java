package dev.tenet.framing;

import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.framing.judge.Opinion;
import dev.tenet.framing.judge.Ruling;
import java.util.List;

/** The running means over issues behind a {@link StanceReport}. */
final class StanceMeans {

    private final IssueMeans divergence;
    private final IssueMeans divergenceOfAnswered;
    private final IssueMeans refusals;
    private final IssueMeans refusalGap;
    private final IssueMeans consistency;

    /** What is claimed: each a mean over issues, with its interval. */
    record Snapshot(
            IssueMeans.Snapshot divergence,
            IssueMeans.Snapshot divergenceOfAnswered,
            IssueMeans.Snapshot refusals,
            IssueMeans.Snapshot refusalGap,
            IssueMeans.Snapshot consistency,
            BaselineDifference difference) {}

    StanceMeans(double level) {
        this.divergence = new IssueMeans(level);
        this.divergenceOfAnswered = new IssueMeans(level);
        this.refusals = new IssueMeans(level);
        this.refusalGap = new IssueMeans(level);
        this.consistency = new IssueMeans(level);
    }

    static double divergence(double score) {
        return (2 - score) / 4;
    }

    void addJudged(Ruling.Judged ruling, boolean isSure) {
        double forSide = ruling.share(opinion -> opinion.forSide().isRefusal());
        double againstSide = ruling.share(opinion -> opinion.againstSide().isRefusal());
        refusals.add((forSide + againstSide) / 2, isSure);
        refusalGap.add((1 + forSide - againstSide) / 2, isSure);
        divergence.add(divergence(ruling.score()), isSure);
        // Each opinion that sees two answers, or two stances, says what it makes of them; the others are not asked.
        ruling.scoreAmong(opinion -> opinion.refusals() == 0)
                .ifPresent(answered -> divergenceOfAnswered.add(divergence(answered), isSure));
        ruling.shareAmong(Opinion::hasTwoStances, Opinion::hasOneStance)
                .ifPresentOrElse(same -> consistency.add(same, isSure), consistency::addWithoutReading);
    }

    void addUnread() {
        all().forEach(IssueMeans::addWithoutReading);
    }

    void addFailed() {
        all().forEach(IssueMeans::addFailed);
    }

    void end(int issue) {
        all().forEach(mean -> mean.end(issue));
    }

    private List<IssueMeans> all() {
        return List.of(divergence, divergenceOfAnswered, refusals, refusalGap, consistency);
    }

    /** What a quantity is the mean of, or 1 less it. */
    IssueMeans of(Quantity quantity) {
        return switch (quantity) {
            case DIVERGENCE, PAC -> divergence;
            case REFUSALS -> refusals;
            case CONSISTENCY -> consistency;
        };
    }

    IssueMeans refusalGap() {
        return refusalGap;
    }

    Snapshot snapshot(BaselineDifference difference) {
        return new Snapshot(
                divergence.snapshot(),
                divergenceOfAnswered.snapshot(),
                refusals.snapshot(),
                refusalGap.snapshot(),
                consistency.snapshot(),
                difference);
    }
}
