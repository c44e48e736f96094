package dev.tenet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages and javadoc have none of the words by which stiff English is recognized. */
class PlainEnglishTests {

    private static final Pattern STIFF = Pattern.compile(
            "(?i)\\b(anew|shall|whoever|whosoever|heeds?|unheeded|hitherto|thereof|therein|whereby|lest|inasmuch|whence)\\b");

    private static Stream<String> stiff(Path file, Stream<String> lines) {
        return lines.filter(line -> STIFF.matcher(line).find()).map(line -> file.getFileName() + ": " + line.strip());
    }

    @Test
    void pagesAreInPlainEnglish() throws IOException {
        List<String> found = new ArrayList<>();
        for (Page page : Page.all()) {
            stiff(page.path(), page.prose().stream()).forEach(found::add);
        }
        assertThat(found).isEmpty();
    }

    @Test
    void javadocIsInPlainEnglish() throws IOException {
        List<String> found = new ArrayList<>();
        for (String root : List.of("src/main/java", "../annotations/src/main/java", "allure/src/main/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    stiff(file, Files.readAllLines(file).stream().filter(PlainEnglishTests::isJavadoc))
                            .forEach(found::add);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static boolean isJavadoc(String line) {
        return line.strip().startsWith("*") || line.strip().startsWith("/**");
    }

    @Test
    void aStiffWordIsFound() {
        assertThat(stiff(Path.of("a.md"), Stream.of("It shall run.", "It runs.", "Marshall ran.")))
                .containsExactly("a.md: It shall run.");
    }
}
