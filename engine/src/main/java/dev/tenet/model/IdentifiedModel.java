package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * A model that can say which one it is, so that its answers can be recorded and given back: a tape takes the answers of
 * these, and of no others.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface IdentifiedModel extends ChatModel {

    /**
     * Everything that shapes its answers beside the prompt: for one behind a server the wire format, the address and the
     * model's name there. It holds no key, and stays the same as long as equal prompts mean equal requests.
     */
    String identity();
}
