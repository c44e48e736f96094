package dev.tenet.docs;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings and classes of Tenet that a text names. */
final class NamedThings {

    private static final Pattern CLASS = Pattern.compile("\\bdev\\.tenet\\.(?:[a-z]+\\.)*[A-Z]\\w*");
    // Not in a path, and not a property of the build.
    private static final Pattern SETTING =
            Pattern.compile("(?<![\\w./$@{-])tenet\\.[a-z]+(?:[.-][a-z]+)*(?![\\w.-]*[/\\w])");

    private static final String KEY = "tenet\\.[a-z]+([.-][a-z]+)*";

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final Probe probe;

    NamedThings(Probe probe) {
        this.probe = probe;
    }

    void check(Block block) {
        SETTING.matcher(block.text())
                .results()
                .forEach(found -> block.check(probe.isKey(found.group()), found.group() + " is not a setting"));
        checkClasses(block);
    }

    static void checkClasses(Block block) {
        CLASS.matcher(block.text())
                .results()
                .forEach(found -> block.check(isClass(found.group()), found.group() + " does not exist"));
    }

    /** Which of the names in code look like those of settings or classes and are not. */
    Set<String> unknown(Collection<String> spans) {
        Set<String> keys = spans.stream().filter(span -> span.matches(KEY)).collect(Collectors.toSet());
        Set<String> unknown = probe.unknown(keys);
        spans.stream()
                .filter(span -> CLASS.matcher(span).matches() && !isClass(span))
                .forEach(unknown::add);
        return unknown;
    }

    /** The first column of a table names all attributes of an annotation that are not named in {@code without}. */
    static void checkAttributes(Block block) throws ClassNotFoundException {
        Set<String> attributes = Stream.of(Class.forName(block.required("of")).getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = block.lines().stream()
                .skip(2)
                .flatMap(row -> CODE.matcher(row.split("\\|", -1)[1]).results())
                .map(span -> span.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        block.argument("without").ifPresent(others -> attributes.removeAll(List.of(others.split(",", -1))));
        block.check(named.equals(attributes), "named are " + named + "; the annotation has " + attributes);
    }

    private static boolean isClass(String name) {
        Path sample = Path.of("../samples/src/test/java", name.replace('.', '/') + ".java");
        if (Files.exists(sample)) {
            return true;
        }
        try {
            Class.forName(name, false, NamedThings.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException nowhere) {
            return false;
        }
    }
}
