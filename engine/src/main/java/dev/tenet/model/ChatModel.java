package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * A language model that answers one prompt at a time; the interface to implement for a model that Tenet does not know.
 *
 * <p>A model named {@code class:com.acme.MyModel} is an instance of that class, made by its constructor without
 * arguments. It is asked from several threads at once. A model that is {@link AutoCloseable} is closed when the launch
 * ends.
 */
@API(status = EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface ChatModel {

    /**
     * Answers a prompt in a conversation of its own.
     *
     * @throws FatalModelException if no further call can succeed (a wrong key, an unknown model): ends the run
     * @throws ModelException if this call failed: the trial counts as failed, never as a choice
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    Reply ask(Prompt prompt) throws ModelException, InterruptedException;

    /**
     * Everything that shapes its answers beside the prompt: for one behind a server the wire format, the address and the
     * model's name there, without secrets. What was learnt of a model, and what a tape recorded of it, holds for models of
     * the same identity and no others. A model that passes on to another has that one's identity.
     *
     * @return empty if it cannot say; then its answers are not recorded
     */
    default String identity() {
        return "";
    }
}
