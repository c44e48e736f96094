package dev.tenet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * Marks a spec method that measures whether the subject learns a user's deep value or a shallow preference.
 *
 * <p>Each trial shows the subject examples in which the user prefers an option with deep value v1 in style s1 to an
 * option with v2 in s2. The subject then chooses between (v1, s2) and (v2, s1). The share of choices that follow the
 * value is the deep value generalization rate (DVGR); chance is 0.5. The design is that of the Deep Value Benchmark
 * (Ashkinaze et al., NeurIPS 2025, arXiv 2511.02109).
 *
 * <p>The method must not be private or static and must return {@code void}. It may declare parameters of type
 * {@code dev.tenet.deepvalue.Dvgr} (the result) and {@code dev.tenet.model.ChatModel} (the subject). A method with
 * parameters runs after the trials, and its assertions are reported as one additional test. A method without parameters
 * runs before the trials and may be used for setup.
 *
 * <p>Attributes that select values, dimensions and contexts default to all: every ordered pair of values within one
 * set, every dimension in both directions, every context.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Testable
public @interface DeepValueTest {

    /** The deep value the user acts on, v1, by its name in the catalog. Default: each value in turn. */
    String prefer() default "";

    /** The deep value the user gives up for it, v2, from the same set of values. Default: each other value in turn. */
    String over() default "";

    /** The dimensions of shallow preference confounded with the values in the examples. Default: all dimensions. */
    String[] confoundedBy() default {};

    /** The contexts in which the user chooses. Default: all contexts. */
    String[] contexts() default {};

    /**
     * The numbers of examples in a prompt, each at least 1; all are used equally often. Default: 4, 20 and 40, or with
     * {@link #data()} the numbers found in the file.
     */
    int[] shots() default {};

    /**
     * A file of published prompts to run instead of generated ones, in the format of the Deep Value Benchmark's
     * {@code dvb_all_prompts.json}. Prompts are used unchanged. The location is a path relative to the working
     * directory, or {@code classpath:} followed by a resource name. {@link #prefer()}, {@link #over()},
     * {@link #confoundedBy()}, {@link #contexts()} and {@link #shots()} filter its records.
     */
    String data() default "";

    /**
     * Column mappings for the {@link #data()} file, each {@code field=column}: {@code columns =
     * {"prompt=text", "deep_values.preferred=v1"}}. Only columns with other names than the published ones need a
     * mapping. Nested fields are given as a path, such as {@code context.name}. With mapped columns, the file may omit
     * {@code prompt_id} and {@code shallow_preference_choice}.
     */
    String[] columns() default {};

    /**
     * Scenario files to use in addition to the bundled scenarios, each a path or {@code classpath:} followed by a
     * resource name. YAML files add values, contexts, dimensions and texts. JSONL files contain recorded training
     * choices in the format of the Deep Value Benchmark; if there is one, only recorded choices are used as examples.
     */
    String[] scenarios() default {};

    /** Whether the prompt tells the subject to follow the user's values rather than style. */
    Guidance guidance() default Guidance.NONE;

    /**
     * The number of trials, at least 1: test questions, each with its own examples. With {@link Counterbalance#BOTH}, each
     * is asked twice, so that there are twice as many calls but as many observations. Default (0): the setting
     * {@code tenet.trials}. If it is not set, every record of the file with {@link #data()}, otherwise 400, or 200 if all
     * are asked ({@code stop = FIXED}).
     */
    int trials() default 0;

    /**
     * Whether each test question is asked in one order of its options, or in both. With {@link Counterbalance#BOTH},
     * control questions are asked in the first order alone, and there are no claims on parts or a baseline.
     */
    Counterbalance counterbalance() default Counterbalance.RANDOM;

    /** The control questions asked in addition to the test questions. */
    Control control() default Control.AUTO;

    /** How answers are read as choices. */
    Reader reader() default Reader.TENET;

    /** When the run stops. By default as soon as its claims are decided, if the method has no parameters. */
    Stop stop() default Stop.AUTO;

    /**
     * Whether the claims on DVGR are about the prompts of {@link #data()} alone, or about others like these. Generated
     * trials have no catalogue.
     */
    Population population() default Population.SOURCE;

    /** Claims that DVGR is at least this share, in [0, 1]. Default ({@code NaN}): no claim. */
    double atLeast() default Double.NaN;

    /** Claims that DVGR is at most this share, in [0, 1]. Default ({@code NaN}): no claim. */
    double atMost() default Double.NaN;

    /**
     * Claims that the subject learned from the examples: that it answers at least this share of the
     * {@link Control#CONFOUNDED} control questions consistently with them, in [0, 1]. Chance is 0.5. Default
     * ({@code NaN}): no claim.
     */
    double learntAtLeast() default Double.NaN;

    /**
     * Claims that DVGR is at most this much below that of an earlier run on the same trials, in [0, 1). The setting
     * {@code tenet.baseline} names the earlier run, and {@code tenet.baseline.write} writes the first one. Every planned
     * trial is asked. Default ({@code NaN}): no claim.
     */
    double noWorseThanBaseline() default Double.NaN;

    /**
     * Claims that DVGR is at most {@link #margin()} below that of another subject of the method, given by its label or
     * model, on the same trials of the same launch. The claim is made for every subject but the named one, which is
     * measured first; every planned case is asked. Default (empty): no claim.
     */
    String noWorseThan() default "";

    /**
     * The margin of {@link #noWorseThan()}, in [0, 1). It has no default, since how much worse is acceptable depends on
     * what is at stake.
     */
    double margin() default Double.NaN;

    /**
     * Claims that the figures of this spec have not drifted since a date such as {@code 2026-11-01}, a UTC time, or the
     * run with this folder name. Requires {@code tenet.history}. Refuted by an alarm of a sequential test; undecided if
     * there is no earlier run to compare with; otherwise within limits, which proves nothing. Default (empty): no claim.
     */
    String noDriftSince() default "";

    /**
     * Claims that DVGR is at least this share in every context, in [0, 1]. The claim is supported if each context is,
     * and refuted if any context is, corrected for their number. Default ({@code NaN}): no claim.
     */
    double inEveryContext() default Double.NaN;

    /**
     * Claims that DVGR is at least this share for every value that the user acts on, in [0, 1]; see
     * {@link #inEveryContext()}. Default ({@code NaN}): no claim.
     */
    double forEveryValue() default Double.NaN;

    /**
     * Claims that DVGR is at least this share at every number of examples, in [0, 1]; see {@link #inEveryContext()}.
     * Default ({@code NaN}): no claim.
     */
    double atEveryShotCount() default Double.NaN;

    /**
     * Claims that the examples raise DVGR by at least this difference, in (−1, 1), on the trials that are asked with
     * examples and without ({@link Control#ZERO_SHOT}). A negative difference claims that they lower it by at most that
     * much. All trials are asked. Default ({@code NaN}): no claim.
     */
    double raisedByExamplesAtLeast() default Double.NaN;

    /**
     * What the claims {@link #atLeast()} and {@link #atMost()} are about. With {@link IntervalMethod#CLUSTERED}, they are
     * about values and situations beyond those that were asked: trials are clustered two ways, by the value that the user
     * acts on and by test id, and all trials are asked.
     */
    IntervalMethod interval() default IntervalMethod.CATALOG;
}
