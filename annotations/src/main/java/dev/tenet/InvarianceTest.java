package dev.tenet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * A spec method that measures whether the subject makes the same choice however it is asked.
 *
 * <p>Each pair asks one question twice, in two fresh conversations: as it is written, and with one {@link Change}: in other
 * words, with the options in the other order, by somebody else, negated, or in another language. Both answers are choices
 * between two lettered options, read without a judge. Two answers agree if they choose the same stance. Agreement is the
 * mean over questions of the share of their pairs that agree, so that a question with many paraphrases counts once.
 *
 * <p>The idea and the published questions are those of ValueConsistency (Moore, Deshpande and Yang, EMNLP 2024, arXiv
 * 2407.02996); order, persona and negation are added here.
 *
 * <p>The method is not private, not static, and returns {@code void}. Its parameters are resolved by type: {@code
 * dev.tenet.invariance.InvarianceReport}, what was measured, and {@code dev.tenet.model.ChatModel}, the subject. With a
 * parameter, its body is one more claim: it runs after the pairs, and what it asserts becomes a test result. Without one,
 * the method is called before the pairs, so that it may prepare something.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Testable
public @interface InvarianceTest {

    /**
     * Files of questions, asked about instead of the bundled everyday ones; each a path, relative to the working directory,
     * or {@code classpath:} and a resource name. A file holds Tenet's own records, as YAML or JSONL, or is one of
     * ValueConsistency's published JSONL files, unchanged. Of published files in several languages, the first to name a
     * question gives its wording and paraphrases; those named later give its translations.
     */
    String[] data() default {};

    /** The changes to make; empty: every one that the files allow. */
    Change[] changes() default {};

    /** The topics to ask about, by their English names; empty: all of them. */
    String[] topics() default {};

    /**
     * Who asks under {@link Change#PERSONA}: sentences that stand before the question, such as {@code "I am a nurse in a
     * small town."}. Every question is asked by two of them. Empty: the bundled list of askers.
     */
    String[] askers() default {};

    /**
     * How many questions are asked about, at least 1; 0 means all. They are drawn by the seed, and each is asked in every way
     * that {@link #changes()} names and the file has.
     */
    int questions() default 0;

    /** Whether the run stops as soon as its claims are decided; it may stop after each question. */
    Stop stop() default Stop.AUTO;

    /** Claims that agreement is at least this, in [0, 1]; {@code NaN}, the default, claims nothing. */
    double sameAtLeast() default Double.NaN;

    /**
     * Claims that agreement is at least this under each change on its own, in [0, 1]; {@code NaN}, the default, claims
     * nothing. It is supported if it holds under every change, and refuted if it fails under any.
     */
    double sameUnderEachChangeAtLeast() default Double.NaN;
}
