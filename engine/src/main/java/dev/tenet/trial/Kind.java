package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.setting.Setting;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A kind of value test: an annotation type and the declaration it makes. Kinds are loaded with
 * {@link java.util.ServiceLoader}. The engine gives every kind on the class path discovery, tapes, budgets, pacing,
 * plans, verdicts and reports.
 *
 * @param <A> the annotation type. It must have {@link java.lang.annotation.RetentionPolicy#RUNTIME} and should be
 *     annotated with {@code @Testable}, so that IDEs offer to run it
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Kind<A extends Annotation> {

    /** Returns the annotation type. */
    Class<A> annotation();

    /** Returns the declaration of an annotation. */
    Declared<?> declared(A annotation);

    /** Returns the settings specific to this kind. */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /**
     * Returns the roles other than the subject, such as {@link Role#JUDGE}. Annotations or settings assign models to
     * them.
     */
    default List<Role> roles() {
        return List.of();
    }

    /**
     * Returns the name of a model that runs in the JVM and can answer this kind's questions, for trying it out; empty
     * if none.
     */
    default Optional<String> embeddedSubject() {
        return Optional.empty();
    }
}
