package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.DeepValueTest;
import dev.tenet.setting.Setting;
import dev.tenet.trial.Declared;
import dev.tenet.trial.Kind;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** The kind of spec declared by {@link DeepValueTest}: does the model infer the user's value, or only the style? */
@API(status = INTERNAL, since = "0.1")
public final class DeepValueKind implements Kind<DeepValueTest> {

    /** For {@link java.util.ServiceLoader}. */
    public DeepValueKind() {}

    @Override
    public Class<DeepValueTest> annotation() {
        return DeepValueTest.class;
    }

    @Override
    public Declared<?> declared(DeepValueTest annotation) {
        return new DeclaredDeepValueTest(annotation);
    }

    @Override
    public List<Setting<?>> settings() {
        return DeepValueSettings.ALL;
    }

    @Override
    public Optional<String> embeddedSubject() {
        return Optional.of("embedded:bag-of-words");
    }
}
