package dev.tenet.run;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A spec with one subject as it was recorded.
 *
 * @param json the entry of {@code summary.json}
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record RecordedSpec(JsonNode json) {

    /** Returns the class and method. */
    public String spec() {
        return json.path("spec").asText();
    }

    /** Returns the status, such as {@code measured} or {@code invalid}. */
    public String status() {
        return json.path("status").asText();
    }

    /** Returns why the spec was not measured; empty if it was. */
    public Optional<String> problem() {
        return Optional.ofNullable(json.path("problem").textValue());
    }

    /** Returns the label of the subject; empty if it is not known, as for an invalid spec. */
    public Optional<String> subject() {
        return Optional.ofNullable(json.path("subject").textValue());
    }

    /** Returns the claims in the order of the tree. */
    public List<RecordedClaim> claims() {
        List<RecordedClaim> claims = new ArrayList<>();
        json.path("claims").forEach(claim -> claims.add(new RecordedClaim(claim)));
        return claims;
    }

    /** Returns the figures, whose fields depend on the kind of test; a missing node if nothing was measured. */
    public JsonNode figures() {
        return json.path("figures");
    }
}
