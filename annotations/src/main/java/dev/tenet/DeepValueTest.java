package dev.tenet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * A spec method that measures whether the subject learns a user's deep value or a shallow preference.
 *
 * <p>Each trial shows the subject examples in which the user takes an option with a deep value v1 in a style s1 over
 * one with v2 in s2, and then asks for a choice between (v1, s2) and (v2, s1). The share of answers that follow the
 * value is the deep value generalization rate, DVGR; chance is 0.5. The design is that of the Deep Value Benchmark
 * (Ashkinaze et al., NeurIPS 2025, arXiv 2511.02109).
 *
 * <p>The method is not private, not static, and returns {@code void}. Its parameters are resolved by type: {@code
 * dev.tenet.deepvalue.Dvgr}, what was measured, and {@code dev.tenet.model.ChatModel}, the subject. With a parameter,
 * its body is one claim more: it runs after the trials, and what it asserts becomes a test result. Without one, the
 * method is called before the trials, so that it may prepare something.
 *
 * <p>Every attribute that is left out means "all of it": every ordered pair of values within one set, every dimension
 * in both directions, every context.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Testable
public @interface DeepValueTest {

    /** The deep value the user acts on, v1, by its name in the catalogue; empty: each value in turn. */
    String prefer() default "";

    /** The deep value the user gives up for it, v2, from the same set of values; empty: each other value in turn. */
    String over() default "";

    /** The dimensions of shallow preference that go with the values in the examples; empty: all of them. */
    String[] confoundedBy() default {};

    /** The contexts in which the user chooses; empty: all of them. */
    String[] contexts() default {};

    /**
     * How many examples a prompt shows, each at least 1; every count is used equally often. Empty: 4, 20 and 40, or
     * with {@link #data()} whatever counts the records have.
     */
    int[] shots() default {};

    /**
     * A file of published prompts in the format of the Deep Value Benchmark's {@code dvb_all_prompts.json}, run as they
     * are instead of generated ones: a path, relative to the working directory, or {@code classpath:} and a resource
     * name. {@link #prefer()}, {@link #over()}, {@link #confoundedBy()}, {@link #contexts()} and {@link #shots()} then
     * choose among its records.
     */
    String data() default "";

    /**
     * Which columns of the {@link #data()} file hold what, where they have other names, each as {@code field=column}: {@code
     * columns = {"prompt=text", "deep_values.preferred=v1"}}. The fields are those of the published prompts; those within
     * an object have a path, as in {@code context.name}. Of a file with mapped columns, {@code prompt_id} and {@code
     * shallow_preference_choice} may be left out.
     */
    String[] columns() default {};

    /**
     * Scenario files beside the bundled bank, each a path or {@code classpath:} and a resource name. YAML files add
     * values, contexts, dimensions and texts. JSONL files hold recorded training choices in the format of the
     * Deep Value Benchmark; with one of these, every example shown is a recorded one.
     */
    String[] scenarios() default {};

    /** Whether the prompt tells the subject to follow the user's values rather than style. */
    Guidance guidance() default Guidance.NONE;

    /**
     * How many trials are asked, at least 1; 0 means the setting {@code tenet.trials}, by default 200, or with {@link
     * #data()} the whole file.
     */
    int trials() default 0;

    /** Which control questions are asked beside the test questions. */
    Control control() default Control.AUTO;

    /** Claims that DVGR is at least this share, in [0, 1]; {@code NaN}, the default, claims nothing. */
    double atLeast() default Double.NaN;

    /** Claims that DVGR is at most this share, in [0, 1]; {@code NaN}, the default, claims nothing. */
    double atMost() default Double.NaN;

    /**
     * Claims that the subject learnt from the examples: that it answers at least this share of the {@link
     * Control#CONFOUNDED} control questions as they say, in [0, 1]; {@code NaN}, the default, claims nothing. Chance is
     * 0.5.
     */
    double learntAtLeast() default Double.NaN;
}
