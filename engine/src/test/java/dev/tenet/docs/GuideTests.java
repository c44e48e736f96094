package dev.tenet.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README and the guide show is so. Each fenced block falls under exactly one rule: the one that the comment before it
 * names ({@code <!-- docs: output of=StanceTest -->}), else the one of its language.
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><td>{@code compile} (java)<td>a file, or members of a spec class, that compile; {@code name=X} names the class
 * <tr><td>{@code statements} (java)<td>statements that compile
 * <tr><td>{@code output of=X} and {@code failure of=X}<td>what the console showed, or the message of the failed claim, when the
 * specs {@code X} (of the page, or {@code samples/X}) were run; with {@code method=m}, {@code claim=id}, {@code set="key=value"}
 * <tr><td>{@code sample of=X} (java)<td>lines of the sample {@code X}, which the samples' own build compiles
 * <tr><td>{@code printed of=X}<td>what the program {@code X} of the page printed
 * <tr><td>{@code listed of=X}<td>what {@code ReleaseCheck --list} printed after these specs were run
 * <tr><td>{@code record of=X in=summary.json} (json)<td>fields that stand in a record of that file
 * <tr><td>{@code fields of=X in=summary.json} (table)<td>keys that stand in that file
 * <tr><td>{@code data as=issues} …<td>read by Tenet; see {@link DataBlocks}
 * <tr><td>{@code pom} (xml), {@code gradle} (kotlin), {@code commands} (sh), {@code settings} (properties)<td>see {@link
 * BuildFragments} and {@link Commands}
 * <tr><td>{@code table of=NAME} (table)<td>made again by {@link ComputedTables}
 * <tr><td>{@code counts of=framing/issues field=category} (table)<td>counted in the bundled material
 * <tr><td>{@code attributes of=dev.tenet.Subject} (table)<td>all attributes of that annotation, in the first column
 * <tr><td>{@code file of=PATH}<td>all lines of that file, below the engine's folder
 * <tr><td>{@code drawing}<td>a picture: shows no output
 * </table>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuideTests {

    private static final int README_BYTES = 10_240;

    private static final Map<String, String> RULE_OF_LANGUAGE = Map.of(
            "java", "compile",
            "xml", "pom",
            "kotlin", "gradle",
            "sh", "commands",
            "properties", "settings",
            "bibtex", "bibtex");

    @TempDir
    static Path folder;

    private List<Page> pages = List.of();
    private final Map<String, PageRuns> runs = new HashMap<>();
    private NamedThings names;
    private BuildFragments builds;
    private Commands commands;

    @BeforeAll
    void readThePages() throws IOException {
        pages = Page.all();
        Map<String, Launch> launches = new HashMap<>();
        pages.forEach(page -> runs.put(page.name(), new PageRuns(page, folder.resolve(page.name()), launches)));
        Probe probe = new Probe(folder);
        ProjectBuild build = ProjectBuild.read();
        names = new NamedThings(probe);
        builds = new BuildFragments(build, names);
        commands = new Commands(build, probe);
    }

    @AfterAll
    void close() throws IOException {
        for (PageRuns each : runs.values()) {
            each.close();
        }
    }

    @TestFactory
    Stream<DynamicContainer> everyBlockIsProved() {
        return pages.stream()
                .map(page ->
                        dynamicContainer(page.name(), page.blocks().stream().map(this::proof)));
    }

    private DynamicTest proof(Block block) {
        String rule = block.rule().isEmpty() ? RULE_OF_LANGUAGE.getOrDefault(block.language(), "") : block.rule();
        return dynamicTest("line " + block.line() + ", " + rule, () -> prove(block, rule));
    }

    private void prove(Block block, String rule) throws Exception {
        PageRuns its = runs.get(block.page());
        switch (rule) {
            case "compile", "statements" -> assertThat(its.snippets()).isNotNull();
            case "sample" -> shows(block, Snippets.sample(block.required("of")));
            case "output" -> shows(block, its.launch(block).output());
            case "failure" -> shows(block, its.failure(block));
            case "printed" -> shows(block, its.printed(block));
            case "listed" -> shows(block, its.claims(block));
            case "record" -> Records.checkRecord(block, its.launch(block));
            case "fields" -> Records.checkFields(block, its.launch(block));
            case "data" -> new DataBlocks(folder.resolve(block.page() + "-" + block.line())).check(block);
            case "pom" -> builds.checkPom(block);
            case "gradle" -> builds.checkGradle(block);
            case "commands" -> commands.check(block);
            case "settings" -> commands.checkSettings(block);
            case "table" -> assertThat(ComputedTables.difference(block)).isEmpty();
            case "counts" -> CountedTable.check(block);
            case "attributes" -> NamedThings.checkAttributes(block);
            case "bibtex" ->
                assertThat(block.text()).matches("(?s)(@[a-z]+\\{\\w+,\\n(  [a-zA-Z]+ += [^\\n]+\\n)+\\}\\n\\n?)+");
            case "file" -> assertThat(block.lines()).isEqualTo(Files.readAllLines(Path.of(block.required("of"))));
            case "drawing" -> {
                assertThat(block.language()).isIn("", "text");
                assertThat(block.text())
                        .as("markup in a block is shown as it is")
                        .doesNotContain("![", "](");
            }
            default -> block.check(false, rule.isEmpty() ? "a block without a rule" : "no rule is called " + rule);
        }
    }

    private static void shows(Block block, List<String> came) {
        assertThat(ShownText.difference(block.lines(), came)).as(block.place()).isEmpty();
    }

    @Test
    void theReadmeHasAtMostTenKilobytes() throws IOException {
        assertThat(Files.size(Page.README)).isLessThanOrEqualTo(README_BYTES);
    }

    @Test
    void everyLinkLeadsSomewhere() {
        for (Page page : pages) {
            for (String link : page.links()) {
                String[] parts = link.split("#", 2);
                Path target = page.path().resolveSibling(parts[0].isEmpty() ? page.name() : parts[0]);
                assertThat(target).as("%s links to %s", page.name(), link).exists();
                if (parts.length > 1) {
                    assertThat(anchors(target))
                            .as("%s links to %s", page.name(), link)
                            .contains(parts[1]);
                }
            }
        }
    }

    private Set<String> anchors(Path target) {
        return pages.stream()
                .filter(page -> page.path()
                        .toAbsolutePath()
                        .normalize()
                        .equals(target.toAbsolutePath().normalize()))
                .findFirst()
                .map(Page::anchors)
                .orElse(Set.of());
    }

    @Test
    void everyPageIsInTheContents() throws IOException {
        assertThat(Page.read(Page.GUIDE.resolve("index.md")).links())
                .containsAll(pages.stream()
                        .filter(page -> page.path().startsWith(Page.GUIDE))
                        .map(Page::name)
                        .filter(name -> !name.equals("index.md"))
                        .toList());
    }

    @Test
    void everySettingAndClassThatIsNamedExists() {
        assertThat(names.unknown(pages.stream()
                        .flatMap(page -> page.codeSpans().stream())
                        .toList()))
                .isEmpty();
    }
}
