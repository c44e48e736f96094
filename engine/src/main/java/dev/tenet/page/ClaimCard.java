package dev.tenet.page;

import dev.tenet.picture.Html;
import dev.tenet.run.RecordedClaim;
import dev.tenet.run.RecordedOutcome;
import dev.tenet.run.RecordedSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A claim: its verdict, the number line, and in words what it means, why the run ended and what to do. */
final class ClaimCard {

    private static final int LONGEST_MESSAGE = 6000;
    private static final String DRIFT =
            "The estimate is outside its interval, so the subject probably changed during the"
                    + " run. Look at what the server served before you trust the verdict.";

    private ClaimCard() {}

    static String anchor(int spec, int claim) {
        return "claim-" + spec + "-" + claim;
    }

    static void write(RecordedClaim claim, RecordedSpec spec, String anchor, EarlierRuns earlier, Html html) {
        RecordedOutcome outcome = claim.outcome();
        html.open("section", "class", "card " + Tone.of(outcome).css(), "id", anchor);
        html.open("h4").element("span", claim.name()).close();
        Tone.chip(claim.verdict(), html);
        if (claim.isDrifting()) {
            html.text(" ").element("span", "drift", "class", "flag");
        }
        claim.found().ifPresent(found -> html.element("p", Excerpt.of(found, 1500), "class", "found"));
        charts(claim, spec, earlier).forEach(chart -> chart.draw(html));
        html.open("dl", "class", "reasons");
        reason("What it means", ClaimWords.meaning(claim, outcome), html);
        reason("Drift", claim.isDrifting() ? DRIFT : "", html);
        reason("What to do", ClaimWords.advice(text(claim, "message").orElse(""), outcome), html);
        if (outcome.isPass()) {
            html.close()
                    .open("details")
                    .element("summary", "How it was measured")
                    .open("dl", "class", "reasons");
        }
        reason("Measured", claim.meaning().orElse(""), html);
        reason("Why the run ended", ClaimWords.ending(spec), html);
        reason("Possible verdicts", ClaimWords.prospects(claim), html);
        reason(
                "Smallest detectable effect (80 % of runs)",
                text(claim, "power").map(RunFacts::capital).orElse(""), html);
        reason(
                "How the interval was computed",
                claim.method().map(RunFacts::capital).orElse(""),
                html);
        html.close();
        if (outcome.isPass()) {
            html.close();
        }
        text(claim, "message").ifPresent(message -> message(message, outcome, html));
        html.close();
    }

    /** Returns the pictures of a claim. */
    static List<Chart> charts(RecordedClaim claim, RecordedSpec spec, EarlierRuns earlier) {
        return Stream.concat(
                        ofOneRun(claim, spec).stream(), HistoryPlot.of(claim, spec, earlier.of(claim.id())).stream())
                .toList();
    }

    /** Returns the pictures of a claim for which no other run is needed. */
    static List<Chart> ofOneRun(RecordedClaim claim, RecordedSpec spec) {
        return Stream.of(DecisionLine.of(claim), SequencePlot.of(claim, spec))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> text(RecordedClaim claim, String field) {
        return Optional.ofNullable(claim.json().path(field).textValue());
    }

    private static void reason(String name, String text, Html html) {
        if (!text.isEmpty()) {
            html.element("dt", name).element("dd", text);
        }
    }

    private static void message(String message, RecordedOutcome outcome, Html html) {
        String more = ClaimWords.withoutFirstLine(message);
        if (more.isEmpty()) {
            return;
        }
        // A body has no other figures than those of its assertions.
        boolean isBody = outcome == RecordedOutcome.PASSED;
        if (outcome.isPass() && !isBody) {
            html.open("details");
        } else {
            html.open("details", "open", "open");
        }
        html.element("summary", isBody ? "Assertions" : outcome.isPass() ? "More figures" : "What to look at");
        html.element("pre", Excerpt.of(more, LONGEST_MESSAGE), "dir", "auto");
        html.close();
    }
}
