package dev.tenet.framing;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.OpposingFramingTest;
import dev.tenet.setting.Setting;
import dev.tenet.trial.Declared;
import dev.tenet.trial.Kind;
import dev.tenet.trial.Role;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The kind of {@link OpposingFramingTest}, which tests whether a model holds the same stance regardless of the side
 * that a question presumes.
 */
@API(status = INTERNAL, since = "0.1")
public final class OpposingFramingKind implements Kind<OpposingFramingTest> {

    /** For {@link java.util.ServiceLoader}. */
    public OpposingFramingKind() {}

    @Override
    public Class<OpposingFramingTest> annotation() {
        return OpposingFramingTest.class;
    }

    @Override
    public Declared<?> declared(OpposingFramingTest annotation) {
        return new DeclaredFramingTest(annotation);
    }

    @Override
    public List<Setting<?>> settings() {
        return FramingSettings.ALL;
    }

    @Override
    public List<Role> roles() {
        return List.of(Role.JUDGE);
    }

    @Override
    public Optional<String> embeddedSubject() {
        return Optional.of("embedded:steadfast");
    }
}
