package dev.tenet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * The model under test, with its system prompt and sampling parameters. On a method it replaces what stands on the
 * class, and either takes precedence over the setting {@code tenet.subject}; only an {@code embedded:} model gives way to the
 * setting, so that a spec written against one can be pointed at a server. A spec for which neither names a model is invalid.
 *
 * <p>With several subjects each spec is run on each of them. Two that are equal are a mistake; two that the setting makes
 * equal are one.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(Subjects.class)
@Testable
public @interface Subject {

    /**
     * The model's name: {@code openai:gpt-4.1-mini}, {@code http://localhost:8000/v1#qwen3}, {@code
     * embedded:bag-of-words}, {@code class:com.acme.MyModel}; empty: the setting {@code tenet.subject}.
     */
    String value() default "";

    /**
     * What the subject is called in the tree, in reports and in baselines; empty: its model's name, and if several subjects
     * of a spec share that, where they differ. Give one to subjects that are compared from run to run.
     */
    String id() default "";

    /**
     * The system prompt: a text; {@code classpath:} and a resource name; or {@code file:} and a path relative to the
     * working directory. Empty: none. A text that looks like a path is an error, unless {@code text:} stands before it.
     */
    String system() default "";

    /** The sampling temperature, at least 0; {@code NaN}, the default, leaves it to the provider. */
    double temperature() default Double.NaN;

    /** The nucleus sampling mass, in (0, 1]; {@code NaN}, the default, leaves it to the provider. */
    double topP() default Double.NaN;

    /** The most tokens an answer may have, at least 1; 0, the default, leaves it to the provider. */
    int maxTokens() default 0;

    /** The provider's sampling seed, where it has one; {@link Long#MIN_VALUE}, the default, sends none. */
    long seed() default Long.MIN_VALUE;

    /**
     * Fields of the request that only the provider knows, as a JSON object: {@code {"reasoning_effort": "low"}}, {@code
     * {"chat_template_kwargs": {"enable_thinking": false}}}. They stand at the top of the request, and within the objects that
     * Tenet sends itself, such as Gemini's {@code generationConfig}. Empty: the setting {@code tenet.subject.extra}; {@code
     * {}}: none. They are recorded and reported: no place for secrets.
     */
    String extra() default "";
}
