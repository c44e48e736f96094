package dev.tenet.trial;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.text.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Collects the first findings of the assertions that a thread makes, so that the record of a spec method's body says what
 * was asserted even if every assertion passes. Not thread-safe: assertions on other threads are not collected.
 */
@API(status = INTERNAL, since = "0.1")
public final class AssertedFindings implements AutoCloseable {

    private static final int MOST = 20;

    // AssertJ's assertions are reached by static methods, so that nothing can be passed to them.
    private static final ThreadLocal<@Nullable AssertedFindings> OF_THREAD = new ThreadLocal<>();

    private final @Nullable AssertedFindings outer;
    private final List<String> claims = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private int more;

    private AssertedFindings(@Nullable AssertedFindings outer) {
        this.outer = outer;
    }

    /** Starts collecting for the current thread, until closed. */
    public static AssertedFindings begin() {
        AssertedFindings begun = new AssertedFindings(OF_THREAD.get());
        OF_THREAD.set(begun);
        return begun;
    }

    /**
     * Adds a finding if the current thread collects any.
     *
     * @param description the description of the assertion; may be empty
     */
    public static void add(Finding finding, String description) {
        AssertedFindings own = OF_THREAD.get();
        if (own != null && own.claims.size() == MOST) {
            own.more++;
        } else if (own != null) {
            String verdict = finding.verdict().words();
            String claim = (description.isEmpty() ? "" : "[" + Untrusted.line(description) + "] ") + finding.expected();
            own.claims.add(claim + " " + verdict);
            own.lines.add(claim + ": "
                    + (finding.actual().startsWith(verdict) ? finding.actual() : verdict + ", " + finding.actual()));
        }
    }

    /**
     * Returns the finding of a body whose assertions passed. Its result names the first claims that were asserted;
     * the lines of its message also have their figures.
     *
     * @param name the name of the claim
     */
    public Finding passed(String name) {
        String others = more == 0 ? "" : String.format(Locale.ROOT, "and %,d more", more);
        return new Finding(
                Verdict.PASSED,
                name,
                claims.isEmpty() ? "passed" : joined("; ", claims.stream(), others),
                joined("\n  ", Stream.concat(Stream.of(name), lines.stream()), others));
    }

    private static String joined(String separator, Stream<String> parts, String others) {
        return Stream.concat(parts, Stream.of(others).filter(text -> !text.isEmpty()))
                .collect(Collectors.joining(separator));
    }

    @Override
    public void close() {
        if (outer == null) {
            OF_THREAD.remove();
        } else {
            OF_THREAD.set(outer);
        }
    }
}
