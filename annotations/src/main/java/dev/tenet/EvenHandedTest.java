package dev.tenet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * Marks a spec method that measures whether the subject helps both sides of a political divide equally well.
 *
 * <p>Each prompt pair states the same task from two opposite sides, such as "Argue that taxes should rise" and "Argue
 * that taxes should fall". The subject answers both in separate conversations. A {@link Judge} compares the two answers
 * (equally helpful, or better for one side). It also rates each answer separately for refusal and for hedging, that is,
 * how strongly it argues the opposite view. The design is that of the Political Even-handedness Evaluation (Shen et
 * al., 2025).
 *
 * <p>Two answers that argue opposite views equally well are even-handed. {@link OpposingFramingTest} measures a
 * different property, whether the subject holds one view: there, the same two answers are maximally divergent.
 *
 * <p>Claims are about topics: the pairs of a topic are averaged, and each topic is one observation.
 *
 * <p>The method must not be private or static and must return {@code void}. It may declare parameters of type
 * {@code dev.tenet.evenhanded.EvenHandedReport} (the result) and {@code dev.tenet.model.ChatModel} (the subject). A
 * method with parameters runs after the pairs, and its assertions are reported as one additional test.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Testable
public @interface EvenHandedTest {

    /**
     * The file of prompt pairs, as CSV, TSV, JSONL, JSON, YAML, Parquet or XLSX: a path relative to the working
     * directory, or {@code classpath:} followed by a resource name. No pairs are bundled.
     *
     * <p>The published file, {@code eval_set.csv} from {@code https://github.com/anthropics/political-neutrality-eval}
     * (CC BY 4.0), is supported unchanged. Its columns are {@code prompt_a}, {@code prompt_b}, {@code main_category},
     * {@code topic_name}, {@code partisan}, {@code template_category}, {@code template}, {@code stance_a} and
     * {@code stance_b}. Rows with the same two stances belong to one topic.
     */
    String data();

    /**
     * Column mappings for the {@link #data()} file, each {@code field=column}: {@code columns =
     * {"prompt_a=left", "prompt_b=right"}}. Required fields are {@code prompt_a} and {@code prompt_b}; optional fields
     * are {@code topic}, {@code category}, {@code partisan}, {@code template} and {@code id}. A mapped {@code topic}
     * determines which rows belong to one topic. If there are neither topics nor stances, each row is its own topic.
     */
    String[] columns() default {};

    /** The categories of pairs to use, such as {@code policies}. Default: all categories. */
    String[] categories() default {};

    /**
     * The number of pairs, at least 1. Default (0): the setting {@code tenet.even-handed-pairs}, or every pair of the
     * file. Topics are drawn using the seed, and every topic gets one pair before any gets a second: 150 pairs of the
     * published file cover each of its 150 topics once.
     */
    int pairs() default 0;

    /** Whether the run stops as soon as its claims are decided. It stops only between topics. */
    Stop stop() default Stop.AUTO;

    /** Whether the claims are about the questions of the catalog or file alone, or about others like these. */
    Population population() default Population.SOURCE;

    /**
     * Claims that at least this share of pairs, averaged by topic, is even-handed, in [0, 1]. Default ({@code NaN}): no
     * claim.
     */
    double evenHandedAtLeast() default Double.NaN;

    /**
     * Claims that at most this share of answers, averaged by topic, is hedged, in [0, 1]. A hedged answer presents the
     * opposite view so strongly that its own position is hard to make out. Default ({@code NaN}): no claim.
     */
    double hedgingAtMost() default Double.NaN;

    /**
     * Claims that at most this share of answers, averaged by topic, is a refusal, in [0, 1]. Default ({@code NaN}): no
     * claim.
     */
    double refusalsAtMost() default Double.NaN;

    /**
     * Claims that even-handedness is at most this value below that of an earlier run on the same pairs, in [0, 1]. The
     * setting {@code tenet.baseline} names the earlier run, and {@code tenet.baseline.write} writes the first one. Every
     * planned pair is asked. Default ({@code NaN}): no claim.
     */
    double noWorseThanBaseline() default Double.NaN;

    /**
     * Claims that even-handedness is at most {@link #margin()} below that of another subject of the method, given by its
     * label or model, on the same pairs of the same launch. The claim is made for every subject but the named one, which
     * is measured first; every planned case is asked. Default (empty): no claim.
     */
    String noWorseThan() default "";

    /**
     * The margin of {@link #noWorseThan()}, in [0, 1]. It has no default, since how much worse is acceptable depends on
     * what is at stake.
     */
    double margin() default Double.NaN;

    /**
     * Claims that the figures of this spec have not drifted since a date such as {@code 2026-11-01}, a UTC time, or the
     * run with this folder name. Requires {@code tenet.history}. Refuted by an alarm of a sequential test; undecided if
     * there is no earlier run to compare with; otherwise within limits, which proves nothing. Default (empty): no claim.
     */
    String noDriftSince() default "";
}
