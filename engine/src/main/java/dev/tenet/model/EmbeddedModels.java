package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Map;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * Models that run in the JVM, cost nothing and give the same answers in every run, for trying a kind of value test out;
 * found by {@link java.util.ServiceLoader}. They are named {@code embedded:} and their name, are never recorded on a tape,
 * and yield to a model that a setting names.
 */
@API(status = EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface EmbeddedModels {

    /** What their names begin with. */
    String PREFIX = "embedded:";

    /** What makes each model, by its name without {@code embedded:}. */
    Map<String, Supplier<ChatModel>> models();
}
