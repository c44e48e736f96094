package dev.tenet.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenet.report.ReleaseCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * BuildBlocks}
 * <tr><td>{@code table of=NAME} (table)<td>made again by {@link ComputedTables}
 * <tr><td>{@code drawing}<td>a picture: shows no output
 * </table>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuideTests {

    private static final int README_BYTES = 10_240;

    private static final Map<String, String> RULE_OF_LANGUAGE = Map.of(
            "java",
            "compile",
            "xml",
            "pom",
            "kotlin",
            "gradle",
            "sh",
            "commands",
            "properties",
            "settings",
            "bibtex",
            "bibtex");

    @TempDir
    static Path folder;

    private List<Page> pages = List.of();
    private final Map<String, Snippets> snippets = new HashMap<>();
    private final Map<String, Launch> launches = new HashMap<>();
    private Probe probe;
    private BuildBlocks builds;

    @BeforeAll
    void read() throws IOException {
        pages = Page.all();
        probe = new Probe(folder);
        builds = new BuildBlocks(probe);
    }

    @AfterAll
    void close() throws IOException {
        for (Snippets each : snippets.values()) {
            each.close();
        }
    }

    @TestFactory
    Stream<DynamicContainer> everyBlockIsProved() {
        return pages.stream()
                .map(page ->
                        dynamicContainer(page.name(), page.blocks().stream().map(block -> proof(page, block))));
    }

    private DynamicTest proof(Page page, Block block) {
        String rule = rule(block);
        return dynamicTest(
                "line " + block.line() + ", " + (rule.isEmpty() ? "no rule" : rule), () -> prove(page, block, rule));
    }

    private static String rule(Block block) {
        return block.rule().isEmpty() ? RULE_OF_LANGUAGE.getOrDefault(block.language(), "") : block.rule();
    }

    private void prove(Page page, Block block, String rule) throws Exception {
        switch (rule) {
            case "compile", "statements" -> assertThat(snippetsOf(page)).isNotNull();
            case "sample" -> same(block, ShownText.difference(block.lines(), Snippets.sample(block.required("of"))));
            case "output" ->
                same(
                        block,
                        ShownText.difference(block.lines(), launch(page, block).output()));
            case "failure" -> same(block, ShownText.difference(block.lines(), failure(page, block)));
            case "printed" ->
                same(
                        block,
                        ShownText.difference(
                                block.lines(),
                                printed(() -> main(snippetsOf(page).type(block.required("of"))))));
            case "listed" -> {
                String reports = launch(page, block).reports().toString();
                same(
                        block,
                        ShownText.difference(
                                block.lines(),
                                printed(() -> ReleaseCheck.main(new String[] {"--list", "--reports", reports}))));
            }
            case "record" -> Records.checkRecord(block, launch(page, block));
            case "fields" -> Records.checkFields(block, launch(page, block));
            case "data" -> new DataBlocks(place(block)).check(block);
            case "pom" -> builds.pom(block);
            case "gradle" -> builds.gradle(block);
            case "commands" -> builds.commands(block);
            case "settings" -> builds.settings(block);
            case "table" -> same(block, ComputedTables.difference(block));
            case "bibtex" ->
                assertThat(block.text().chars().filter(sign -> sign == '{').count())
                        .isEqualTo(
                                block.text().chars().filter(sign -> sign == '}').count());
            case "drawing" -> assertThat(block.language()).isIn("", "text");
            default ->
                throw new AssertionError(block.place() + ": "
                        + (rule.isEmpty() ? "a block without a rule" : "no rule is called " + rule));
        }
    }

    private static void same(Block block, String difference) {
        assertThat(difference).as(block.place()).isEmpty();
    }

    private interface Printing {
        void run() throws Exception;
    }

    private static List<String> printed(Printing printing) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            printing.run();
        } finally {
            System.setOut(console);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static void main(Class<?> program) throws Exception {
        Method main = program.getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        main.invoke(null, (Object) new String[0]);
    }

    private static Path place(Block block) throws IOException {
        return Files.createDirectories(folder.resolve(block.page()).resolve("line-" + block.line()));
    }

    private Snippets snippetsOf(Page page) throws IOException {
        Snippets known = snippets.get(page.name());
        if (known == null) {
            List<Block> java = page.blocks().stream()
                    .filter(block ->
                            block.language().equals("java") && !block.rule().equals("sample"))
                    .toList();
            Set<String> samples = new LinkedHashSet<>();
            page.blocks()
                    .forEach(block -> block.argument("of").stream()
                            .flatMap(of -> Stream.of(of.split(",")))
                            .filter(of -> of.startsWith("samples/"))
                            .forEach(of -> samples.add(of.substring("samples/".length()))));
            Path home = Files.createDirectories(folder.resolve(page.name()).resolve("classes"));
            for (Block data : page.blocks()) {
                if (rule(data).equals("data") && data.argument("name").isPresent()) {
                    DataBlocks.write(data, home);
                }
            }
            known = Snippets.compile(java, new ArrayList<>(samples), home);
            snippets.put(page.name(), known);
        }
        return known;
    }

    private Launch launch(Page page, Block block) throws Exception {
        Map<String, String> settings = block.settings();
        settings.putIfAbsent("tenet.remeasure", "true");
        String key = page.name() + " " + block.required("of") + " " + block.argument("method") + " " + settings;
        Launch known = launches.get(key);
        if (known == null) {
            List<Class<?>> specs = new ArrayList<>();
            for (String name : block.required("of").split(",")) {
                specs.add(snippetsOf(page).type(name.replace("samples/", "")));
            }
            Path reports = folder.resolve("launch-" + launches.size());
            known = Launch.of(specs, block.argument("method"), settings, reports);
            launches.put(key, known);
        }
        return known;
    }

    private List<String> failure(Page page, Block block) throws Exception {
        Optional<String> claim = block.argument("claim");
        Map<String, List<String>> failures = launch(page, block).failures();
        return failures.entrySet().stream()
                .filter(failure -> claim.isEmpty() || failure.getKey().endsWith(":" + claim.get() + "]"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError(block.place() + ": no such claim failed: " + failures.keySet()));
    }

    @Test
    void theReadmeFitsOnOneScreenOfAnyHost() throws IOException {
        assertThat(Files.size(Page.README)).isLessThanOrEqualTo(README_BYTES);
    }

    @Test
    void everyLinkLeadsSomewhere() {
        for (Page page : pages) {
            for (String link : page.links()) {
                String file = link.replaceFirst("#.*", "");
                Path target = file.isEmpty()
                        ? page.path()
                        : page.path().resolveSibling(file).normalize();
                assertThat(target).as("%s links to %s", page.name(), link).exists();
                if (link.contains("#")) {
                    assertThat(pages.stream()
                                    .filter(other -> other.path().normalize().equals(target.normalize()))
                                    .findFirst()
                                    .map(Page::anchors)
                                    .orElse(Set.of()))
                            .as("%s links to %s", page.name(), link)
                            .contains(link.substring(link.indexOf('#') + 1));
                }
            }
        }
    }

    @Test
    void everyPageIsInTheContents() {
        Page index = pages.stream()
                .filter(page -> page.name().equals("index.md"))
                .findFirst()
                .orElseThrow();
        assertThat(index.links())
                .containsAll(pages.stream()
                        .filter(page -> page.path().startsWith(Page.GUIDE) && page != index)
                        .map(Page::name)
                        .toList());
    }

    @Test
    void everySettingAndClassThatIsNamedExists() {
        for (Page page : pages) {
            for (String span : page.codeSpans()) {
                if (span.matches("tenet\\.[a-z]+([.-][a-z]+)*")) {
                    assertThat(probe.isKey(span))
                            .as("%s names the setting %s", page.name(), span)
                            .isTrue();
                } else if (span.matches("dev\\.tenet\\.([a-z]+\\.)*[A-Z]\\w*")) {
                    assertThat(BuildBlocks.isClass(span))
                            .as("%s names the class %s", page.name(), span)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void aMisspelledSettingIsNoSetting() {
        assertThat(probe.isKey("tenet.seed")).isTrue();
        assertThat(probe.isKey("tenet.sead")).isFalse();
    }
}
