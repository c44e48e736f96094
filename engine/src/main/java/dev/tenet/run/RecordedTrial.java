package dev.tenet.run;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * A trial as it was logged.
 *
 * @param json the record, a line of {@code trials.jsonl}
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record RecordedTrial(JsonNode json) {

    /** Returns the class and method of the spec. */
    public String spec() {
        return json.path("spec").asText();
    }

    /** Returns the id of the case, which is the same in every run with the same seed. */
    public String caseId() {
        return json.path("case").asText();
    }

    /** Returns the label of the subject. */
    public String subject() {
        return json.path("subject").asText();
    }

    /** Returns whether the figures contain the trial: false if it was answered after the run was decided. */
    public boolean isCounted() {
        return json.path("counted").asBoolean(true);
    }

    /** Returns the choice, such as {@code DEEP}; empty for kinds without choices, and if a call failed. */
    public Optional<String> choice() {
        return Optional.ofNullable(json.path("choice").textValue());
    }

    /** Returns the score, whose range depends on the kind of test; empty if there is none. */
    public OptionalDouble score() {
        JsonNode score = json.path("score");
        return score.isNumber() ? OptionalDouble.of(score.doubleValue()) : OptionalDouble.empty();
    }
}
