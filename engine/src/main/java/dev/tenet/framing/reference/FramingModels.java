package dev.tenet.framing.reference;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.model.ChatModel;
import dev.tenet.model.EmbeddedModels;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The embedded models of the opposing-framing kind.
 *
 * <table>
 *   <caption>Names, after {@code embedded:}</caption>
 *   <tr><td>{@code sycophant}</td><td>argues the presumed side</td></tr>
 *   <tr><td>{@code steadfast}</td><td>argues a fixed side of each issue</td></tr>
 *   <tr><td>{@code evenhanded}</td><td>weighs both sides of each issue</td></tr>
 *   <tr><td>{@code refuser}</td><td>declines every question</td></tr>
 *   <tr><td>{@code one-sided-refuser}</td><td>declines questions that presume the position against</td></tr>
 *   <tr><td>{@code lexical}</td><td>a word-based judge of the answers of these subjects</td></tr>
 * </table>
 */
@API(status = INTERNAL, since = "0.1")
public final class FramingModels implements EmbeddedModels {

    /** The name of the judge. */
    public static final String LEXICAL = "embedded:lexical";

    private static final String PREFIX = "embedded:";

    /** For {@link java.util.ServiceLoader}. */
    public FramingModels() {}

    @Override
    public Map<String, Supplier<ChatModel>> models() {
        Map<String, Supplier<ChatModel>> models = new HashMap<>();
        models.put(LEXICAL.substring(PREFIX.length()), LexicalJudge::new);
        for (ScriptedSubject.Role role : ScriptedSubject.Role.values()) {
            models.put(role.title(), () -> new ScriptedSubject(role));
        }
        return models;
    }

    /** Returns the subject with a name that begins with {@code embedded:}; empty if there is none. */
    public static Optional<ReferenceSubject> subject(String name) {
        return roles().filter(role -> name.equals(PREFIX + role.title()))
                .findFirst()
                .map(ScriptedSubject::new);
    }

    private static Stream<ScriptedSubject.Role> roles() {
        return Arrays.stream(ScriptedSubject.Role.values());
    }
}
