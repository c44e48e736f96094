package dev.tenet.assertj;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on assertions lists all of them, each with its parameters, and no others. */
class AssertionsPageTests {

    private static final Path PAGE = Path.of("src/site/markdown/assertions.md");
    private static final Pattern CALL = Pattern.compile("`(\\w+)\\(([^)`]*)\\)`");

    private static final Map<String, Set<Class<?>>> SECTIONS = Map.of(
            "DVGR", Set.of(DvgrAssert.class, DvgrPartsAssert.class),
            "Stances", Set.of(StanceReportAssert.class),
            "Even-handedness and invariance", Set.of(EvenHandedReportAssert.class, InvarianceReportAssert.class),
            "Any mean", Set.of(MeanAssert.class),
            "A history", Set.of(HistoryAssert.class));

    @ParameterizedTest
    @CsvSource({"DVGR", "Stances", "Even-handedness and invariance", "Any mean", "A history"})
    void aTableListsTheAssertions(String section) throws IOException {
        assertThat(listed(section)).isEqualTo(declared(SECTIONS.get(section)));
    }

    @Test
    void everyTypeWithAssertionsHasATable() {
        assertThat(Stream.of(TenetAssertions.class.getMethods())
                        .filter(method -> method.getName().equals("assertThat"))
                        .map(Method::getReturnType))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(SECTIONS.values()).anyMatch(types -> types.contains(type)));
    }

    /** The name of each call in the first columns, and the number of its arguments. */
    private static Set<String> listed(String section) throws IOException {
        String text = Files.readString(PAGE);
        int start = text.indexOf("## " + section + "\n");
        int end = text.indexOf("\n## ", start);
        return text.substring(start, end)
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| --- "))
                .skip(1)
                .flatMap(row -> CALL.matcher(row.split("\\|", -1)[1]).results())
                .map(call -> call.group(1) + "/"
                        + (call.group(2).isBlank() ? 0 : call.group(2).split(",").length))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> declared(Set<Class<?>> types) {
        return types.stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(method -> method.getName() + "/" + method.getParameterCount())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
