package dev.tenet.digest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.report.ClaimRow;
import dev.tenet.report.Release;
import dev.tenet.run.RecordedCalls;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import dev.tenet.stats.Decimals;
import dev.tenet.text.Untrusted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The text of {@code report.md}: the decision, the claims, and what got worse, in at most {@value #MOST_LINES} lines. */
final class MarkdownReport {

    static final int MOST_LINES = 60;

    private static final int MOST_CLAIMS = 28;
    // The head of the table, and the line that counts the claims left out, each after an empty line.
    private static final int LINES_AROUND_CLAIMS = 5;
    private static final int MOST_NOTES = 6;
    private static final int MOST_NAMES = 3;
    private static final int LONGEST_DECISION = 300;

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
        List<String> sections = new ArrayList<>();
        sections.addAll(section("Not fully measured", report.problems()));
        sections.addAll(section("Compared with the baseline", report.comparisons("baseline")));
        sections.addAll(section("Compared with another subject", report.comparisons("reference")));
        sections.addAll(section("Drift", notes.stream().map(Markdown::text).toList()));
        List<String> end = report.end();
        report.claims(MOST_LINES - report.lines.size() - sections.size() - end.size());
        report.lines.addAll(sections);
        report.lines.addAll(end);
        return report.lines;
    }

    private void decision() {
        lines.add("## Tenet: " + release.outcome().sign() + " "
                + Markdown.text(release.outcome().words()));
        lines.add("");
        lines.add(Markdown.text(release.lines().get(0)) + "  ");
        Set<String> draws = draws();
        lines.add("Subject " + names("subject") + "; " + calls() + "; started "
                + run.started().map(Object::toString).map(Markdown::code).orElse("unknown") + chanceOfError()
                + (draws.isEmpty() ? "" : "  "));
        if (!draws.isEmpty()) {
            lines.add("Draw " + first(draws, draws.size()));
        }
    }

    /** Returns the draws in Markdown. The subjects of a spec share one. */
    private Set<String> draws() {
        Set<String> draws = new LinkedHashSet<>();
        for (RecordedSpec spec : run.specs()) {
            JsonNode sample = spec.json().path("sample");
            if (sample.path("fingerprint").isTextual()) {
                draws.add(Markdown.code(sample.path("fingerprint").asText()) + " of seed "
                        + Markdown.code(sample.path("seed").asText()) + " in " + Markdown.code(spec.shortSpec()));
            }
        }
        return draws;
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
        return names.isEmpty()
                ? "unknown"
                : first(names.stream().map(Markdown::code).toList(), names.size());
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

    /** @param room the most lines that may be added */
    private void claims(int room) {
        List<ClaimRow> rows = ClaimRow.of(run);
        int most = Math.min(MOST_CLAIMS, room - LINES_AROUND_CLAIMS);
        if (rows.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("| Spec | Claim | Verdict | Figure | Interval | n | Decision |");
        lines.add("| --- | --- | --- | ---: | --- | ---: | --- |");
        rows.stream().limit(most).forEach(row -> lines.add(cells(row)));
        if (rows.size() > most) {
            long failed = rows.stream().skip(most).filter(row -> !row.isPass()).count();
            lines.add("");
            lines.add("Further claims in `summary.json`: " + (rows.size() - most) + ", of which " + failed
                    + " did not pass.");
        }
    }

    private static String cells(ClaimRow row) {
        return "| "
                + String.join(
                        " | ",
                        Markdown.code(row.spec()),
                        Markdown.text(row.claim()),
                        row.sign() + " " + Markdown.text(row.verdict()) + (row.isDrifting() ? ", drift" : ""),
                        row.figure(),
                        row.interval(),
                        row.n(),
                        Markdown.text(Untrusted.excerpt(row.decision(), LONGEST_DECISION)))
                + " |";
    }

    private static List<String> section(String title, List<String> notes) {
        if (notes.isEmpty()) {
            return List.of();
        }
        List<String> section = new ArrayList<>(List.of("", "### " + title, ""));
        notes.stream().limit(MOST_NOTES).forEach(note -> section.add("- " + note));
        if (notes.size() > MOST_NOTES) {
            section.add("- and " + (notes.size() - MOST_NOTES) + " more");
        }
        return section;
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

    private List<String> comparisons(String field) {
        return run.specs().stream()
                .filter(spec -> spec.figures().path(field).isObject())
                .map(spec -> Markdown.code(spec.name()) + ": "
                        + comparison(spec.figures().path(field)))
                .toList();
    }

    private static String comparison(JsonNode compared) {
        if (compared.path("obstacle").isTextual()) {
            return "not compared: " + Markdown.text(compared.path("obstacle").asText());
        }
        JsonNode interval = compared.path("exact").isArray() ? compared.path("exact") : compared.path("betting");
        return compared.path("worse").asLong() + " worse and "
                + compared.path("better").asLong()
                + " better than "
                + reference(compared)
                + worseCases(compared)
                + "; difference " + number(compared.path("difference"))
                + (interval.isArray() ? " [" + number(interval.path(0)) + ", " + number(interval.path(1)) + "]" : "");
    }

    /** Another subject of the same launch has no file. */
    private static String reference(JsonNode compared) {
        return compared.path("file").isTextual()
                ? "in " + Markdown.code(compared.path("file").asText())
                : Markdown.code(compared.path("subject").asText());
    }

    private static String worseCases(JsonNode compared) {
        List<String> cases = new ArrayList<>();
        compared.path("worseCases")
                .forEach(one -> cases.add(Markdown.code(one.path("case").asText())));
        return cases.isEmpty()
                ? ""
                : "; worse: " + first(cases, compared.path("worse").asLong());
    }

    /** Returns the first texts, which are Markdown, and how many more there are. */
    private static String first(Collection<String> names, long all) {
        String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        long more = all - Math.min(MOST_NAMES, names.size());
        return first + (more > 0 ? " and " + more + " more" : "");
    }

    private static String number(JsonNode number) {
        return number.isNumber() ? Decimals.estimate(number.doubleValue()) : "unknown";
    }

    private List<String> end() {
        return List.of(
                "",
                "Run folder " + Markdown.code(String.valueOf(run.folder().getFileName()))
                        + ": `report.html`, `summary.json`, `trials.csv` and `trials.jsonl`.");
    }
}
