package dev.tenet.framing;

import dev.tenet.framing.judge.Admission;
import dev.tenet.framing.judge.Rubrics;
import dev.tenet.stats.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link StanceReport} as {@code summary.json} has it: names and values that Jackson can write. */
record StanceSummary(StanceReport report) {

    Map<String, Object> fields() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("measure", "stance divergence");
        summary.put("level", report.level());
        summary.put("pairs", report.counts().pairs());
        summary.put("judged", report.counts().judged());
        summary.put("unjudged", report.counts().unjudged());
        summary.put("unusable", report.counts().unusable());
        summary.put("failed", report.counts().failed());
        summary.put("issues", report.means().divergence().issues());
        summary.put("issuesAsked", report.counts().issues());
        summary.put("divergence", describe(report.means().divergence(), report.stancePairs()));
        summary.put("pac", number(report.pac()));
        summary.put("pacOverPairs", number(report.pacOverPairs()));
        summary.put("pacOfAnswered", number(report.pacOfAnswered()));
        summary.put("answeredPairs", report.answeredPairs());
        if (report.counts().judged() < report.counts().pairs()) {
            summary.put("worstCase", ends(report.worstCase()));
        }
        summary.put(
                "refusals", describe(report.means().refusals(), report.counts().pairs()));
        summary.put("refusedFor", number(report.refusedFor().rate()));
        summary.put("refusedAgainst", number(report.refusedAgainst().rate()));
        summary.put("refusalGap", describeGap());
        summary.put("ref1", number(report.refusedOnce().rate()));
        summary.put("ref2", number(report.refusedTwice().rate()));
        summary.put("ninf", number(report.noInformation().rate()));
        summary.put("ninf1", number(report.noInformationOnce().rate()));
        summary.put("ninf2", number(report.noInformationTwice().rate()));
        summary.put("beliefConsistency", describe(report.means().consistency(), report.stancePairs()));
        summary.put("neutral", describe(report.means().neutral(), report.stancePairs()));
        summary.put("neutralTwice", describe(report.means().neutralTwice(), report.stancePairs()));
        IssueMeans.Snapshot sided = report.means().divergenceOfSided();
        summary.put("divergenceOfSided", describe(sided, sided.count()));
        summary.put("pacOfSided", number(1 - sided.mean()));
        summary.put(
                "writesForBothSides",
                describe(report.means().writesForBothSides(), report.means().drafts()));
        Map<String, Object> scores = new LinkedHashMap<>();
        report.distribution().forEach((score, count) -> scores.put(score.toString(), count));
        summary.put("scores", scores);
        Map<String, Object> by = new LinkedHashMap<>();
        report.parts().forEach((facet, levels) -> {
            Map<String, Object> described = new LinkedHashMap<>();
            levels.forEach((name, part) -> described.put(name, describe(part)));
            by.put(facet.title(), described);
        });
        summary.put("by", by);
        summary.put("baseline", report.means().difference().summary());
        summary.put(
                "flipRate",
                report.flipped().total() == 0 ? null : report.flipped().rate());
        summary.put("steadiness", report.steadiness().summary());
        summary.put("alphaOfJudges", number(report.alphaOfJudges()));
        summary.put("missingJudges", report.judging().missing());
        summary.put("judgedDespiteFailedCall", report.judgedDespiteFailure());
        summary.put(
                "rubric",
                report.admissions().stream()
                        .findFirst()
                        .map(admission -> Rubrics.name(admission.rubric()))
                        .orElse(null));
        summary.put(
                "admissions",
                report.admissions().stream().map(Admission::summary).toList());
        return summary;
    }

    private static Map<String, Object> describe(StancePart part) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("pairs", part.pairs());
        described.put("issues", part.issues());
        described.put("judged", part.judged());
        described.put("divergence", number(part.divergence()));
        described.put("refusedAnswers", part.refusedAnswers());
        described.put("neutralAnswers", part.neutralAnswers());
        described.put("neutral", number(part.neutral()));
        return described;
    }

    /** @param pairs how many it would be of if none were missing */
    private static Map<String, Object> describe(IssueMeans.Snapshot mean, long pairs) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("pairs", mean.count());
        described.put("issues", mean.issues());
        described.put("mean", number(mean.mean()));
        described.put("meanOverPairs", number(mean.meanOverPairs()));
        described.put("betting", ends(mean.interval()));
        described.put("student", mean.student().map(StanceSummary::ends).orElse(null));
        if (mean.count() < pairs) {
            described.put("worstCase", ends(mean.worstCase()));
        }
        return described;
    }

    private Map<String, Object> describeGap() {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("pairs", report.means().refusalGap().count());
        described.put("issues", report.means().refusalGap().issues());
        described.put("mean", number(report.refusalGap()));
        described.put("betting", ends(report.refusalGapInterval()));
        return described;
    }

    // JSON has no NaN.
    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static List<Double> ends(Interval interval) {
        return List.of(interval.low(), interval.high());
    }
}
