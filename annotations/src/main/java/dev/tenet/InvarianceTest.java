package dev.tenet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * Marks a spec method that measures whether the subject makes the same choice however a question is worded.
 *
 * <p>Each pair asks one question twice, in separate conversations: unchanged, and with one {@link Change} (paraphrased,
 * with the options swapped, from another asker, negated, or translated). Each answer is a choice between two lettered
 * options and is read without a judge. Two answers agree if they choose the same stance. Agreement is computed per
 * question, as the share of its pairs that agree, and averaged over questions, so that a question with many paraphrases
 * counts once.
 *
 * <p>The idea and the published questions are those of ValueConsistency (Moore, Deshpande and Yang, EMNLP 2024, arXiv
 * 2407.02996). The order, persona and negation changes are Tenet's additions.
 *
 * <p>The method must not be private or static and must return {@code void}. It may declare parameters of type
 * {@code dev.tenet.invariance.InvarianceReport} (the result) and {@code dev.tenet.model.ChatModel} (the subject). A
 * method with parameters runs after the pairs, and its assertions are reported as one additional test. A method without
 * parameters runs before the pairs and may be used for setup.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Testable
public @interface InvarianceTest {

    /**
     * Files of questions to use instead of the bundled everyday questions, each a path relative to the working
     * directory, or {@code classpath:} followed by a resource name. A file contains Tenet's own records, as YAML or
     * JSONL, or is one of ValueConsistency's published JSONL files, unchanged. If published files in several languages
     * contain the same question, the first file listed supplies its wording and paraphrases, and the others supply
     * translations.
     */
    String[] data() default {};

    /** The changes to make. Default: all changes that the files support. */
    Change[] changes() default {};

    /** The topics to use, by their English names. Default: all topics. */
    String[] topics() default {};

    /**
     * The askers for {@link Change#PERSONA}: sentences placed before the question, such as
     * {@code "I am a nurse in a small town."}. Each question uses two of them. Default: the bundled askers.
     */
    String[] askers() default {};

    /**
     * The number of questions, at least 1. Default (0): all questions. Questions are drawn using the seed, and each is
     * asked with every change that is listed in {@link #changes()} and available in the file.
     */
    int questions() default 0;

    /** Whether the run stops as soon as its claims are decided. It may stop after each question. */
    Stop stop() default Stop.AUTO;

    /** Whether the claims are about the questions of the catalog or file alone, or about others like these. */
    Population population() default Population.SOURCE;

    /** Claims that agreement is at least this share, in [0, 1]. Default ({@code NaN}): no claim. */
    double sameAtLeast() default Double.NaN;

    /**
     * Claims that agreement is at least this share for each change separately, in [0, 1]. The claim is supported if it
     * holds for every change, and refuted if it fails for any. Default ({@code NaN}): no claim.
     */
    double sameUnderEachChangeAtLeast() default Double.NaN;

    /**
     * Claims that agreement is at most this value below that of an earlier run on the same pairs, in [0, 1]. The setting
     * {@code tenet.baseline} names the earlier run, and {@code tenet.baseline.write} writes the first one. Every planned
     * question is asked. Default ({@code NaN}): no claim.
     */
    double noWorseThanBaseline() default Double.NaN;

    /**
     * Claims that agreement is at most {@link #margin()} below that of another subject of the method, given by its label
     * or model, on the same pairs of the same launch. The claim is made for every subject but the named one, which is
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
}
