package dev.tenet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * A class of value specs: its methods that carry {@link DeepValueTest} are discovered by the {@code tenet} engine.
 *
 * <p>The class is concrete, not private, and has a constructor without arguments; it is instantiated once for each
 * spec method. A member class that carries this annotation too is a spec class of its own, which inherits tags,
 * {@link Disabled} and {@link Subject} from the class around it. What prepares a spec stands in the constructor: set-up
 * methods of other test engines, such as Jupiter's {@code @BeforeEach}, are not called, and a warning says so.
 *
 * <p>Surefire finds classes named {@code *Test}, {@code Test*}, {@code *Tests} and {@code *TestCase} by default.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Testable
public @interface ValueSpec {}
