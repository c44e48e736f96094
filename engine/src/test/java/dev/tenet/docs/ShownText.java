package dev.tenet.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Compares what a page shows with what came out. A line that is only {@code …} stands for any number of lines, a {@code …}
 * in a line for any text. How long something took and when it was are not compared; everything else is.
 */
final class ShownText {

    private static final Pattern SKIPS = Pattern.compile("[\\s├└─│]*…\\s*");
    private static final Pattern SECONDS = Pattern.compile("\\b\\d+\\.\\d s\\b");
    private static final Pattern TIME = Pattern.compile("\\b20\\d\\d-\\d\\d-\\d\\d(T[\\d:.-]+Z?)?");

    private ShownText() {}

    /** What is wrong with the shown lines, in words; empty if nothing is. */
    static String difference(List<String> shown, List<String> came) {
        List<String> actual = came.stream().map(ShownText::timeless).toList();
        int from = 0;
        for (List<String> run : runs(shown)) {
            int found = find(run, actual, from);
            if (found < 0) {
                return "These lines did not come out as they are shown:\n  " + String.join("\n  ", run)
                        + "\nWhat came out:\n  " + String.join("\n  ", came.subList(from, came.size()));
            }
            from = found + run.size();
        }
        return "";
    }

    static boolean isLike(String shown, String came) {
        return pattern(timeless(shown)).matcher(timeless(came)).matches();
    }

    /** The shown lines between the lines that skip. */
    private static List<List<String>> runs(List<String> shown) {
        List<List<String>> runs = new ArrayList<>(List.of(new ArrayList<>()));
        for (String line : shown) {
            if (SKIPS.matcher(line).matches()) {
                runs.add(new ArrayList<>());
            } else {
                runs.get(runs.size() - 1).add(line);
            }
        }
        runs.removeIf(List::isEmpty);
        return runs;
    }

    private static int find(List<String> run, List<String> actual, int from) {
        List<Pattern> patterns =
                run.stream().map(line -> pattern(timeless(line))).toList();
        for (int start = from; start + run.size() <= actual.size(); start++) {
            int matched = 0;
            while (matched < run.size()
                    && patterns.get(matched)
                            .matcher(actual.get(start + matched))
                            .matches()) {
                matched++;
            }
            if (matched == run.size()) {
                return start;
            }
        }
        return -1;
    }

    private static Pattern pattern(String line) {
        StringBuilder regex = new StringBuilder();
        for (String part : line.split("…", -1)) {
            regex.append(regex.isEmpty() && !line.startsWith("…") ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(regex.toString());
    }

    private static String timeless(String line) {
        String stripped = line.stripTrailing();
        return TIME.matcher(SECONDS.matcher(stripped).replaceAll("0.0 s")).replaceAll("2000-01-01");
    }
}
