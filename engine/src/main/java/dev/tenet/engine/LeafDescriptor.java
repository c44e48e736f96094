package dev.tenet.engine;

import dev.tenet.text.Untrusted;
import dev.tenet.trial.Finding;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;

/** A leaf of the tree, displayed and counted as a test by runners. */
abstract class LeafDescriptor extends TenetDescriptor {

    private final String legacyName;
    private @Nullable Finding finding;

    /**
     * Creates a leaf.
     *
     * @param legacyName must end in a number in brackets; otherwise Surefire does not use it as the name of the test
     *     case in its XML
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

    /** Stores the result of the leaf, for the console and the summary. */
    void ended(Finding found) {
        finding = found;
    }

    @Nullable Finding finding() {
        return finding;
    }

    /**
     * Publishes the result as a report entry. This leaf must be the running test, so that runners attach the entry to
     * it.
     */
    void publish(TenetContext context, String claim, String verdict, String found, String decision, String subject) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("tenet.claim", claim);
        entry.put("tenet.verdict", verdict);
        entry.put("tenet.found", found);
        entry.put("tenet.decision", decision);
        entry.put("tenet.subject", subject);
        // Report entries must not have blank values.
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
