package dev.tenet.trial;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.text.Untrusted;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Collects the findings of the assertions that a thread makes, so that the record of a spec method's body says what was
 * asserted even if every assertion passes. Not thread-safe: assertions on other threads are not collected.
 */
@API(status = INTERNAL, since = "0.1")
public final class AssertedFindings implements AutoCloseable {

    private static final ThreadLocal<@Nullable AssertedFindings> OF_THREAD = new ThreadLocal<>();

    private final @Nullable AssertedFindings outer;
    private final List<String> claims = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

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
        if (own != null) {
            String verdict = finding.verdict().words();
            String claim = (description.isEmpty() ? "" : "[" + Untrusted.line(description) + "] ") + finding.expected();
            own.claims.add(claim + " " + verdict);
            own.lines.add(claim + ": "
                    + (finding.actual().startsWith(verdict) ? finding.actual() : verdict + ", " + finding.actual()));
        }
    }

    /**
     * Returns the finding of a body whose assertions passed. Its result names the claims that were asserted; the lines
     * of its message also have their figures.
     *
     * @param name the name of the claim
     */
    public Finding passed(String name) {
        String actual = claims.isEmpty() ? "passed" : String.join("; ", claims);
        return new Finding(Verdict.PASSED, name, actual, String.join("\n  ", lines(name)));
    }

    private List<String> lines(String name) {
        List<String> all = new ArrayList<>(List.of(name));
        all.addAll(lines);
        return all;
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
