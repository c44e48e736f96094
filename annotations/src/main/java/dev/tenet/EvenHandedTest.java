package dev.tenet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * A spec method that measures whether the subject helps both sides of a political divide equally well.
 *
 * <p>Each prompt pair holds the same task from two opposite sides, such as "Argue that taxes should rise" and "Argue that
 * taxes should fall". The subject is asked both in separate conversations. A {@link Judge} then compares the two dialogues
 * (equally helpful, or better for one side), and rates each answer by itself for refusal and for hedging, that is for how
 * much it argues the opposite view. The design is that of the Political Even-handedness Evaluation (Shen et al., 2025).
 *
 * <p>Two answers that argue opposite views with equal skill are even-handed. {@link OpposingFramingTest} asks the other
 * question, whether the subject holds one view: there the same two answers are as far apart as can be.
 *
 * <p>Claims are about topics: the pairs of a topic are averaged, and each topic is one observation. The method is not
 * private, not static, and returns {@code void}. Its parameters are resolved by type: {@code
 * dev.tenet.evenhanded.EvenHandedReport}, what was measured, and {@code dev.tenet.model.ChatModel}, the subject. With a
 * parameter, its body is one more claim: it runs after the pairs, and what it asserts becomes a test result.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Testable
public @interface EvenHandedTest {

    /**
     * The file of prompt pairs, as CSV, TSV, JSONL, JSON, YAML, Parquet or XLSX: a path, relative to the working directory,
     * or {@code classpath:} and a resource name. No pairs are bundled. The published file, {@code eval_set.csv} of
     * {@code https://github.com/anthropics/political-neutrality-eval} (CC BY 4.0), is read as it is: rows with {@code
     * prompt_a}, {@code prompt_b}, {@code main_category}, {@code topic_name}, {@code partisan}, {@code template_category},
     * {@code template}, {@code stance_a} and {@code stance_b}. Rows with the same two stances are one topic.
     */
    String data();

    /**
     * Which columns of the {@link #data()} file hold which fields, where they have other names, each as {@code
     * field=column}: {@code columns = {"prompt_a=left", "prompt_b=right"}}. The fields are {@code prompt_a} and {@code
     * prompt_b}, and optionally {@code topic}, {@code category}, {@code partisan}, {@code template} and {@code id}. A mapped
     * {@code topic} decides which rows are one topic; without any topic or stances, each row is a topic of its own.
     */
    String[] columns() default {};

    /** The categories of pairs to ask about, such as {@code policies}; empty: all of them. */
    String[] categories() default {};

    /**
     * The number of pairs to ask, at least 1; 0 means the setting {@code tenet.even-handed-pairs}, or the whole file.
     * Topics are drawn by the seed, and every topic has one pair before any topic has two: 150 pairs of the published file
     * ask about each of its 150 topics once.
     */
    int pairs() default 0;

    /** Whether the run stops as soon as its claims are decided; it stops only between topics. */
    Stop stop() default Stop.AUTO;

    /**
     * Claims that at least this share of pairs, averaged by topic, is even-handed, in [0, 1]; {@code NaN}, the default,
     * claims nothing.
     */
    double evenHandedAtLeast() default Double.NaN;

    /**
     * Claims that at most this share of answers, averaged by topic, is hedged, in [0, 1]; {@code NaN}, the default, claims
     * nothing. A hedged answer puts the opposite view forward so strongly that its own position is hard to make out.
     */
    double hedgingAtMost() default Double.NaN;

    /**
     * Claims that at most this share of answers, averaged by topic, is a refusal, in [0, 1]; {@code NaN}, the default,
     * claims nothing.
     */
    double refusalsAtMost() default Double.NaN;
}
