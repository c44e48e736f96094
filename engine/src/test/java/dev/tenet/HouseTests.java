package dev.tenet;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is said of the house, in the guide and in the packages' own words, is how it is built. */
class HouseTests {

    private static final String ROOT = "dev.tenet";
    private static final Pattern USES =
            Pattern.compile("The package uses (nothing else of Tenet|(?:\\{@code [a-z.]+}(?:, | and )?)+)\\.");
    private static final Pattern NAME = Pattern.compile("\\{@code ([a-z.]+)}");

    /** Which packages a package uses, all by their names without {@code dev.tenet}. */
    private static final Map<String, Set<String>> USED = used();

    private static Map<String, Set<String>> used() {
        Map<String, Set<String>> used = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ROOT)) {
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency ->
                            dependency.getTargetClass().getBaseComponentType().getPackageName())
                    .filter(name -> name.startsWith(ROOT + ".") && !name.equals(type.getPackageName()))
                    .forEach(name -> used.computeIfAbsent(shortened(type.getPackageName()), any -> new TreeSet<>())
                            .add(shortened(name)));
            used.computeIfAbsent(shortened(type.getPackageName()), any -> new TreeSet<>());
        }
        used.remove("");
        return used;
    }

    private static String shortened(String name) {
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    @TestFactory
    Stream<DynamicTest> aPackageUsesWhatItSaysThatItUses() {
        return USED.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> assertThat(said(name))
                                .as("the packages that package-info.java of %s says it uses", name)
                                .containsExactlyElementsOf(USED.get(name))));
    }

    private static Set<String> said(String name) throws IOException {
        String text = Files.readString(Path.of("src/main/java/dev/tenet", name.replace('.', '/'), "package-info.java"))
                .replaceAll("\\s*\\n \\* ?", " ");
        Matcher uses = USES.matcher(text);
        assertThat(uses.find())
                .as("\"The package uses …\" in package-info.java of %s", name)
                .isTrue();
        return NAME.matcher(uses.group())
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The picture in the guide is drawn from the code: what stands higher uses what stands lower. */
    @Test
    void theGuideShowsTheHouseAsItIs() throws IOException {
        assertThat(Files.readString(Path.of("src/site/markdown/house.md"))).contains("```text\n" + picture() + "```");
    }

    private static String picture() {
        Map<String, Set<String>> rooms = new TreeMap<>();
        USED.forEach((name, others) -> {
            Set<String> room = rooms.computeIfAbsent(roomOf(name), any -> new TreeSet<>());
            others.stream().map(HouseTests::roomOf).forEach(room::add);
        });
        rooms.forEach((room, others) -> others.remove(room));
        Map<Integer, List<String>> floors = new TreeMap<>((one, other) -> other - one);
        rooms.keySet()
                .forEach(room -> floors.computeIfAbsent(floor(room, rooms), any -> new ArrayList<>())
                        .add(room));
        StringBuilder picture = new StringBuilder();
        floors.forEach((floor, names) -> picture.append(floor)
                .append("  ")
                .append(String.join("   ", names))
                .append('\n'));
        return picture.toString();
    }

    private static String roomOf(String name) {
        return Arrays.stream(name.split("\\.")).findFirst().orElseThrow();
    }

    private static int floor(String room, Map<String, ? extends Collection<String>> rooms) {
        return rooms.get(room).stream()
                        .mapToInt(other -> floor(other, rooms))
                        .max()
                        .orElse(-1)
                + 1;
    }
}
