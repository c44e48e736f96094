package dev.tenet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A tag by which specs are chosen, as in {@code -Dgroups=release}. Jupiter's {@code @Tag} works as well. Methods and
 * member classes inherit the tags of the class around them.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(Tags.class)
public @interface Tag {
    /** The tag: not blank, without white space, control characters and any of {@code , ( ) & | !}. */
    String value();
}
