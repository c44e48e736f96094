package dev.tenet.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page in Markdown: its blocks, and what its prose names.
 *
 * @param path of the file
 * @param blocks in the order of the page
 * @param prose all lines outside of blocks; a line of a block is empty here, so that line numbers hold
 */
record Page(Path path, List<Block> blocks, List<String> prose) {

    /** The guide, relative to the module's folder. */
    static final Path GUIDE = Path.of("src/site/markdown");

    static final Path README = Path.of("../README.md");

    private static final Pattern DIRECTIVE =
            Pattern.compile("\\s*<!-- docs: (\\S+)((?: [a-z-]+=(?:\"[^\"]*\"|'[^']*'|\\S+))*) -->");
    private static final Pattern ARGUMENT = Pattern.compile(" ([a-z-]+)=(?:\"([^\"]*)\"|'([^']*)'|(\\S+))");
    private static final Pattern FENCE = Pattern.compile("\\s*```(\\S*)\\s*");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    static List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>(List.of(read(README), read(Path.of("../.github/CONTRIBUTING.md"))));
        try (Stream<Path> files = Files.list(GUIDE)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                pages.add(read(file));
            }
        }
        return pages;
    }

    static Page read(Path path) throws IOException {
        return of(path, Files.readAllLines(path));
    }

    static Page of(Path path, List<String> lines) {
        String name = path.getFileName().toString();
        List<Block> blocks = new ArrayList<>();
        List<String> prose = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher directive = DIRECTIVE.matcher(lines.get(i));
            boolean isDirected = directive.matches();
            if (!isDirected && lines.get(i).contains("<!-- docs:")) {
                throw new AssertionError(name + ":" + (i + 1) + ": expected <!-- docs: RULE key=value … -->");
            }
            String rule = isDirected ? directive.group(1) : "";
            Map<String, String> arguments = isDirected ? arguments(directive.group(2)) : Map.of();
            int fence = isDirected ? i + 1 : i;
            Matcher opening = FENCE.matcher(fence < lines.size() ? lines.get(fence) : "");
            if (opening.matches()) {
                int end = endOfFence(name, lines, fence);
                blocks.add(
                        new Block(name, fence + 1, opening.group(1), rule, arguments, unindented(lines, fence, end)));
                while (prose.size() <= end) {
                    prose.add("");
                }
                i = end;
            } else if (isDirected) {
                int end = fence;
                while (end < lines.size() && lines.get(end).startsWith("|")) {
                    end++;
                }
                blocks.add(new Block(name, fence + 1, "table", rule, arguments, lines.subList(fence, end)));
                prose.add("");
            } else {
                prose.add(lines.get(i));
            }
        }
        return new Page(path, List.copyOf(blocks), List.copyOf(prose));
    }

    private static int endOfFence(String name, List<String> lines, int fence) {
        for (int i = fence + 1; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("```")) {
                return i;
            }
        }
        throw new AssertionError(name + ":" + (fence + 1) + ": the block is never closed");
    }

    private static List<String> unindented(List<String> lines, int fence, int end) {
        int indent = lines.get(fence).indexOf('`');
        return lines.subList(fence + 1, end).stream()
                .map(line -> line.substring(
                        Math.min(indent, line.length() - line.stripLeading().length())))
                .toList();
    }

    private static Map<String, String> arguments(String text) {
        Map<String, String> arguments = new LinkedHashMap<>();
        Matcher each = ARGUMENT.matcher(text);
        while (each.find()) {
            String quoted = each.group(2) != null ? each.group(2) : each.group(3);
            arguments.put(each.group(1), quoted != null ? quoted : each.group(4));
        }
        return arguments;
    }

    String name() {
        return path.getFileName().toString();
    }

    /** Where links lead to that are written in the prose, without those to other hosts. */
    List<String> links() {
        return prose.stream()
                .flatMap(line -> LINK.matcher(CODE.matcher(line).replaceAll("")).results())
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    /** What stands in {@code `code`} in the prose. */
    List<String> codeSpans() {
        return prose.stream()
                .flatMap(line -> CODE.matcher(line).results())
                .map(span -> span.group(1))
                .toList();
    }

    /** The anchors of its headings, as GitHub makes them. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String line : prose) {
            if (line.matches("#{1,6} .*")) {
                String anchor = line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
                int before = seen.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? anchor : anchor + "-" + before);
            }
        }
        return anchors;
    }
}
