package dev.tenet.allure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The decision on a claim as Markdown. Text that may quote a model is in code blocks, where nothing is markup. A claim
 * that does not pass has its message in the result already.
 */
record DecisionMarkdown(Claim claim) {

    private static final Pattern BACKTICKS = Pattern.compile("`+");

    String text() {
        StringBuilder text = new StringBuilder("**")
                .append(Character.toUpperCase(claim.verdict().charAt(0)))
                .append(claim.verdict().substring(1))
                .append(".** ")
                .append(meaning())
                .append("\n\n");
        List<String[]> figures = figures();
        if (!figures.isEmpty()) {
            text.append("| figure | value |\n| --- | --- |\n");
            figures.forEach(row -> text.append("| ")
                    .append(row[0])
                    .append(" | ")
                    .append(row[1])
                    .append(" |\n"));
            text.append('\n');
        }
        List<String> quoted = new ArrayList<>();
        if (claim.isPass()) {
            quoted.add(claim.text("message").orElse(claim.name()));
        }
        claim.text("decision").ifPresent(quoted::add);
        if (!quoted.isEmpty()) {
            text.append(block(String.join("\n", quoted)));
        }
        return text.toString();
    }

    private String meaning() {
        return switch (claim.verdict()) {
            case "supported" -> "The whole interval is on the side that the claim asks for.";
            case "refuted" -> "The whole interval is on the other side of the threshold. The release is stopped.";
            case "undecided" ->
                "The interval contains the threshold. This is not a pass. Its message says what could decide the"
                        + " claim: a fresh run with another `tenet.seed`, or a claim with `stop = OPEN`, whose run may"
                        + " be prolonged.";
            case "incomplete" -> "The claim could not be judged. This is not a pass.";
            case "within limits" -> "Unreadable, refused and failed answers are within their limits.";
            case "passed" -> "No assertion of the spec's method failed.";
            default -> "";
        };
    }

    private List<String[]> figures() {
        List<String[]> rows = new ArrayList<>();
        claim.estimate().ifPresent(value -> rows.add(new String[] {"estimate", value}));
        claim.interval().ifPresent(value -> rows.add(new String[] {"interval that decided", value}));
        claim.threshold().ifPresent(value -> rows.add(new String[] {"threshold", value}));
        claim.value("n").ifPresent(value -> rows.add(new String[] {"observations", value}));
        claim.text("method")
                .ifPresent(value -> rows.add(new String[] {"method", value.replaceAll("[|`<>*_\\[\\]]", " ")}));
        return rows;
    }

    /** Returns a code block with a fence that is longer than any run of backticks in the text. */
    static String block(String text) {
        int longest = BACKTICKS
                .matcher(text)
                .results()
                .mapToInt(found -> found.end() - found.start())
                .max()
                .orElse(0);
        String fence = "`".repeat(Math.max(3, longest + 1));
        return fence + "text\n" + text + "\n" + fence + "\n";
    }
}
