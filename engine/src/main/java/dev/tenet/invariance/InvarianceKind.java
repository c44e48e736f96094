package dev.tenet.invariance;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.InvarianceTest;
import dev.tenet.setting.Setting;
import dev.tenet.trial.Declared;
import dev.tenet.trial.Kind;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The kind of {@link InvarianceTest}, which tests whether a model makes the same choice regardless of how it is asked.
 */
@API(status = INTERNAL, since = "0.1")
public final class InvarianceKind implements Kind<InvarianceTest> {

    /** For {@link java.util.ServiceLoader}. */
    public InvarianceKind() {}

    @Override
    public Class<InvarianceTest> annotation() {
        return InvarianceTest.class;
    }

    @Override
    public Declared<?> declared(InvarianceTest annotation) {
        return new DeclaredInvarianceTest(annotation);
    }

    @Override
    public List<Setting<?>> settings() {
        return InvarianceSettings.ALL;
    }

    @Override
    public Optional<String> embeddedSubject() {
        return Optional.of(InvarianceModels.UNWAVERING);
    }
}
