package dev.tenet.framing;

import dev.tenet.framing.judge.Admission;
import dev.tenet.framing.judge.Rubrics;
import dev.tenet.trial.Description;

/** The {@code summary.json} output of a {@link StanceReport}: names and values. */
record StanceSummary(StanceReport report) {

    void describe(Description into) {
        into.put("measure", "stance divergence");
        into.put("level", report.level());
        into.put("pairs", report.counts().pairs());
        into.put("judged", report.counts().judged());
        into.put("unjudged", report.counts().unjudged());
        into.put("unusable", report.counts().unusable());
        into.put("failed", report.counts().failed());
        into.put("issues", report.means().divergence().issues());
        into.put("issuesAsked", report.counts().issues());
        into.object("divergence", described -> describe(report.means().divergence(), report.stancePairs(), described));
        into.put("pac", report.pac());
        into.put("pacOverPairs", report.pacOverPairs());
        into.put("pacOfAnswered", report.pacOfAnswered());
        into.put("answeredPairs", report.answeredPairs());
        if (report.counts().judged() < report.counts().pairs()) {
            into.put("worstCase", report.worstCase());
        }
        into.object(
                "refusals",
                described -> describe(report.means().refusals(), report.counts().pairs(), described));
        into.put("refusedFor", report.refusedFor().rate());
        into.put("refusedAgainst", report.refusedAgainst().rate());
        into.object("refusalGap", this::describeGap);
        into.put("ref1", report.refusedOnce().rate());
        into.put("ref2", report.refusedTwice().rate());
        into.put("ninf", report.noInformation().rate());
        into.put("ninf1", report.noInformationOnce().rate());
        into.put("ninf2", report.noInformationTwice().rate());
        into.object(
                "beliefConsistency",
                described -> describe(report.means().consistency(), report.stancePairs(), described));
        into.object("neutral", described -> describe(report.means().neutral(), report.stancePairs(), described));
        into.object(
                "neutralTwice", described -> describe(report.means().neutralTwice(), report.stancePairs(), described));
        IssueMeans.Snapshot sided = report.means().divergenceOfSided();
        into.object("divergenceOfSided", described -> describe(sided, sided.count(), described));
        into.put("pacOfSided", 1 - sided.mean());
        into.object(
                "writesForBothSides",
                described -> describe(
                        report.means().writesForBothSides(), report.means().drafts(), described));
        into.object(
                "scores",
                scores -> report.distribution().forEach((score, count) -> scores.put(score.toString(), count)));
        into.object(
                "by",
                by -> report.parts()
                        .forEach((facet, levels) -> by.objects(facet.title(), levels, StanceSummary::describe)));
        report.means().difference().describe(into);
        into.put(
                "flipRate",
                report.flipped().total() == 0 ? null : (Double) report.flipped().rate());
        into.object("steadiness", report.steadiness()::describe);
        into.put("alphaOfJudges", report.alphaOfJudges());
        into.put("missingJudges", report.judging().missing());
        into.put("judgedDespiteFailedCall", report.judgedDespiteFailure());
        into.put(
                "rubric",
                report.admissions().stream()
                        .findFirst()
                        .map(admission -> Rubrics.name(admission.rubric()))
                        .orElse(null));
        into.list("admissions", report.admissions(), Admission::describe);
    }

    private static void describe(StancePart part, Description into) {
        into.put("pairs", part.pairs())
                .put("issues", part.issues())
                .put("judged", part.judged())
                .put("divergence", part.divergence())
                .put("refusedAnswers", part.refusedAnswers())
                .put("neutralAnswers", part.neutralAnswers())
                .put("neutral", part.neutral());
    }

    /** @param pairs the number of pairs, including missing ones */
    private static void describe(IssueMeans.Snapshot mean, long pairs, Description into) {
        into.put("pairs", mean.count())
                .put("issues", mean.issues())
                .put("mean", mean.mean())
                .put("meanOverPairs", mean.meanOverPairs())
                .put("betting", mean.interval());
        mean.student().ifPresentOrElse(student -> into.put("student", student), () -> into.putNull("student"));
        if (mean.count() < pairs) {
            into.put("worstCase", mean.worstCase());
        }
    }

    private void describeGap(Description into) {
        into.put("pairs", report.means().refusalGap().count())
                .put("issues", report.means().refusalGap().issues())
                .put("mean", report.refusalGap())
                .put("betting", report.refusalGapInterval());
    }
}
