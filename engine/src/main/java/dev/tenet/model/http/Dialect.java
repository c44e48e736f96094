package dev.tenet.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** A wire format: the JSON of requests and responses. Independent of connections. */
interface Dialect {

    /** The format's name, as in {@code chat-completions}. */
    String name();

    /** The model's name on the server. */
    String model();

    /** The path of requests, relative to the server's base address, without a leading slash. */
    String path();

    /** The format's own headers, in particular the key. */
    default Headers headers(@Nullable ApiKey key) {
        return key == null ? Headers.of() : Headers.of("Authorization", "Bearer " + key.value());
    }

    /** The names of the request fields that are not parameters: the model and the conversation. */
    Set<String> notParameters();

    /** An alternative name for the token limit; empty if there is none. */
    default Optional<String> otherNameOfTokenLimit() {
        return Optional.empty();
    }

    /** Builds the JSON of a request. */
    JsonNode request(Prompt prompt);

    /**
     * Parses the JSON of a response.
     *
     * @throws MalformedReplyException if it is not in this format; the message says what was expected
     */
    Reply reply(String body) throws MalformedReplyException;
}
