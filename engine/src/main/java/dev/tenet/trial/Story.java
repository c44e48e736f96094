package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.text.Untrusted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * The lines below the first line of a {@linkplain Finding#message() finding's message}: advice, counts, the first failed
 * call and examples, for a reviewer. Text of models, servers and data files is escaped, and the texts of exchanges are
 * cut, except in lines passed to {@link #add} and {@link #addAll}, which the caller escapes with {@link Untrusted}.
 * Mutable; not thread-safe.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Story {

    private static final int LONGEST_EXCERPT = 1000;
    private static final String INDENT = "\n  ";
    // Below the text after "answered: ", which is itself indented below the line of the example.
    private static final String INDENT_OF_TEXT = "\n      ";

    private final List<String> lines = new ArrayList<>();

    /** Creates a story without lines. */
    public Story() {}

    /** Adds a line as it is. */
    public Story add(String line) {
        lines.add(line);
        return this;
    }

    /** Adds lines as they are. */
    public Story addAll(Collection<String> more) {
        lines.addAll(more);
        return this;
    }

    /**
     * Adds the first call that failed.
     *
     * @param problem why it failed
     */
    public Story firstFailure(String problem) {
        return add("the first call that failed: " + visible(problem.strip()));
    }

    /**
     * Adds the parts that refute a claim about each of several parts or, if none does, those that do not support it. Adds
     * nothing if there are no such parts.
     *
     * @param verdict the verdict on the claim
     * @param names the names of the parts
     */
    public Story parts(Verdict verdict, Collection<String> names) {
        return names.isEmpty()
                ? this
                : add((verdict == Verdict.REFUTED ? "refuted, with Holm's correction: " : "not supported: ")
                        + names.stream().map(Untrusted::line).collect(Collectors.joining(", ")));
    }

    /**
     * Adds the title of a pair of cases that shows what the claim is about. Its exchanges follow.
     *
     * @param pair the id of the pair and what was found, in one line
     */
    public Story pair(String pair) {
        return add("a pair to look at: " + Untrusted.line(pair));
    }

    /**
     * Adds a question and its answer.
     *
     * @param asked the question
     * @param answered the answer
     */
    public Story exchange(String asked, String answered) {
        return exchange(asked, answered, "");
    }

    /**
     * Adds a question, its answer, and what was read from the answer.
     *
     * @param asked the question
     * @param answered the answer
     * @param read what was read from it, such as {@code support}; empty for nothing
     */
    public Story exchange(String asked, String answered, String read) {
        return add("  asked: " + excerpt(asked))
                .add("  answered: " + excerpt(answered) + (read.isEmpty() ? "" : " (" + read + ")"));
    }

    /** Returns the beginning of a text by a model or from a data file, escaped, with its further lines indented. */
    public static String excerpt(String text) {
        return visible(Untrusted.excerpt(text.strip(), LONGEST_EXCERPT));
    }

    private static String visible(String text) {
        return Untrusted.message(text).replace("\n", INDENT_OF_TEXT);
    }

    /** Returns the lines, not indented. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /**
     * Returns the message: {@code <claim> is <verdict>: <actual>}, and the lines below it, indented.
     *
     * @param claim the name of the claim
     * @param actual the result, in one line
     */
    public String message(String claim, Verdict verdict, String actual) {
        List<String> all = new ArrayList<>(List.of(claim + " is " + verdict.words() + ": " + actual));
        all.addAll(lines);
        return String.join(INDENT, all);
    }
}
