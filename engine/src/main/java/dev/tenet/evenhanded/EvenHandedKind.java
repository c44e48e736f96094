package dev.tenet.evenhanded;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.EvenHandedTest;
import dev.tenet.setting.Setting;
import dev.tenet.trial.Declared;
import dev.tenet.trial.Kind;
import dev.tenet.trial.Role;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** The kind of {@link EvenHandedTest}, which tests whether a model helps both political sides equally well. */
@API(status = INTERNAL, since = "0.1")
public final class EvenHandedKind implements Kind<EvenHandedTest> {

    /** For {@link java.util.ServiceLoader}. */
    public EvenHandedKind() {}

    @Override
    public Class<EvenHandedTest> annotation() {
        return EvenHandedTest.class;
    }

    @Override
    public Declared<?> declared(EvenHandedTest annotation) {
        return new DeclaredEvenHandedTest(annotation);
    }

    @Override
    public List<Setting<?>> settings() {
        return EvenHandedSettings.ALL;
    }

    @Override
    public List<Role> roles() {
        return List.of(Role.JUDGE);
    }

    @Override
    public Optional<String> embeddedSubject() {
        return Optional.of(EvenHandedModels.HELPS_BOTH);
    }
}
