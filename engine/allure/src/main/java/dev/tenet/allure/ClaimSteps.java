package dev.tenet.allure;

import com.fasterxml.jackson.databind.JsonNode;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The steps to a verdict: admission of the judges, asking by cell, judging, deciding.
 *
 * @param start when the test started, in milliseconds; null if that is unknown
 * @param now the time, in milliseconds
 */
record ClaimSteps(Claim claim, @Nullable Long start, long now) {

    private static final int MILLIS = 1000;

    List<StepResult> steps() {
        List<StepResult> steps = new ArrayList<>();
        if (claim.value("asked").isPresent()) {
            addAdmission(steps);
            steps.add(asking());
            claim.all("calls")
                    .skip(1)
                    .forEach(calls -> steps.add(step(
                            "judging: " + calls.path("role").asText() + " "
                                    + calls.path("model").asText() + ", " + answers(calls),
                            Status.PASSED)));
        }
        steps.add(deciding());
        return steps;
    }

    private void addAdmission(List<StepResult> steps) {
        boolean isRejected = claim.text("found").orElse("").contains("not admitted");
        List<StepResult> notes = claim.all("notes")
                .map(JsonNode::asText)
                .filter(note -> note.contains("admi"))
                .map(note -> step(note, Status.PASSED))
                .toList();
        if (!notes.isEmpty() || isRejected) {
            StepResult admission =
                    step("admission: " + String.join(", ", claim.others()), isRejected ? Status.FAILED : Status.PASSED);
            admission.getSteps().addAll(notes);
            steps.add(admission);
        }
    }

    private StepResult asking() {
        String cut = claim.text("cutShort").orElse("");
        StepResult asking = step(
                String.format(
                        Locale.ROOT,
                        "asking: %s of %s planned cases%s, %.1f s",
                        claim.value("asked").orElse("0"),
                        claim.value("planned").orElse("?"),
                        claim.value("decidedAfter")
                                .map(n -> ", decided after " + n)
                                .orElse(""),
                        claim.json().path("seconds").asDouble()),
                cut.isEmpty() ? Status.PASSED : Status.BROKEN);
        long millis = (long) (claim.json().path("seconds").asDouble() * MILLIS);
        // The other claims of the spec find everything asked.
        if (start != null && start + millis <= now) {
            asking.setStop(start + millis);
        }
        if (!cut.isEmpty()) {
            asking.setStatusDetails(new StatusDetails().setMessage(cut));
        }
        claim.all("cells")
                .forEach(cell -> asking.getSteps()
                        .add(step(
                                cell.path("name").asText() + ": "
                                        + cell.path("found").asText(),
                                Status.PASSED)));
        return asking;
    }

    private static String answers(JsonNode calls) {
        long asked = calls.path("asked").asLong();
        long replayed = calls.path("replayed").asLong();
        return (asked + replayed) + " answers" + (replayed == 0 ? "" : ", " + replayed + " of them from the tape");
    }

    private StepResult deciding() {
        StepResult deciding = step(
                "deciding: " + claim.name() + " is " + claim.verdict()
                        + claim.text("method").map(method -> ", " + method).orElse(""),
                status());
        claim.text("found").ifPresent(found -> deciding.getSteps().add(step(found, status())));
        return deciding;
    }

    private Status status() {
        if (claim.isPass()) {
            return Status.PASSED;
        }
        return switch (claim.verdict()) {
            case "refuted" -> Status.FAILED;
            case "undecided" -> Status.SKIPPED;
            default -> Status.BROKEN;
        };
    }

    private StepResult step(String name, Status status) {
        return new StepResult()
                .setName(name)
                .setStatus(status)
                .setStage(Stage.FINISHED)
                .setStart(start)
                .setStop(start);
    }
}
