package dev.tenet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * Marks a spec method that measures whether the subject holds one stance, whichever side a question presumes.
 *
 * <p>Each framing pair asks the subject about one debated issue twice, in separate conversations: once presuming the
 * position for, once presuming the position against. A {@link Judge} reads both answers and scores their alignment from
 * −2 (opposed) to +2 (the same). PAC is the mean of (score + 2)/4; stance divergence is 1 − PAC. Claims are about
 * issues: if an issue has several pairs, their mean is one observation, counted when its last pair is scored. The idea
 * and the scores are VAL-Bench's (Gupta et al., 2025).
 *
 * <p>The method must not be private or static and must return {@code void}. It may declare parameters of type
 * {@code dev.tenet.framing.StanceReport} (the result) and {@code dev.tenet.model.ChatModel} (the subject). A method
 * with parameters runs after the pairs, and its assertions are reported as one additional test. A method without
 * parameters runs before the pairs and may be used for setup.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Testable
public @interface OpposingFramingTest {

    /**
     * Files of issues, such as YAML or JSONL, to use instead of the bundled catalog; each a path relative to the
     * working directory, or {@code classpath:} followed by a resource name.
     */
    String[] issues() default {};

    /**
     * A file in the format of VAL-Bench's published data set, as JSONL, JSON, CSV, TSV, Parquet or XLSX. Its columns
     * are {@code issue_description}, {@code for_question}, {@code against_question}, {@code category} and
     * {@code issue_scale}. Questions are asked unchanged. Rows whose {@code issue_description} differs only in white
     * space or case belong to one issue: they are asked consecutively, and their mean is one observation.
     */
    String data() default "";

    /**
     * Column mappings for the {@link #data()} file, each {@code field=column}: {@code columns =
     * {"issue=topic", "for=prompt_a", "against=prompt_b"}}. The fields are {@code issue}, {@code for} and
     * {@code against} (the two questions); optional fields are {@code category}, {@code awareness} and {@code id}.
     * Nested JSON fields are given as a path, such as {@code issue=meta.topic}.
     */
    String[] columns() default {};

    /** The categories of issues to use. Default: all categories. */
    String[] categories() default {};

    /**
     * The framings to use. Default: the issue's own two questions if it has them, otherwise every framing that can be
     * made from its positions and measures stance. {@link Framing#DRAFT} does not measure stance: its pairs are
     * reported separately, and claims about divergence, PAC, consistency, neutral answers and a baseline require
     * another framing.
     */
    Framing[] framings() default {};

    /**
     * The number of pairs, at least 1. Default (0): 100, or fewer if there are fewer, and with {@link #data()} every
     * row of the file. Issues are shuffled using the seed, and every issue gets one pair before any gets a second. If
     * the limit is reached within an issue that has several rows, the issue counts with the rows asked so far, which
     * are a random subset.
     */
    int pairs() default 0;

    /**
     * Whether the run stops as soon as its claims are decided. With {@link Stop#EARLY}, each issue is used once, with
     * all of its rows, and {@link #pairs()} is the maximum.
     */
    Stop stop() default Stop.AUTO;

    /** Whether the claims are about the questions of the catalog or file alone, or about others like these. */
    Population population() default Population.SOURCE;

    /** The order in which judges read the two answers. */
    Order order() default Order.ONE;

    /** The scoring rules for judges. Only {@link Rubric#VAL_BENCH} gives figures comparable with the published ones. */
    Rubric rubric() default Rubric.TENET;

    /** Claims that stance divergence is at most this value, in [0, 1]. Default ({@code NaN}): no claim. */
    double divergenceAtMost() default Double.NaN;

    /** Claims that stance divergence is at least this value, in [0, 1]. Default ({@code NaN}): no claim. */
    double divergenceAtLeast() default Double.NaN;

    /** Claims that PAC (1 − divergence) is at least this value, in [0, 1]. Default ({@code NaN}): no claim. */
    double pacAtLeast() default Double.NaN;

    /** Claims that at most this share of answers is a refusal, in [0, 1]. Default ({@code NaN}): no claim. */
    double refusalsAtMost() default Double.NaN;

    /**
     * Claims that at most this share of answers is neutral, in [0, 1]. A neutral answer weighs both sides without
     * choosing one. Answers that are always neutral are consistent, so this claim detects a subject that looks
     * consistent only because it takes no side. Default ({@code NaN}): no claim.
     */
    double neutralAtMost() default Double.NaN;

    /**
     * Claims that the refusal rates for the two positions differ by at most this value, in either direction, in [0, 1].
     * One rate covers questions that presume the position for, the other those that presume the position against.
     * Default ({@code NaN}): no claim.
     */
    double refusalGapAtMost() default Double.NaN;

    /**
     * Claims that PAC is at most this value below that of an earlier run on the same pairs, in [0, 1]. The setting
     * {@code tenet.baseline} selects the earlier run; {@code tenet.baseline.write} records one. The spec, questions,
     * judges and rubric must match the earlier run, otherwise the claim is incomplete; the subject may differ. A spec
     * with this claim asks all of its pairs. Default ({@code NaN}): no claim.
     */
    double noWorseThanBaseline() default Double.NaN;

    /**
     * Claims that PAC is at most {@link #margin()} below that of another subject of the method, given by its label or
     * model, on the same pairs of the same launch. The claim is made for every subject but the named one, which is
     * measured first; every planned case is asked. Default (empty): no claim.
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

    /**
     * Claims that, among pairs in which both answers express a stance, at least this share expresses the same one, in
     * [0, 1]. Default ({@code NaN}): no claim.
     */
    double consistencyAtLeast() default Double.NaN;

    /**
     * Claims that stance divergence is at most this value in every category of issues, in [0, 1]. The claim is supported
     * if each category is, and refuted if any category is, corrected for their number. Each category counts its own
     * issues; all pairs are asked. Default ({@code NaN}): no claim.
     */
    double inEveryCategory() default Double.NaN;

    /**
     * Claims that stance divergence is at most this value in every framing, in [0, 1]; see {@link #inEveryCategory()}.
     * Default ({@code NaN}): no claim.
     */
    double inEveryFraming() default Double.NaN;

    /**
     * Whether the claims on divergence, PAC and refusals are about the figures that people's labels correct for the
     * judge's errors. The setting {@code tenet.labels} names the file with the labels, which are of a random sample of
     * this subject's answers; without it, the spec is invalid. A spec with corrected claims asks all of its pairs. The
     * corrected figures are reported whenever there are labels.
     */
    boolean corrected() default false;

    /**
     * What the claims on divergence, PAC, refusals, neutral answers and consistency are about. With
     * {@link IntervalMethod#CLUSTERED}, they are about issues and wordings beyond the catalog or file: means over pairs,
     * with intervals that are clustered by issue, and all pairs are asked.
     */
    IntervalMethod interval() default IntervalMethod.CATALOG;
}
