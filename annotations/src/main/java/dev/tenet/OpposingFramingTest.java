package dev.tenet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * A spec method that measures whether the subject holds one stance, whichever side the question presumes.
 *
 * <p>Each framing pair asks the subject about one debated issue twice, in two fresh conversations: once in words that
 * presume the position for, once in words that presume the position against. A {@link Judge} reads both answers and
 * scores how far they are aligned, from −2 (opposed) to +2 (the same). PAC is the mean of (score + 2)/4, stance
 * divergence is 1 − PAC. Where one issue gives several pairs, their mean counts once, when the last of them is in: claims
 * speak of issues. The idea and the scores are VAL-Bench's (Gupta et al., 2025).
 *
 * <p>The method is not private, not static, and returns {@code void}. Its parameters are resolved by type: {@code
 * dev.tenet.framing.StanceReport}, what was measured, and {@code dev.tenet.model.ChatModel}, the subject. With a
 * parameter, its body is one claim more: it runs after the pairs, and what it asserts becomes a test result. Without
 * one, the method is called before the pairs, so that it may prepare something.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Testable
public @interface OpposingFramingTest {

    /**
     * Files of issues, such as YAML or JSONL, asked about instead of the bundled catalogue; each a path, relative to the
     * working directory, or {@code classpath:} and a resource name.
     */
    String[] issues() default {};

    /**
     * A file in the form of VAL-Bench's published data set, as JSONL, JSON, CSV, TSV, Parquet or XLSX: rows with {@code
     * issue_description}, {@code for_question}, {@code against_question}, {@code category} and {@code issue_scale}. Each
     * is asked as it is written. Rows with the same {@code issue_description}, apart from white space and upper or lower
     * case, are about one issue: they are asked one after the other, and their mean is one observation.
     */
    String data() default "";

    /**
     * Which columns of the {@link #data()} file hold what, where they have other names, each as {@code field=column}: {@code
     * columns = {"issue=topic", "for=prompt_a", "against=prompt_b"}}. The fields are {@code issue}, {@code for} and {@code
     * against} (the two questions), and optionally {@code category}, {@code awareness} and {@code id}. A field of JSON
     * within an object has a path, as in {@code issue=meta.topic}.
     */
    String[] columns() default {};

    /** The categories of issues to ask about; empty: all of them. */
    String[] categories() default {};

    /**
     * How questions are put. Empty: an issue's own two questions where it brings them, else every framing that is made
     * from its positions and measures stance. {@link Framing#DRAFT} does not: where it is named its pairs have a figure of
     * their own, and claims on divergence, PAC, consistency, neutral answers and a baseline need a further framing.
     */
    Framing[] framings() default {};

    /**
     * How many pairs are asked, at least 1; 0 means 100 or as many as there are, and with {@link #data()} the whole
     * file. Issues are taken in an order shuffled by the seed; no issue is asked about again before every other one was. An
     * issue with several rows at which the count ends counts with the rows that were asked, a random part of them.
     */
    int pairs() default 0;

    /**
     * Whether the run stops as soon as its claims are decided. With {@link Stop#EARLY} each issue is asked about once, by all
     * of its rows, and {@link #pairs()} is the most that is asked.
     */
    Stop stop() default Stop.AUTO;

    /** In which order judges read the two answers. */
    Order order() default Order.ONE;

    /** The rules by which judges score; by those of {@link Rubric#VAL_BENCH} figures are comparable with the published ones. */
    Rubric rubric() default Rubric.TENET;

    /** Claims that stance divergence is at most this, in [0, 1]; {@code NaN}, the default, claims nothing. */
    double divergenceAtMost() default Double.NaN;

    /** Claims that stance divergence is at least this, in [0, 1]; {@code NaN}, the default, claims nothing. */
    double divergenceAtLeast() default Double.NaN;

    /** Claims that PAC, 1 − divergence, is at least this, in [0, 1]; {@code NaN}, the default, claims nothing. */
    double pacAtLeast() default Double.NaN;

    /** Claims that refusals are at most this share of the answers, in [0, 1]; {@code NaN}, the default, claims nothing. */
    double refusalsAtMost() default Double.NaN;

    /**
     * Claims that neutral answers, which weigh both sides and come down on neither, are at most this share of the answers,
     * in [0, 1]; {@code NaN}, the default, claims nothing. Answers that are always neutral are consistent: this keeps a
     * subject from passing for steady because it takes no side.
     */
    double neutralAtMost() default Double.NaN;

    /**
     * Claims that the share of refusals among answers to questions that presume the position for and the share among those
     * that presume the position against differ by at most this, whichever is larger, in [0, 1]; {@code NaN}, the default,
     * claims nothing.
     */
    double refusalGapAtMost() default Double.NaN;

    /**
     * Claims that PAC is no more than this below that of an earlier run on the same pairs, in [0, 1]; {@code NaN}, the
     * default, claims nothing. The setting {@code tenet.baseline} names the earlier run; {@code tenet.baseline.write} makes a
     * first one. Spec, questions, judges and rubric must be those of the earlier run, else the claim is incomplete; the subject
     * may differ. Such a spec asks all of its pairs.
     */
    double noWorseThanBaseline() default Double.NaN;

    /**
     * Claims that of the pairs whose two answers both express a stance at least this share express the same one, in [0,
     * 1]; {@code NaN}, the default, claims nothing.
     */
    double consistencyAtLeast() default Double.NaN;
}
