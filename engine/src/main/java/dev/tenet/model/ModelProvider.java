package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Set;
import org.apiguardian.api.API;

/**
 * Turns names of one or more schemes into models; found by {@link java.util.ServiceLoader}.
 *
 * <p>The scheme of {@code openai:gpt-4.1-mini} is {@code openai}.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface ModelProvider {

    /** The schemes this provider answers for, in lower case, without colon. */
    Set<String> schemes();

    /**
     * Opens a model; it must not touch the network.
     *
     * @param name the whole name, scheme included
     * @throws ModelNameException if there is no such model, or something it needs, such as a key, is missing
     */
    ChatModel open(String name, CallLimits limits);
}
