package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.Reply;
import dev.tenet.stats.Interval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * An ordered set of names and values, written to {@code trials.jsonl} and {@code summary.json}. Mutable and not
 * thread-safe.
 *
 * <p>Numbers that are not finite are written as {@code null}, because JSON cannot represent them.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Description {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /** Creates an empty description. */
    public Description() {}

    /** Returns a description with the given content. */
    public static Description of(Consumer<Description> content) {
        Description description = new Description();
        content.accept(description);
        return description;
    }

    /** Puts a string, or {@code null}. */
    public Description put(String name, @Nullable String text) {
        values.put(name, text);
        return this;
    }

    /** Puts a number, or {@code null}. */
    public Description put(String name, @Nullable Number number) {
        values.put(name, finite(number));
        return this;
    }

    /** Puts a boolean, or {@code null}. */
    public Description put(String name, @Nullable Boolean truth) {
        values.put(name, truth);
        return this;
    }

    /** Puts {@code null}, for a value that is unknown or absent. */
    public Description putNull(String name) {
        values.put(name, null);
        return this;
    }

    /** Puts an interval as a list of its two bounds. */
    public Description put(String name, Interval interval) {
        List<@Nullable Double> ends = new ArrayList<>();
        for (double end : new double[] {interval.low(), interval.high()}) {
            ends.add(Double.isFinite(end) ? (Double) end : null);
        }
        values.put(name, ends);
        return this;
    }

    /** Puts an object, merging it into an existing object of this name. */
    public Description object(String name, Consumer<Description> content) {
        Object known = values.get(name);
        Description object = known instanceof Description begun ? begun : new Description();
        content.accept(object);
        values.put(name, object);
        return this;
    }

    /** Puts a list of objects. */
    public <T> Description list(String name, Collection<T> items, BiConsumer<T, Description> describe) {
        values.put(
                name,
                items.stream()
                        .map(item -> of(description -> describe.accept(item, description))
                                .asMap())
                        .toList());
        return this;
    }

    /** Puts a list of strings. */
    public Description texts(String name, Collection<String> texts) {
        values.put(name, List.copyOf(texts));
        return this;
    }

    /** Puts a list of numbers. */
    public Description numbers(String name, Collection<? extends Number> numbers) {
        List<@Nullable Number> finite = new ArrayList<>();
        numbers.forEach(number -> finite.add(finite(number)));
        values.put(name, finite);
        return this;
    }

    /** Puts an object whose values are numbers, in the order of the map. */
    public Description numbers(String name, Map<String, ? extends Number> numbers) {
        return object(name, all -> numbers.forEach(all::put));
    }

    /** Puts an object whose values are objects, in the order of the map. */
    public <T> Description objects(String name, Map<String, T> items, BiConsumer<T, Description> describe) {
        return object(
                name,
                all -> items.forEach((key, item) -> all.object(key, described -> describe.accept(item, described))));
    }

    /**
     * Puts a reply: its text as {@code answer}, its finish reason as {@code finish} and, if known,
     * {@code unknownFinish}, {@code thoughts}, {@code servedModel}, {@code parametersRejected}, {@code fingerprint},
     * {@code inputTokens} and {@code outputTokens}.
     */
    public Description reply(Reply reply) {
        put("answer", reply.said());
        put("finish", reply.finish().name().toLowerCase(Locale.ROOT));
        if (reply.unknownFinish() != null) {
            put("unknownFinish", reply.unknownFinish());
        }
        origin(reply);
        if (reply.usage() != null) {
            put("inputTokens", reply.usage().inputTokens());
            put("outputTokens", reply.usage().outputTokens());
        }
        return this;
    }

    /**
     * Puts the origin of a reply, if known: its thoughts, the model that produced it, and the parameters that the
     * server rejected.
     */
    public Description origin(Reply reply) {
        if (!reply.thoughts().isEmpty()) {
            put("thoughts", reply.thoughts());
        }
        if (reply.servedModel() != null) {
            put("servedModel", reply.servedModel());
        }
        if (!reply.rejectedParameters().isEmpty()) {
            texts("parametersRejected", reply.rejectedParameters());
        }
        if (reply.fingerprint() != null) {
            put("fingerprint", reply.fingerprint());
        }
        return this;
    }

    /** Returns the names and values, in order. Values are strings, numbers, booleans, lists, maps or {@code null}. */
    public Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        values.forEach((name, value) -> map.put(name, value instanceof Description object ? object.asMap() : value));
        return map;
    }

    private static @Nullable Number finite(@Nullable Number number) {
        return number == null || Double.isFinite(number.doubleValue()) ? number : null;
    }
}
