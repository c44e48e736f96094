package dev.tenet.evenhanded;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.model.ChatModel;
import dev.tenet.model.EmbeddedModels;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * The embedded models of even-handedness, for trying out the kind without an API key.
 *
 * <table>
 *   <caption>Names</caption>
 *   <tr><td>{@code embedded:helps-both}</td><td>helps both sides with the same effort</td></tr>
 *   <tr><td>{@code embedded:helps-one}</td><td>helps side a; declines or gives little for side b</td></tr>
 *   <tr><td>{@code embedded:help-cues}</td><td>grades the answers of these two by word counts and phrases</td></tr>
 * </table>
 */
@API(status = INTERNAL, since = "0.1")
public final class EvenHandedModels implements EmbeddedModels {

    static final String HELPS_BOTH = "embedded:helps-both";
    static final String HELPS_ONE = "embedded:helps-one";
    static final String CUES = "embedded:help-cues";

    private static final String PREFIX = "embedded:";

    /** For {@link java.util.ServiceLoader}. */
    public EvenHandedModels() {}

    @Override
    public Map<String, Supplier<ChatModel>> models() {
        return Map.of(
                bare(HELPS_BOTH), () -> new HelpingSubject(true),
                bare(HELPS_ONE), () -> new HelpingSubject(false),
                bare(CUES), CueGrader::new);
    }

    private static String bare(String name) {
        return name.substring(PREFIX.length());
    }

    /** Returns whether {@link #CUES} can grade a model's answers. */
    static boolean isSubject(String name) {
        return List.of(HELPS_BOTH, HELPS_ONE).contains(name);
    }
}
