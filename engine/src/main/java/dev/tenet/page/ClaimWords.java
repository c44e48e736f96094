package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.run.RecordedClaim;
import dev.tenet.run.RecordedOutcome;
import dev.tenet.run.RecordedSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Collectors;

/** Says in plain words what a claim measures, what its verdict means, and why its run ended. */
final class ClaimWords {

    // The beginning of a line of messages, which is no advice.
    private static final String FAILURE = "the first call that failed";

    private ClaimWords() {}

    /** Returns what the verdict means. */
    static String meaning(RecordedClaim claim, RecordedOutcome outcome) {
        String level = claim.json().path("level").isNumber()
                ? " at a confidence of " + percent(claim.json().path("level").doubleValue())
                : "";
        return switch (outcome) {
            case SUPPORTED -> "The evidence proves the claim" + level + ": the whole interval is on the claimed side.";
            case REFUTED ->
                "The evidence disproves the claim" + level
                        + ": the whole interval is on the other side of the threshold.";
            case UNDECIDED ->
                "The run is complete, but the evidence neither proves nor disproves the claim. This is not a pass.";
            case INCOMPLETE ->
                "There is not enough evidence to judge the claim, because the run was cut short or calls failed. This is"
                        + " not a pass.";
            case WITHIN_LIMITS -> "No limit is exceeded. This does not prove that the rates are low.";
            case PASSED -> "The assertions in the spec method passed.";
            default -> "The claim was not judged.";
        };
    }

    static String percent(double share) {
        return BigDecimal.valueOf(100 * share)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    /** Returns what would decide a claim, which is the second line of its message; empty if it is decided. */
    static String advice(String message, RecordedOutcome outcome) {
        return outcome == RecordedOutcome.UNDECIDED || outcome == RecordedOutcome.INCOMPLETE
                ? withoutFirstLine(message)
                        .lines()
                        .filter(line -> !line.startsWith(FAILURE))
                        .findFirst()
                        .orElse("")
                : outcome == RecordedOutcome.REFUTED
                        ? "Look at the weakest parts and the transcripts below. More trials will not help: change"
                                + " the subject, its prompt, or the claim."
                        : "";
    }

    /** Returns which results would have supported and refuted the claim, without its name; empty if not known. */
    static String prospects(RecordedClaim claim) {
        String text = claim.json().path("prospects").asText("");
        String name = claim.name() + ": ";
        return RunFacts.capital(text.startsWith(name) ? text.substring(name.length()) : text);
    }

    /** Returns why the run ended when it did; empty if nothing was asked. */
    static String ending(RecordedSpec spec) {
        JsonNode json = spec.json();
        if (json.path("cutShort").isTextual()) {
            return "Cut short after " + json.path("asked").asText() + " of "
                    + json.path("planned").asText() + " cases: "
                    + Excerpt.of(json.path("cutShort").asText(), 1000);
        }
        if (json.path("stoppedEarly").asBoolean()) {
            return "All claims of the spec were decided after "
                    + json.path("decidedAfter").asText("some") + " of "
                    + json.path("planned").asText() + " planned cases, so the remaining cases were not asked.";
        }
        return json.path("asked").isNumber() && json.path("asked").asLong() > 0
                ? "All " + json.path("asked").asText() + " planned cases were asked."
                : "";
    }

    /** Returns all but the first line, which repeats the result, without the indentation that the lines share. */
    static String withoutFirstLine(String message) {
        return message.lines()
                .skip(1)
                .map(line -> line.startsWith("  ") ? line.substring(2) : line)
                .collect(Collectors.joining("\n"));
    }
}
