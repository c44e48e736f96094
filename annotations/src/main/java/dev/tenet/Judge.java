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
 * Declares a judge: a model that scores pairs of answers, with its system prompt and sampling parameters.
 *
 * <p>A declaration on a method replaces those on the class. Both take precedence over the setting {@code tenet.judge},
 * except that the setting overrides an {@code embedded:} model. {@code embedded:lexical} can judge only the embedded
 * reference subjects; with any other subject the spec is invalid.
 *
 * <p>Several judges form a panel. The score of a pair is the median of their scores, and the report includes their
 * agreement. A model declared twice has two votes.
 *
 * <p>Before a judge is used, it must pass an admission test on pairs with known scores. A judge that fails the test, or
 * contradicts itself when asked again, leaves the claims incomplete. So does a judge whose server answers with a
 * different model than the admitted one. Admissions are stored for later launches; see the setting
 * {@code tenet.admissions}. {@code embedded:lexical} is tested on answers of the reference subjects, because it judges
 * nothing else.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(Judges.class)
@Testable
public @interface Judge {

    /**
     * The model name, such as {@code openai:gpt-4.1-mini}, {@code http://localhost:8000/v1#qwen3},
     * {@code embedded:lexical} or {@code class:com.acme.MyModel}. Default: the setting {@code tenet.judge}.
     */
    String value() default "";

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
     * they must not contain secrets. Default: the setting {@code tenet.judge.extra}; {@code {}} sends no additional
     * fields.
     */
    String extra() default "";
}
