package dev.tenet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * Marks a class of value specs. The {@code tenet} engine discovers its methods that are annotated with
 * {@link DeepValueTest} or the annotation of another kind of value test.
 *
 * <p>The class must be concrete, must not be private, and must have a constructor without parameters. It is
 * instantiated once for each spec method. A member class with this annotation is a separate spec class that inherits
 * tags, {@link Disabled} and {@link Subject} from the enclosing class. Put setup code in the constructor: setup methods
 * of other test engines, such as Jupiter's {@code @BeforeEach}, are not called and cause a warning.
 *
 * <p>Surefire finds classes named {@code *Test}, {@code Test*}, {@code *Tests} and {@code *TestCase} by default.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Testable
public @interface ValueSpec {}
