package dev.tenet.docs;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The Java blocks of a page, compiled together against the class path of the tests; they see each other. */
final class Snippets implements AutoCloseable {

    /** Where blocks live that name no package. */
    static final String PACKAGE = "com.acme";

    /** What a block need not import, if it imports nothing else. Named singly where two packages have a class of that name. */
    static final List<String> IMPLICIT = List.of(
            "dev.tenet.*",
            "dev.tenet.Judge",
            "dev.tenet.Subject",
            "dev.tenet.Stop",
            "dev.tenet.Order",
            "dev.tenet.assertj.*",
            "dev.tenet.deepvalue.*",
            "dev.tenet.framing.*",
            "dev.tenet.model.*",
            "dev.tenet.trial.*",
            "java.time.Duration",
            "java.util.*",
            "org.junit.jupiter.api.condition.*",
            "static dev.tenet.assertj.TenetAssertions.assertThat");

    private static final String KIND = "PushbackKind";
    private static final Path SAMPLES = Path.of("../samples/src/test");
    private static final Pattern TYPE = Pattern.compile(
            "(?m)^(?:(?:public|final|abstract|sealed|non-sealed) )*(?:class|interface|record|enum|@interface) (\\w+)");
    private static final Pattern PACKAGE_LINE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;\\s*$\\n?");

    private final URLClassLoader loader;
    private final Map<String, String> packages;

    private Snippets(URLClassLoader loader, Map<String, String> packages) {
        this.loader = loader;
        this.packages = packages;
    }

    /**
     * Compiles blocks.
     *
     * @param samples further classes, of the samples, by their simple names
     * @param folder gets sources and classes; files in it are resources of the class path
     */
    static Snippets compile(List<Block> blocks, List<String> samples, Path folder) throws IOException {
        Map<String, String> packages = new LinkedHashMap<>();
        List<String> sources = new ArrayList<>();
        for (Block block : blocks) {
            String code = code(block, sources.size() + 1);
            Matcher type = TYPE.matcher(code);
            if (!type.find()) {
                throw new AssertionError(block.place() + ": no type is declared in\n" + code);
            }
            sources.add(write(folder, type.group(1), code, packages));
        }
        for (String sample : samples) {
            sources.add(write(folder, sample, String.join("\n", sample(sample)) + "\n", packages));
        }
        if (!packages.containsKey(KIND)) {
            // The samples' resources name it as a service.
            sources.add(write(folder, KIND, String.join("\n", sample(KIND)) + "\n", packages));
        }
        javac(sources, folder, blocks);
        URL[] places = {
            folder.toUri().toURL(), SAMPLES.resolve("resources").toUri().toURL()
        };
        return new Snippets(new URLClassLoader(places, Snippets.class.getClassLoader()), packages);
    }

    /** The lines of a sample. */
    static List<String> sample(String name) throws IOException {
        return Files.readAllLines(SAMPLES.resolve("java/dev/tenet/samples/" + name + ".java"));
    }

    private static String write(Path folder, String name, String code, Map<String, String> packages)
            throws IOException {
        Matcher packageLine = PACKAGE_LINE.matcher(code);
        String home = packageLine.find() ? packageLine.group(1) : PACKAGE;
        packages.put(name, home);
        Path file = folder.resolve("sources").resolve(home.replace('.', '/')).resolve(name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, packageLine.reset().find() ? code : "package " + PACKAGE + "; " + code);
        return file.toString();
    }

    private static void javac(List<String> sources, Path folder, List<Block> blocks) {
        if (sources.isEmpty()) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options = List.of(
                "-proc:none",
                "-parameters",
                "-Xlint:none",
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(
                        said,
                        null,
                        null,
                        options,
                        null,
                        compiler.getStandardFileManager(null, null, null)
                                .getJavaFileObjects(sources.toArray(String[]::new)))
                .call();
        if (!compiled) {
            String lines = blocks.stream().map(Block::place).collect(Collectors.joining(", "));
            throw new AssertionError("The blocks " + lines + " do not compile together:\n" + said);
        }
    }

    /** A block as a source file: as it is, as members of a spec class, or as statements. */
    static String code(Block block, int number) {
        String name = block.argument("name").orElse("Snippet" + number);
        String text = block.text();
        if (TYPE.matcher(text).find()) {
            return IMPORT.matcher(text).find() || PACKAGE_LINE.matcher(text).find() ? text : imports(text) + text;
        }
        String imports = IMPORT.matcher(text)
                .results()
                .map(line -> line.group().strip() + " ")
                .collect(Collectors.joining());
        String body = IMPORT.matcher(text).replaceAll("");
        return (imports.isEmpty() ? imports(body) : imports + "import dev.tenet.ValueSpec; ")
                + "\n"
                + (block.rule().equals("statements")
                        ? "final class " + name + " { void run() throws Exception { \n" + body + "\n}}\n"
                        : asSpec(name, body));
    }

    private static String asSpec(String name, String body) {
        // Annotations of a class that the block shows alone.
        boolean isAboutTheClass =
                body.lines().allMatch(line -> line.isBlank() || line.matches("@\\w+\\(.*|\\s+.*|//.*"));
        return isAboutTheClass
                ? body + "\n@dev.tenet.ValueSpec\nfinal class " + name + " {}\n"
                : "@dev.tenet.ValueSpec\nclass " + name + " {\n" + body + "\n}\n";
    }

    private static String imports(String text) {
        boolean isOwnDuration = text.contains("class Duration");
        return IMPLICIT.stream()
                .filter(name -> !isOwnDuration)
                .map(name -> "import " + name + "; ")
                .collect(Collectors.joining());
    }

    boolean holds(String name) {
        return packages.containsKey(name);
    }

    Class<?> type(String name) throws ClassNotFoundException {
        return loader.loadClass(packages.get(name) + "." + name);
    }

    ClassLoader loader() {
        return loader;
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
