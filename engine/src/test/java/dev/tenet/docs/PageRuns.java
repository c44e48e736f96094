package dev.tenet.docs;

import dev.tenet.report.ReleaseCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Compiles the Java of a page and runs what its outputs are of; the same launch is made once. */
final class PageRuns implements AutoCloseable {

    private static final String SAMPLES = "samples/";

    private final Page page;
    private final Path folder;
    private final Map<String, Launch> launches;
    private Optional<Snippets> compiled = Optional.empty();

    /** @param launches those of all pages; a launch of samples is made once for all of them */
    PageRuns(Page page, Path folder, Map<String, Launch> launches) {
        this.page = page;
        this.folder = folder;
        this.launches = launches;
    }

    /** The Java blocks of the page and the samples that its outputs are of. */
    Snippets snippets() throws IOException {
        if (compiled.isEmpty()) {
            Path classes = Files.createDirectories(folder.resolve("classes"));
            for (Block data : page.blocks()) {
                if (data.rule().equals("data") && data.argument("name").isPresent()) {
                    DataBlocks.write(data, classes);
                }
            }
            compiled = Optional.of(Snippets.compile(javaBlocks(), samples(), classes));
        }
        return compiled.get();
    }

    private List<Block> javaBlocks() {
        return page.blocks().stream()
                .filter(block ->
                        block.language().equals("java") && !block.rule().equals("sample"))
                .toList();
    }

    private List<String> samples() {
        return page.blocks().stream()
                .flatMap(block -> block.argument("of").stream())
                .flatMap(of -> Stream.of(of.split(",")))
                .filter(of -> of.startsWith(SAMPLES))
                .map(of -> of.substring(SAMPLES.length()))
                .distinct()
                .toList();
    }

    /** The launch that a block shows something of. */
    Launch launch(Block block) throws Exception {
        Map<String, String> settings = block.settings();
        settings.putIfAbsent("tenet.remeasure", "true");
        String specs = block.required("of");
        String home = specs.startsWith(SAMPLES) ? "" : page.name();
        String key = home + " " + specs + " " + block.argument("method") + " " + settings;
        Launch known = launches.get(key);
        if (known == null) {
            Path reports = folder.resolve("launch-" + launches.size());
            known = Launch.of(specs(block), block.argument("method"), settings, reports);
            launches.put(key, known);
        }
        return known;
    }

    private List<Class<?>> specs(Block block) throws Exception {
        List<Class<?>> specs = new ArrayList<>();
        for (String name : block.required("of").split(",", -1)) {
            specs.add(snippets().type(name.replace(SAMPLES, "")));
        }
        return specs;
    }

    /** The message of the claim that failed. */
    List<String> failure(Block block) throws Exception {
        Optional<String> claim = block.argument("claim");
        Map<String, List<String>> failures = launch(block).failures();
        return failures.entrySet().stream()
                .filter(failure -> claim.isEmpty() || failure.getKey().endsWith(":" + claim.get() + "]"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError(block.place() + ": no such claim failed: " + failures.keySet()));
    }

    /** The claims that {@code ReleaseCheck --list} prints after a launch. */
    List<String> claims(Block block) throws Exception {
        String reports = launch(block).reports().toString();
        return printed(() -> ReleaseCheck.main(new String[] {"--list", "--reports", reports}));
    }

    /** What a program of the page prints. */
    List<String> printed(Block block) throws Exception {
        Method main = snippets().type(block.required("of")).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        return printed(() -> main.invoke(null, (Object) new String[0]));
    }

    private interface Program {
        void run() throws Exception;
    }

    private static List<String> printed(Program program) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(console);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public void close() throws IOException {
        if (compiled.isPresent()) {
            compiled.get().close();
        }
    }
}
