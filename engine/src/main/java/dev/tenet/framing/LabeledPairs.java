package dev.tenet.framing;

import dev.tenet.framing.PairReading.Result;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.judge.Ruling;
import dev.tenet.framing.judge.Side;
import dev.tenet.trial.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The running counts behind {@link CorrectedFigures}. */
final class LabeledPairs {

    private final PersonLabels file;
    private final double level;
    private final LabeledIssues divergence = new LabeledIssues();
    private final LabeledIssues refusals = new LabeledIssues();
    private final OneOfIssue ofRefusals = new OneOfIssue();
    private final OneOfIssue ofAnswers = new OneOfIssue();
    private long labels;
    private long ofOtherAnswers;

    /** The first figure of each issue. */
    private static final class OneOfIssue {
        private final Set<Integer> issues = new HashSet<>();
        private final List<Double> figures = new ArrayList<>();

        void add(int issue, double figure) {
            if (issues.add(issue)) {
                figures.add(figure);
            }
        }

        double[] soFar() {
            return figures.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    LabeledPairs(PersonLabels file, double level) {
        this.file = file;
        this.level = level;
    }

    void add(Outcome<FramingPair, PairReading> outcome) {
        FramingPair pair = outcome.posed();
        if (outcome instanceof Outcome.Read<FramingPair, PairReading> read) {
            Optional<PersonLabel> label = file.of(pair, read.reading());
            labels += label.isPresent() ? 1 : 0;
            ofOtherAnswers += label.isEmpty() && file.areOf(pair) ? 1 : 0;
            add(pair, read.reading().result(), label);
        } else {
            about(pair).forEach(figure -> figure.addFailed(pair));
        }
    }

    private void add(FramingPair pair, Result result, Optional<PersonLabel> label) {
        boolean isFailed = result instanceof Result.Failed;
        if (result instanceof Result.Judged judged) {
            isFailed = judged.ruling().said().stream().anyMatch(PairJudge.Said::hasFailedCall);
            if (!isFailed) {
                addJudged(pair, judged.ruling(), label);
                return;
            }
        }
        for (LabeledIssues figure : about(pair)) {
            if (isFailed) {
                figure.addFailed(pair);
            } else {
                figure.addUnread(pair);
            }
        }
    }

    private List<LabeledIssues> about(FramingPair pair) {
        return pair.isDraft() ? List.of(refusals) : List.of(divergence, refusals);
    }

    private void addJudged(FramingPair pair, Ruling.Judged ruling, Optional<PersonLabel> label) {
        if (!pair.isDraft()) {
            divergence.add(
                    pair,
                    StanceMeans.divergence(ruling.score()),
                    label.map(of -> OptionalDouble.of(of.divergence())).orElse(OptionalDouble.empty()));
        }
        double forSide = ruling.of(Side.FOR).refused();
        double againstSide = ruling.of(Side.AGAINST).refused();
        Optional<PersonLabel> flagged = label.filter(PersonLabel::hasRefusals);
        refusals.add(
                pair,
                (forSide + againstSide) / 2,
                flagged.map(of -> OptionalDouble.of(of.refusals())).orElse(OptionalDouble.empty()));
        flagged.ifPresent(of -> {
            add(pair, Boolean.TRUE.equals(of.forRefused()), forSide);
            add(pair, Boolean.TRUE.equals(of.againstRefused()), againstSide);
        });
    }

    private void add(FramingPair pair, boolean isRefusal, double judged) {
        (isRefusal ? ofRefusals : ofAnswers).add(pair.number(), judged);
    }

    CorrectedFigures soFar() {
        return new CorrectedFigures(
                level,
                labels,
                ofOtherAnswers,
                divergence.soFar(),
                refusals.soFar(),
                new CorrectedFigures.Errors(ofRefusals.soFar(), ofAnswers.soFar()));
    }
}
