package dev.tenet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a tag for filtering specs, as in {@code -Dgroups=release}. Methods and member classes inherit the tags of
 * the enclosing class. Jupiter's {@code @Tag} is also supported.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(Tags.class)
public @interface Tag {
    /** The tag. Must not be blank or contain white space, control characters or any of {@code , ( ) & | !}. */
    String value();
}
