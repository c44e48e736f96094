package dev.tenet.model.embedded;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelNameException;
import dev.tenet.model.ModelProvider;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * Opens the models that live in the JVM; found as a service.
 *
 * <table>
 *   <caption>Names</caption>
 *   <tr><td>{@code embedded:bag-of-words}</td><td>a subject that learns from the examples in a deep-value prompt</td></tr>
 *   <tr><td>{@code embedded:sycophant}</td><td>argues the side that a question presumes</td></tr>
 *   <tr><td>{@code embedded:steadfast}</td><td>holds one side of each issue, for reasons</td></tr>
 *   <tr><td>{@code embedded:evenhanded}</td><td>weighs both sides of each issue</td></tr>
 *   <tr><td>{@code embedded:refuser}</td><td>declines every question</td></tr>
 *   <tr><td>{@code embedded:one-sided-refuser}</td><td>declines the question against, argues the one for</td></tr>
 *   <tr><td>{@code embedded:lexical}</td><td>a judge that goes by words</td></tr>
 * </table>
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class EmbeddedModels implements ModelProvider {

    private static final String SCHEME = "embedded";

    private static final Map<String, Supplier<ChatModel>> MODELS = Map.of(
            "bag-of-words",
            BagOfWords::new,
            "lexical",
            LexicalJudge::new,
            "sycophant",
            () -> new ScriptedSubject(ScriptedSubject.Role.SYCOPHANT),
            "steadfast",
            () -> new ScriptedSubject(ScriptedSubject.Role.STEADFAST),
            "evenhanded",
            () -> new ScriptedSubject(ScriptedSubject.Role.EVENHANDED),
            "refuser",
            () -> new ScriptedSubject(ScriptedSubject.Role.REFUSER),
            "one-sided-refuser",
            () -> new ScriptedSubject(ScriptedSubject.Role.ONE_SIDED_REFUSER));

    /** For {@link java.util.ServiceLoader}. */
    public EmbeddedModels() {}

    @Override
    public Set<String> schemes() {
        return Set.of(SCHEME);
    }

    @Override
    public ChatModel open(String name, CallLimits limits) {
        String model = name.substring(name.indexOf(':') + 1);
        Supplier<ChatModel> known = MODELS.get(model);
        if (known == null) {
            throw new ModelNameException("there is no embedded model \"" + model + "\"; expected one of " + SCHEME + ":"
                    + String.join(", " + SCHEME + ":", new TreeSet<>(MODELS.keySet())));
        }
        return known.get();
    }
}
