package dev.tenet.engine;

import dev.tenet.trial.Finding;
import dev.tenet.trial.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;

/** A leaf of the tree: what runners show and count as a test. */
abstract class LeafDescriptor extends TenetDescriptor {

    private final String legacyName;
    private @Nullable Finding finding;

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

    /** Remembers how the leaf ended, for the console and the summary. */
    void ended(Finding found) {
        finding = found;
    }

    @Nullable Finding finding() {
        return finding;
    }

    /**
     * Says what was found while this leaf is the running test, so that runners attach it: as a report entry, and as a line
     * on the console.
     *
     * @param line what the console shows
     */
    void publish(TenetContext context, String claim, String verdict, String found, String subject, String line) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("tenet.claim", claim);
        entry.put("tenet.verdict", verdict);
        entry.put("tenet.found", found);
        entry.put("tenet.subject", subject);
        // A report entry has no blank values.
        entry.values().removeIf(String::isBlank);
        context.listener().reportingEntryPublished(this, ReportEntry.from(entry));
        context.console().line(line);
    }

    static String mark(Verdict verdict) {
        return switch (verdict) {
            case SUPPORTED, WITHIN_LIMITS, PASSED -> "✓";
            case REFUTED -> "✗";
            case UNDECIDED -> "?";
            case INCOMPLETE -> "!";
        };
    }

    static String firstLineOf(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }
}
