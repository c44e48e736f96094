package dev.tenet.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.model.Prompt;
import java.util.Set;

/** A request: a prompt and the form in which it is sent. */
record Sent(Dialect dialect, Prompt prompt, Form form) {

    JsonNode json() {
        return form.request(dialect, prompt);
    }

    /** The parameters that the request contains. */
    Set<Parameter> parameters() {
        return form.carried(dialect, prompt);
    }
}
