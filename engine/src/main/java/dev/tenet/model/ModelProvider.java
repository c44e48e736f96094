package dev.tenet.model;

import static org.apiguardian.api.API.Status.STABLE;

import java.util.Set;
import org.apiguardian.api.API;

/**
 * Resolves model names of one or more schemes. Registered with {@link java.util.ServiceLoader}.
 *
 * <p>The scheme of {@code openai:gpt-4.1-mini} is {@code openai}.
 */
@API(status = STABLE, since = "0.1")
public interface ModelProvider {

    /** The supported schemes, in lower case and without the colon. */
    Set<String> schemes();

    /**
     * Opens a model. Must not access the network.
     *
     * @param name the full name, including the scheme
     * @throws ModelNameException if there is no such model, or something that it requires is missing, such as a key
     */
    ChatModel open(String name, CallLimits limits);
}
