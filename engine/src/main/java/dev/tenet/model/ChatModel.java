package dev.tenet.model;

import static org.apiguardian.api.API.Status.STABLE;

import org.apiguardian.api.API;

/**
 * A language model that answers one prompt at a time. Implement this interface to test a model that Tenet does not
 * support.
 *
 * <p>The model name {@code class:com.acme.MyModel} stands for an instance of that class, created by its no-argument
 * constructor. It is called from several threads concurrently. A model that is {@link AutoCloseable} is closed at the
 * end of the launch.
 */
@API(status = STABLE, since = "0.1")
@FunctionalInterface
public interface ChatModel {

    /**
     * Answers a prompt in a new conversation.
     *
     * @throws FatalModelException if every further call would fail too, for example because of a wrong key or an
     *     unknown model; ends the run
     * @throws ModelException if this call failed; the trial counts as failed, not as a choice
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    Reply ask(Prompt prompt) throws ModelException, InterruptedException;

    /**
     * Identifies everything that affects the answers other than the prompt: for a model behind a server, the wire
     * format, the address and the model's name, without secrets. Judge admissions and recorded answers are reused only
     * for a model with the same identity. A model that delegates to another has that model's identity.
     *
     * @return empty if unknown; answers are then not recorded
     */
    default String identity() {
        return "";
    }
}
