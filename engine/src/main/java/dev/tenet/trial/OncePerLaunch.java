package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.Meter;
import dev.tenet.model.ModelException;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Results that a launch asks a model for only once, such as the admission of a judge, although several specs need them.
 * In a plan, the calls are made once and their results discarded. Safe for use by several threads, which wait for each
 * other.
 *
 * @param <A> the type of the results
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class OncePerLaunch<A> {

    private final Map<String, Known<A>> known = new HashMap<>();
    private final Set<String> rehearsed = new HashSet<>();

    /** @param oldest when the oldest reply replayed from a tape was recorded; null if none was replayed */
    private record Known<A>(A result, @Nullable Instant oldest) {}

    /** Asks a model. */
    @FunctionalInterface
    public interface Asking<A> {

        /**
         * Returns the result.
         *
         * @throws ModelException if a call failed, so that there is no result
         * @throws InterruptedException if the run was stopped
         * @throws IOException if a file cannot be read or written
         */
        A ask() throws ModelException, InterruptedException, IOException;
    }

    /**
     * Returns the result stored under a key, or asks for it.
     *
     * @param key identifies the model and everything that the result depends on
     * @param meter the meter of the model; if its result was replayed, the figures are as old as the replies
     * @throws ModelException as {@link Asking#ask}
     * @throws InterruptedException as {@link Asking#ask}
     * @throws IOException as {@link Asking#ask}
     */
    public synchronized A of(String key, Meter meter, Asking<A> asking)
            throws ModelException, InterruptedException, IOException {
        Known<A> found = known.get(key);
        if (found == null) {
            found = new Known<>(asking.ask(), meter.totals().oldestReplayed());
            known.put(key, found);
        } else if (found.oldest() != null) {
            // The model may belong to another spec, but its result is as old as the replies behind it.
            meter.dependsOn(found.oldest());
        }
        return found.result();
    }

    /** Makes the calls for a plan, unless the result is known or they were made before. */
    public synchronized void rehearse(String key, Asking<?> calls)
            throws ModelException, InterruptedException, IOException {
        if (!known.containsKey(key) && !rehearsed.contains(key)) {
            calls.ask();
            rehearsed.add(key);
        }
    }

    /** Removes a result, so that it is asked for again. */
    public synchronized void forget(String key) {
        known.remove(key);
    }
}
