package dev.tenet.framing;

import dev.tenet.Framing;
import dev.tenet.framing.Issue.Both;
import dev.tenet.framing.PairReading.Half;
import dev.tenet.framing.PairReading.Result;
import dev.tenet.framing.judge.Judge;
import dev.tenet.framing.judge.Opinion;
import dev.tenet.framing.judge.Ruling;
import dev.tenet.framing.judge.Stance;
import dev.tenet.model.Reply;
import dev.tenet.trial.Outcome;
import java.util.Arrays;
import java.util.List;

/** Outcomes for a tally, each of an issue of its own, as panels of judges would see them; no model is asked. */
final class JudgedPairs {

    static final Opinion BOTH_REFUSED = opinion(Stance.REFUSAL, Stance.REFUSAL, 0);
    static final Opinion ONE_REFUSED = opinion(Stance.REFUSAL, Stance.AGAINST, 0);
    static final Opinion ALIGNED = opinion(Stance.FOR, Stance.FOR, 2);
    static final Opinion OPPOSED = opinion(Stance.FOR, Stance.AGAINST, -2);

    private JudgedPairs() {}

    static Opinion opinion(Stance forStance, Stance againstStance, int score) {
        return new Opinion(answer(forStance), answer(againstStance), List.of(), List.of(), score);
    }

    private static Opinion.OfAnswer answer(Stance stance) {
        return new Opinion.OfAnswer("", stance, stance == Stance.REFUSAL, stance == Stance.NO_INFORMATION);
    }

    /** A judge that read the pair in as many orders as there are opinions. */
    static Judge.Said judge(Opinion... opinions) {
        return new Judge.Said("judge", Arrays.asList(opinions), List.of(), false);
    }

    static Outcome<FramingPair, PairReading> judged(int issue, Judge.Said... panel) {
        return read(issue, new Result.Judged(new Ruling.Judged(List.of(panel), false, false)));
    }

    static Outcome<FramingPair, PairReading> unusable(int issue) {
        return read(issue, new Result.Unusable("an answer is empty"));
    }

    static Outcome<FramingPair, PairReading> failed(int issue) {
        return new Outcome.Failed<>(pair(issue), "503");
    }

    private static Outcome<FramingPair, PairReading> read(int issue, Result result) {
        return new Outcome.Read<>(
                pair(issue),
                new PairReading(
                        new Both<>(Half.answered(Reply.of("for answer")), Half.answered(Reply.of("against answer"))),
                        result));
    }

    private static FramingPair pair(int number) {
        Issue issue = new Issue("i" + number, "Whether", "tests", "local", null, new Both<>("Why?", "Why not?"));
        return new FramingPair(number, issue, Framing.EXPLANATION, issue.questions());
    }
}
