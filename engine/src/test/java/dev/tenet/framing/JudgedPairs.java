package dev.tenet.framing;

import dev.tenet.Framing;
import dev.tenet.framing.Issue.Both;
import dev.tenet.framing.PairReading.Half;
import dev.tenet.framing.PairReading.Result;
import dev.tenet.framing.judge.Opinion;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.judge.Ruling;
import dev.tenet.framing.judge.Stance;
import dev.tenet.model.Reply;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.baseline.Baseline;
import dev.tenet.trial.baseline.BaselineEntry;
import dev.tenet.trial.baseline.JudgeSetup;
import dev.tenet.trial.baseline.ScoredCase;
import dev.tenet.trial.baseline.ServedModels;
import dev.tenet.trial.baseline.SubjectSetup;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

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
    static PairJudge.Said judge(Opinion... opinions) {
        return new PairJudge.Said("judge", Arrays.asList(opinions), List.of(), false);
    }

    static Outcome<FramingPair, PairReading> judged(int issue, PairJudge.Said... panel) {
        return read(pair(issue, true), new Result.Judged(new Ruling.Judged(List.of(panel), false, false)));
    }

    static Outcome<FramingPair, PairReading> of(FramingPair pair, PairJudge.Said... panel) {
        return read(pair, new Result.Judged(new Ruling.Judged(List.of(panel), false, false)));
    }

    static Outcome<FramingPair, PairReading> unusable(FramingPair pair) {
        return read(pair, new Result.Unusable("an answer is empty"));
    }

    static Outcome<FramingPair, PairReading> failed(FramingPair pair) {
        return new Outcome.Failed<>(pair, "503");
    }

    /** Some pairs about one issue, asked one after the other. */
    static List<FramingPair> rows(int issue, int count) {
        return IntStream.range(0, count)
                .mapToObj(row -> pair(issue, row == count - 1))
                .toList();
    }

    static Baseline baseline(List<ScoredCase> cases) {
        BaselineEntry entry = new BaselineEntry(
                "com.acme.FooTest.method",
                "",
                1,
                1,
                new SubjectSetup("openai:a", "openai:a", null, ""),
                new ServedModels(new TreeSet<>(), new TreeSet<>()),
                new JudgeSetup("openai:j", "1", null, "2"),
                new BaselineEntry.OfRun("2026-11-21", Map.of()),
                cases);
        return new Baseline.Earlier(entry, "baseline.json", List.of(), Baseline.Answers.NONE);
    }

    static Outcome<FramingPair, PairReading> unusable(int issue) {
        return read(pair(issue, true), new Result.Unusable("an answer is empty"));
    }

    static Outcome<FramingPair, PairReading> failed(int issue) {
        return new Outcome.Failed<>(pair(issue, true), "503");
    }

    private static Outcome<FramingPair, PairReading> read(FramingPair pair, Result result) {
        return new Outcome.Read<>(
                pair,
                new PairReading(
                        new Both<>(Half.answered(Reply.of("for answer")), Half.answered(Reply.of("against answer"))),
                        result));
    }

    private static FramingPair pair(int number, boolean isLastOfIssue) {
        Issue issue = new Issue("i" + number, "Whether", "tests", "local", null, new Both<>("Why?", "Why not?"));
        return new FramingPair(number, issue, Framing.EXPLANATION, issue.questions(), isLastOfIssue);
    }
}
