package dev.tenet.model;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** Opens the {@link EmbeddedModels}; found as a service. */
@API(status = INTERNAL, since = "0.1")
public final class EmbeddedProvider implements ModelProvider {

    private static final String SCHEME = "embedded";

    private final Map<String, Supplier<ChatModel>> models = new TreeMap<>();

    /** For {@link java.util.ServiceLoader}. */
    public EmbeddedProvider() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ServiceLoader.load(EmbeddedModels.class, context != null ? context : EmbeddedProvider.class.getClassLoader())
                .forEach(found -> models.putAll(found.models()));
    }

    @Override
    public Set<String> schemes() {
        return Set.of(SCHEME);
    }

    @Override
    public ChatModel open(String name, CallLimits limits) {
        String model = name.substring(name.indexOf(':') + 1);
        Supplier<ChatModel> known = models.get(model);
        if (known == null) {
            throw new ModelNameException("there is no embedded model \"" + model + "\"; expected one of " + SCHEME + ":"
                    + String.join(", " + SCHEME + ":", models.keySet()));
        }
        return known.get();
    }
}
