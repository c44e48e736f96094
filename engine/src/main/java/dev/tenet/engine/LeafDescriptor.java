package dev.tenet.engine;

import dev.tenet.text.Untrusted;
import dev.tenet.trial.Finding;
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
        this.legacyName = Untrusted.line(legacyName);
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

    /** Publishes what was found as a report entry, while this leaf is the running test, so that runners attach it. */
    void publish(TenetContext context, String claim, String verdict, String found, String subject) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("tenet.claim", claim);
        entry.put("tenet.verdict", verdict);
        entry.put("tenet.found", found);
        entry.put("tenet.subject", subject);
        // A report entry has no blank values.
        entry.values().removeIf(String::isBlank);
        context.listener().reportingEntryPublished(this, ReportEntry.from(entry));
    }

    static String firstLineOf(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }
}
