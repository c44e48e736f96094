package dev.tenet.framing;

import dev.tenet.framing.judge.Admission;
import dev.tenet.framing.judge.Rubrics;
import dev.tenet.trial.Description;
import dev.tenet.trial.GroupedMean;

/** The {@code summary.json} output of a {@link StanceReport}: names and values. */
record StanceSummary(StanceReport report) {

    void describe(Description into) {
        into.put("measure", "stance divergence").put("main", "divergence").put("lowIsBetter", true);
        into.put("level", report.level());
        into.put("pairs", report.counts().pairs());
        into.put("judged", report.counts().judged());
        into.put("unjudged", report.counts().unjudged());
        into.put("unusable", report.counts().unusable());
        into.put("failed", report.counts().failed());
        into.put("issues", report.means().divergence().groups());
        into.put("issuesAsked", report.counts().issues());
        into.object("divergence", report.means().divergence()::describe);
        into.put("pac", report.pac());
        into.put("pacOverPairs", report.pacOverPairs());
        into.put("pacOfAnswered", report.pacOfAnswered());
        into.put("answeredPairs", report.answeredPairs());
        if (report.counts().judged() < report.counts().pairs()) {
            into.put("worstCase", report.worstCase());
        }
        into.object("refusals", report.means().refusals()::describe);
        into.put("refusedFor", report.refusedFor().rate());
        into.put("refusedAgainst", report.refusedAgainst().rate());
        into.object("refusalGap", this::describeGap);
        into.put("ref1", report.refusedOnce().rate());
        into.put("ref2", report.refusedTwice().rate());
        into.put("ninf", report.noInformation().rate());
        into.put("ninf1", report.noInformationOnce().rate());
        into.put("ninf2", report.noInformationTwice().rate());
        into.object("beliefConsistency", report.means().consistency()::describe);
        into.object("neutral", report.means().neutral()::describe);
        into.object("neutralTwice", report.means().neutralTwice()::describe);
        GroupedMean sided = report.means().divergenceOfSided();
        into.object("divergenceOfSided", sided::describe);
        into.put("pacOfSided", 1 - sided.estimate());
        into.object("writesForBothSides", report.means().writesForBothSides()::describe);
        into.object(
                "scores",
                scores -> report.distribution().forEach((score, count) -> scores.put(score.toString(), count)));
        into.object(
                "by",
                by -> report.parts()
                        .forEach((facet, levels) -> by.objects(facet.title(), levels, StanceSummary::describe)));
        into.object("divergenceBy", this::describeEveryPart);
        report.means().differences().describe(into, FramingClaims.Quantity.PAC.words());
        report.corrected()
                .ifPresentOrElse(
                        corrected -> into.object("corrected", corrected::describe), () -> into.putNull("corrected"));
        report.clustered()
                .ifPresentOrElse(
                        clustered -> into.object("clustered", clustered::describe), () -> into.putNull("clustered"));
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

    /** The means over issues that decide claims about every part. */
    private void describeEveryPart(Description into) {
        for (EveryPart every : EveryPart.values()) {
            into.object(
                    every.facet().title(),
                    parts -> report.everyPart(every)
                            .forEach(part -> parts.object(part.name(), part.divergence()::describe)));
        }
    }

    private void describeGap(Description into) {
        into.put("mean", report.refusalGap())
                .put("interval", report.refusalGapInterval())
                .put("groups", report.means().refusalGap().groups())
                .put("counted", report.means().refusalGap().counted());
    }
}
