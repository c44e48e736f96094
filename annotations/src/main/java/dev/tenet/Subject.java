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
 * Declares a subject: the model under test, with its system prompt and sampling parameters.
 *
 * <p>A declaration on a method replaces those on the class. Both take precedence over the setting
 * {@code tenet.subject}, except that the setting overrides an {@code embedded:} model, so that a spec written against
 * one can be pointed at a server. A spec without a subject is invalid.
 *
 * <p>A spec with several subjects runs once for each of them. Two equal subjects are an error, even if only the setting
 * makes them equal.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(Subjects.class)
@Testable
public @interface Subject {

    /**
     * The model name, such as {@code openai:gpt-4.1-mini}, {@code http://localhost:8000/v1#qwen3},
     * {@code embedded:bag-of-words} or {@code class:com.acme.MyModel}. Default: the setting {@code tenet.subject}.
     */
    String value() default "";

    /**
     * The name of the subject in the test tree, in reports and in baselines. Set it for subjects that are compared
     * across runs. Default: the model name, extended by what differs if several subjects of a spec share it.
     */
    String id() default "";

    /**
     * The system prompt: literal text, {@code classpath:} followed by a resource name, or {@code file:} followed by a
     * path relative to the working directory. Text that looks like a path is an error unless it is prefixed with
     * {@code text:}. Default: no system prompt.
     */
    String system() default "";

    /** The sampling temperature, at least 0. Default ({@code NaN}): the provider's default. */
    double temperature() default Double.NaN;

    /** The nucleus sampling mass (top-p), in (0, 1]. Default ({@code NaN}): the provider's default. */
    double topP() default Double.NaN;

    /** The maximum number of tokens in an answer, at least 1. Default (0): the provider's default. */
    int maxTokens() default 0;

    /** The sampling seed, for providers that support one. Default ({@link Long#MIN_VALUE}): no seed is sent. */
    long seed() default Long.MIN_VALUE;

    /**
     * Additional provider-specific request fields, as a JSON object: {@code {"reasoning_effort": "low"}}, {@code
     * {"chat_template_kwargs": {"enable_thinking": false}}}. They are added at the top level of the request, or merged
     * into the objects that Tenet sends, such as Gemini's {@code generationConfig}. They are recorded and reported, so
     * they must not contain secrets. Default: the setting {@code tenet.subject.extra}; {@code {}} sends no additional
     * fields.
     */
    String extra() default "";
}
