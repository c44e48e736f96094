package dev.tenet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field, or a method without parameters, of a spec class that provides the subject: an object that implements
 * {@code dev.tenet.model.ChatModel}. Use it to test a Spring or Quarkus bean, an agent with its tools, or another
 * library's client exactly as it runs in production.
 *
 * <p>The object is read from the spec class instance created for each spec, after construction; a method is called
 * once. The spec class starts and closes any resources that the object needs.
 *
 * <p>A {@link Subject} on a spec method takes precedence. A {@link Subject} on the same class is an error, and no
 * setting overrides this annotation. Several sources on one class are several subjects. Answers are recorded, and
 * compared with a baseline, only if the object's {@code identity()} describes what determines them.
 */
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface SubjectSource {

    /** The name of the subject in the test tree and in reports. Default: the name of the field or method. */
    String value() default "";
}
