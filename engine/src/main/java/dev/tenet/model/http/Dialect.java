package dev.tenet.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** One wire format: what stands in the bodies of request and answer. It knows nothing of connections. */
interface Dialect {

    /** What it is called, as in {@code chat-completions}. */
    String name();

    /** The name of the model that it asks. */
    String model();

    /** Where prompts are posted, relative to the server's base address, without a leading slash. */
    String path();

    /** What a request carries in its headers beside what all do: above all the key. */
    default Headers headers(@Nullable ApiKey key) {
        return key == null ? Headers.of() : Headers.of("Authorization", "Bearer " + key.value());
    }

    /** The names of what stands in a request beside its parameters: the model and the conversation. */
    Set<String> notParameters();

    /** Another name by which servers of this format know the token limit; empty if there is none. */
    default Optional<String> otherNameOfTokenLimit() {
        return Optional.empty();
    }

    /** The JSON that asks this. */
    JsonNode request(Prompt prompt);

    /**
     * Reads the JSON of an answer.
     *
     * @throws MalformedReplyException if it is not in this format; says what was expected
     */
    Reply reply(String body) throws MalformedReplyException;
}
