package dev.tenet.model.http;

import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;

/** One wire format: what stands in the bodies of request and answer. It knows nothing of connections. */
interface Dialect {

    /** Where prompts are posted, relative to the server's base address, without a leading slash. */
    String path();

    /** The JSON that asks this. */
    String request(Prompt prompt);

    /**
     * Reads the JSON of an answer.
     *
     * @throws MalformedReplyException if it is not in this format; says what was expected
     */
    Reply reply(String body) throws MalformedReplyException;
}
