package dev.tenet.engine;

import dev.tenet.report.ConsoleReport;
import dev.tenet.text.Untrusted;
import dev.tenet.trial.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;

/** A leaf of the tree: what runners show and count as a test. */
abstract class LeafDescriptor extends TenetDescriptor {

    private final String legacyName;
    private @Nullable Result result;

    /** How the leaf ended, for the console and the summary. */
    record Result(Verdict verdict, String actual) {}

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

    void ended(Verdict verdict, String actual) {
        result = new Result(verdict, actual);
    }

    @Nullable Result result() {
        return result;
    }

    @Override
    ConsoleReport.Node report(Settings.Nodes nodes) {
        return result == null
                ? super.report(nodes)
                : ConsoleReport.Node.judged(getDisplayName(), result.verdict(), oneLine(result.actual()));
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
}
