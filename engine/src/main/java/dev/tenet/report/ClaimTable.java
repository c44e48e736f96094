package dev.tenet.report;

import dev.tenet.run.RecordedCalls;
import dev.tenet.run.RecordedClaim;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The claims of a run as a table for a console of {@value #WIDTH} columns. Each spec has a line with its calls, tokens,
 * cost and time, and below it a line per claim. Names are wrapped; numbers are never cut, so that a line with very large
 * ones is longer.
 */
final class ClaimTable {

    static final int WIDTH = 80;

    private static final int MOST_CLAIMS = 100;
    private static final int NARROWEST_NAME = 20;
    private static final String GAP = "  ";

    private final Signs signs;

    ClaimTable(Signs signs) {
        this.signs = signs;
    }

    /** A column of numbers, right-aligned unless they are words. */
    private record Column(String title, boolean isRight, Function<ClaimRow, String> cell) {}

    /** A spec and its claims. */
    private record Block(RecordedSpec spec, List<ClaimRow> claims) {}

    private final List<Column> columns = List.of(
            new Column("Verdict", false, this::verdict),
            new Column("Figure", true, ClaimRow::figure),
            new Column("Interval", false, ClaimRow::interval),
            new Column("n", true, ClaimRow::n));

    /** Returns the lines of the table; none if no spec was measured. */
    List<String> of(RecordedRun run) {
        List<Block> blocks = blocks(run);
        if (run.specs().stream().noneMatch(spec -> spec.status().equals("measured"))) {
            return List.of();
        }
        List<ClaimRow> rows =
                blocks.stream().flatMap(block -> block.claims().stream()).toList();
        List<Integer> widths =
                columns.stream().map(column -> width(column, rows)).toList();
        int numbers = widths.stream().mapToInt(width -> width + GAP.length()).sum();
        int name = Math.max(NARROWEST_NAME, WIDTH - numbers);
        List<String> lines = new ArrayList<>();
        lines.add(row(pad("Claim", name, false), widths, Column::title));
        lines.add("-".repeat(name + numbers));
        for (Block block : blocks) {
            lines.addAll(wrapped(signs.line(block.spec().shortName()), WIDTH));
            measured(block.spec()).stream()
                    .flatMap(line -> wrapped(line, WIDTH - GAP.length()).stream())
                    .forEach(line -> lines.add(GAP + line));
            block.claims().forEach(claim -> lines.addAll(lines(claim, widths, name)));
        }
        leftOut(run, rows.size()).ifPresent(lines::add);
        return lines;
    }

    /** Returns the specs with at most {@value #MOST_CLAIMS} claims; those that did not pass come first. */
    private static List<Block> blocks(RecordedRun run) {
        List<Block> blocks = new ArrayList<>();
        List<RecordedSpec> specs = new ArrayList<>(run.specs());
        if (specs.stream().mapToInt(spec -> spec.claims().size()).sum() > MOST_CLAIMS) {
            specs.sort(Comparator.comparing(ClaimTable::passes));
        }
        int left = MOST_CLAIMS;
        for (RecordedSpec spec : specs) {
            List<RecordedClaim> claims = spec.claims();
            if (claims.isEmpty() || left <= 0) {
                continue;
            }
            blocks.add(new Block(
                    spec,
                    claims.stream()
                            .limit(left)
                            .map(claim -> ClaimRow.of(spec, claim))
                            .toList()));
            left -= claims.size();
        }
        return blocks;
    }

    private static boolean passes(RecordedSpec spec) {
        return spec.claims().stream().allMatch(RecordedClaim::isPass);
    }

    private static Optional<String> leftOut(RecordedRun run, int shown) {
        long all = run.specs().stream().mapToLong(spec -> spec.claims().size()).sum();
        return all > shown ? Optional.of("and " + (all - shown) + " more; see summary.json") : Optional.empty();
    }

    /** Returns the calls, tokens, cost and time of a spec; nothing if it was not measured. */
    private static List<String> measured(RecordedSpec spec) {
        if (spec.seconds().isEmpty()) {
            return List.of();
        }
        RecordedCalls calls = spec.calls();
        return List.of(String.format(
                Locale.ROOT,
                "%,d %s%s, %s, %s, %.1f s",
                calls.asked(),
                calls.asked() == 1 ? "call" : "calls",
                calls.replayed() == 0 ? "" : String.format(Locale.ROOT, " and %,d replayed", calls.replayed()),
                calls.tokensInWords(),
                calls.costInWords(),
                spec.seconds().getAsDouble()));
    }

    private List<String> lines(ClaimRow claim, List<Integer> widths, int name) {
        List<String> names = wrapped(signs.line(claim.claim()), name - GAP.length());
        List<String> lines = new ArrayList<>();
        lines.add(row(
                pad(GAP + names.get(0), name, false),
                widths,
                column -> signs.line(column.cell().apply(claim))));
        names.stream().skip(1).forEach(rest -> lines.add(GAP + rest));
        return lines;
    }

    private String row(String name, List<Integer> widths, Function<Column, String> cell) {
        StringBuilder row = new StringBuilder(name);
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            row.append(GAP).append(pad(cell.apply(column), widths.get(i), column.isRight()));
        }
        return row.toString().stripTrailing();
    }

    private int width(Column column, List<ClaimRow> rows) {
        return rows.stream()
                .mapToInt(row -> length(signs.line(column.cell().apply(row))))
                .reduce(length(column.title()), Math::max);
    }

    private String verdict(ClaimRow row) {
        return signs.sign(row.sign()) + row.verdict();
    }

    /** Breaks at spaces and dots, and within words that are longer than a line. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (length(rest) > width) {
            int end = rest.offsetByCodePoints(0, width);
            int space = rest.lastIndexOf(' ', end);
            int dot = rest.lastIndexOf('.', end - 1) + 1;
            int cut = space > 0 ? space : dot > 1 ? dot : end;
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private static String pad(String text, int width, boolean isRight) {
        String spaces = " ".repeat(Math.max(0, width - length(text)));
        return isRight ? spaces + text : text + spaces;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
