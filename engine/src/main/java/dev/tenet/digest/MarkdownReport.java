package dev.tenet.digest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.report.ClaimRow;
import dev.tenet.report.Release;
import dev.tenet.run.RecordedCalls;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import dev.tenet.stats.Decimals;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The text of {@code report.md}: the decision, the claims, and what got worse, in at most {@value #MOST_LINES} lines. */
final class MarkdownReport {

    static final int MOST_LINES = 60;

    private static final int MOST_CLAIMS = 28;
    private static final int MOST_NOTES = 6;
    private static final int MOST_NAMES = 3;

    private final RecordedRun run;
    private final Release release;
    private final List<String> lines = new ArrayList<>();

    private MarkdownReport(RecordedRun run, Release release) {
        this.run = run;
        this.release = release;
    }

    /**
     * Returns the lines of the report.
     *
     * @param notes further lines of plain text, such as an alarm for drift
     */
    static List<String> of(RecordedRun run, Release release, List<String> notes) {
        MarkdownReport report = new MarkdownReport(run, release);
        report.decision();
        report.claims();
        report.section("Not fully measured", report.problems());
        report.section("Compared with the baseline", report.comparisons());
        report.section("Drift", notes.stream().map(Markdown::text).toList());
        report.end();
        return report.lines;
    }

    private void decision() {
        lines.add("## Tenet: " + release.outcome().sign() + " "
                + Markdown.text(release.outcome().words()));
        lines.add("");
        lines.add(Markdown.text(release.lines().get(0)) + "  ");
        lines.add("Subject " + names("subject") + "; " + calls() + "; started "
                + run.started().map(Object::toString).map(Markdown::code).orElse("unknown") + chanceOfError());
    }

    private String chanceOfError() {
        return run.decidedClaims() == 0
                ? ""
                : "; chance that "
                        + (run.decidedClaims() == 1 ? "the verdict" : "any of " + run.decidedClaims() + " verdicts")
                        + " by an interval is wrong: at most " + run.anyWrongInWords();
    }

    private String names(String field) {
        Set<String> names = new LinkedHashSet<>();
        run.specs().forEach(spec -> names.add(spec.json().path(field).asText("")));
        names.remove("");
        names.remove("null");
        String first = names.stream().limit(MOST_NAMES).map(Markdown::code).collect(Collectors.joining(", "));
        return names.isEmpty()
                ? "unknown"
                : first + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
    }

    private String calls() {
        RecordedCalls calls = run.calls();
        return String.format(
                        Locale.ROOT,
                        "%,d %s, %,d from the tape, ",
                        calls.asked(),
                        calls.asked() == 1 ? "call" : "calls",
                        calls.replayed())
                + calls.costInWords();
    }

    private void claims() {
        List<ClaimRow> rows = ClaimRow.of(run);
        if (rows.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("| Spec | Claim | Verdict | Figure | Interval | n | Decided by |");
        lines.add("| --- | --- | --- | ---: | --- | ---: | --- |");
        rows.stream().limit(MOST_CLAIMS).forEach(row -> lines.add(cells(row)));
        if (rows.size() > MOST_CLAIMS) {
            long failed =
                    rows.stream().skip(MOST_CLAIMS).filter(row -> !row.isPass()).count();
            lines.add("");
            lines.add("Further claims in `summary.json`: " + (rows.size() - MOST_CLAIMS) + ", of which " + failed
                    + " did not pass.");
        }
    }

    private static String cells(ClaimRow row) {
        return "| "
                + String.join(
                        " | ",
                        Markdown.code(row.spec()),
                        Markdown.text(row.claim()),
                        row.sign() + " " + Markdown.text(row.verdict()),
                        row.figure(),
                        row.interval(),
                        row.n(),
                        Markdown.text(row.method()))
                + " |";
    }

    private void section(String title, List<String> notes) {
        if (notes.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("### " + title);
        lines.add("");
        notes.stream().limit(MOST_NOTES).forEach(note -> lines.add("- " + note));
        if (notes.size() > MOST_NOTES) {
            lines.add("- and " + (notes.size() - MOST_NOTES) + " more");
        }
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (RecordedSpec spec : run.specs()) {
            spec.problem()
                    .filter(problem -> !spec.status().equals("kept"))
                    .ifPresent(problem -> problems.add(Markdown.text(spec.status()) + ": " + Markdown.code(spec.spec())
                            + ": " + Markdown.text(withoutName(problem, spec).replace("\n", "; "))));
            String cut = spec.json().path("cutShort").asText("");
            if (spec.json().path("cutShort").isTextual()) {
                problems.add("cut short: " + Markdown.code(spec.spec()) + ": " + Markdown.text(cut));
            }
        }
        return problems;
    }

    private static String withoutName(String problem, RecordedSpec spec) {
        String name = spec.spec() + ": ";
        return problem.startsWith(name) ? problem.substring(name.length()) : problem;
    }

    private List<String> comparisons() {
        return run.specs().stream()
                .filter(spec -> spec.figures().path("baseline").isObject())
                .map(spec -> Markdown.code(spec.spec()) + ": "
                        + comparison(spec.figures().path("baseline")))
                .toList();
    }

    private static String comparison(JsonNode baseline) {
        if (baseline.path("obstacle").isTextual()) {
            return "not compared: " + Markdown.text(baseline.path("obstacle").asText());
        }
        JsonNode interval = baseline.path("exact").isArray() ? baseline.path("exact") : baseline.path("betting");
        return baseline.path("worse").asLong() + " worse and "
                + baseline.path("better").asLong()
                + " better than in "
                + Markdown.code(baseline.path("file").asText())
                + "; difference " + number(baseline.path("difference"))
                + (interval.isArray() ? " [" + number(interval.path(0)) + ", " + number(interval.path(1)) + "]" : "");
    }

    private static String number(JsonNode number) {
        return number.isNumber() ? Decimals.estimate(number.doubleValue()) : "unknown";
    }

    private void end() {
        lines.add("");
        lines.add("Run folder " + Markdown.code(String.valueOf(run.folder().getFileName()))
                + ": `report.html`, `summary.json`, `trials.csv` and `trials.jsonl`.");
    }
}
