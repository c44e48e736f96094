package dev.tenet.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.model.Prompt;
import java.util.Set;

/** A request: which prompt it carries, in which form. */
record Sent(Dialect dialect, Prompt prompt, Form form) {

    JsonNode json() {
        return form.request(dialect, prompt);
    }

    /** The parameters in it. */
    Set<Parameter> parameters() {
        return form.carried(dialect, prompt);
    }
}
