package dev.tenet.model.embedded;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelNameException;
import dev.tenet.model.ModelProvider;
import java.util.Set;
import org.apiguardian.api.API;

/** Opens {@code embedded:bag-of-words}; found as a service. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class EmbeddedModels implements ModelProvider {

    private static final String SCHEME = "embedded";
    private static final String BAG_OF_WORDS = "bag-of-words";

    /** For {@link java.util.ServiceLoader}. */
    public EmbeddedModels() {}

    @Override
    public Set<String> schemes() {
        return Set.of(SCHEME);
    }

    @Override
    public ChatModel open(String name, CallLimits limits) {
        String model = name.substring(name.indexOf(':') + 1);
        if (!model.equals(BAG_OF_WORDS)) {
            throw new ModelNameException(
                    "there is no embedded model \"" + model + "\"; expected " + SCHEME + ":" + BAG_OF_WORDS);
        }
        return new BagOfWords();
    }
}
