package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.setting.Setting;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A kind of value test: the annotation that declares one, and what it declares. Found by {@link java.util.ServiceLoader},
 * so that a kind on the class path is run by the engine with everything that it has: discovery, tape, budget, pace, plan,
 * verdicts and reports.
 *
 * @param <A> the annotation; it has to be {@link java.lang.annotation.RetentionPolicy#RUNTIME} and is best annotated with
 *     {@code @Testable}, so that IDEs offer to run it
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Kind<A extends Annotation> {

    /** The annotation's type. */
    Class<A> annotation();

    /** What an annotation declares. */
    Declared<?> declared(A annotation);

    /** The settings that only this kind has. */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /** Who is asked beside the subject, and is named by an annotation or a setting, such as {@link Role#JUDGE}. */
    default List<Role> roles() {
        return List.of();
    }

    /** A model that runs in the JVM and can answer what this kind asks, for trying it out; empty if there is none. */
    default Optional<String> embeddedSubject() {
        return Optional.empty();
    }
}
