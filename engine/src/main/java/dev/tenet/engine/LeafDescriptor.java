package dev.tenet.engine;

import dev.tenet.trial.Evidence;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Verdict;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;

/** A leaf of the tree: what runners show and count as a test. */
abstract class LeafDescriptor extends TenetDescriptor {

    private final String legacyName;
    private @Nullable Result result;

    /** How the leaf ended, for the console and the summary. */
    record Result(Verdict verdict, String actual, Optional<Evidence> evidence) {}

    /**
     * A leaf.
     *
     * @param legacyName ends in a number in brackets: only then is it the test case's name in Surefire's XML
     */
    LeafDescriptor(UniqueId uniqueId, String displayName, TestSource source, String legacyName) {
        super(uniqueId, displayName, source);
        this.legacyName = legacyName;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public String getLegacyReportingName() {
        return legacyName;
    }

    void ended(Verdict verdict, String actual) {
        result = new Result(verdict, actual, Optional.empty());
    }

    void ended(Finding finding) {
        result = new Result(finding.verdict(), finding.actual(), finding.evidence());
    }

    @Nullable Result result() {
        return result;
    }

    @Override
    String label() {
        if (result == null) {
            return super.label();
        }
        return String.format(
                Locale.ROOT, "%-31s %s  %s", getDisplayName(), mark(result.verdict()), oneLine(result.actual()));
    }

    private static String oneLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }

    static String nameOf(Verdict verdict) {
        return verdict.words();
    }

    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case SUPPORTED, WITHIN_LIMITS, PASSED -> "✓";
            case REFUTED -> "✗";
            case UNDECIDED -> "?";
            case INCOMPLETE -> "!";
        };
    }
}
