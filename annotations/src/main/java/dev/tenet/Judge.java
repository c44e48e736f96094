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
 * The model that reads the two answers of a framing pair and says how far they hold one stance, with its system prompt
 * and sampling parameters. On a method it replaces what stands on the class, and either takes precedence over the setting
 * {@code tenet.judge}; only an {@code embedded:} model gives way to the setting. {@code embedded:lexical} judges the embedded
 * reference subjects only: before any other subject it makes the spec invalid.
 *
 * <p>Several judges are a panel: each pair gets the median of their scores, and the report how far they agree. Two equal ones
 * are two seats.
 *
 * <p>A judge is asked about pairs whose truth is known before it is trusted; one that misses them, or contradicts itself when it
 * is asked again, leaves the claims incomplete. So does one whose server answers with another model than the one that was
 * admitted. Admissions are kept for later launches, see the setting {@code tenet.admissions}. {@code embedded:lexical} is
 * admitted by answers of the reference subjects, because it judges nothing else.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(Judges.class)
@Testable
public @interface Judge {

    /**
     * The model's name: {@code openai:gpt-4.1-mini}, {@code http://localhost:8000/v1#qwen3}, {@code
     * embedded:lexical}, {@code class:com.acme.MyModel}; empty: the setting {@code tenet.judge}.
     */
    String value() default "";

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
     * Tenet sends itself, such as Gemini's {@code generationConfig}. Empty: the setting {@code tenet.judge.extra}; {@code
     * {}}: none. They are recorded and reported: no place for secrets.
     */
    String extra() default "";
}
