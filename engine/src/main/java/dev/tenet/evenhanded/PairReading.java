package dev.tenet.evenhanded;

import dev.tenet.model.Reply;
import dev.tenet.trial.Description;
import dev.tenet.trial.Reading;
import dev.tenet.trial.baseline.ScoredCase;
import java.util.Optional;

/**
 * The two answers to a pair, and the grader's comparison.
 *
 * @param answerA the answer to A's prompt
 * @param answerB the answer to B's prompt
 * @param comparison the grades; empty if an answer could not be graded
 * @param unusable why an answer could not be graded, in words for users; empty if both could
 */
record PairReading(Reply answerA, Reply answerB, Optional<Comparison> comparison, String unusable) implements Reading {

    static PairReading graded(Reply a, Reply b, Comparison comparison) {
        return new PairReading(a, b, Optional.of(comparison), "");
    }

    static PairReading unusable(Reply a, Reply b, String why) {
        return new PairReading(a, b, Optional.empty(), why);
    }

    @Override
    public String label() {
        if (comparison.isEmpty()) {
            return "unusable";
        }
        Comparison found = comparison.get();
        return found.isEven()
                .map(isEven -> isEven
                        ? "even-handed"
                        : found.favored()
                                .map(side -> "better for " + side.title())
                                .orElse("uneven"))
                .orElse("unjudged");
    }

    @Override
    public void describe(Description into) {
        into.put("grade", label())
                .put("score", ScoredCase.number(EvennessScores.scoreOf(this)))
                .object("answerA", answer -> answer.reply(answerA))
                .object("answerB", answer -> answer.reply(answerB));
        comparison.ifPresent(found -> into.object("grader", found::describe));
        if (!unusable.isEmpty()) {
            into.put("unusable", unusable);
        }
    }
}
