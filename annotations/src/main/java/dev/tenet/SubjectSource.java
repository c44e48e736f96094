package dev.tenet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field, or a method without parameters, of a spec class that holds or makes the subject of its specs: an object
 * that implements {@code dev.tenet.model.ChatModel}. So a Spring or Quarkus bean, an agent with its tools or another
 * library's client is tested as it runs in production.
 *
 * <p>The object is read from the instance of the spec class that is made for each spec, after its constructor and, where it
 * is a method, by calling it once. The spec class starts and closes whatever the object needs.
 *
 * <p>A {@link Subject} on a spec method takes precedence over it. A {@link Subject} on the class beside it is a mistake, and
 * no setting replaces it. Several on one class are several subjects. Answers are recorded on a tape, and compared with a
 * baseline, only if the object's {@code identity()} says what shapes them.
 */
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface SubjectSource {

    /** What the subject is called in the tree and in reports; empty: the name of the field or method. */
    String value() default "";
}
