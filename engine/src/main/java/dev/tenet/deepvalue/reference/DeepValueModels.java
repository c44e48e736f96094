package dev.tenet.deepvalue.reference;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.model.ChatModel;
import dev.tenet.model.EmbeddedModels;
import java.util.Map;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** Provides {@code embedded:bag-of-words}, a model that learns from the examples in a deep-value prompt. */
@API(status = INTERNAL, since = "0.1")
public final class DeepValueModels implements EmbeddedModels {

    /** For {@link java.util.ServiceLoader}. */
    public DeepValueModels() {}

    @Override
    public Map<String, Supplier<ChatModel>> models() {
        return Map.of("bag-of-words", BagOfWords::new);
    }
}
