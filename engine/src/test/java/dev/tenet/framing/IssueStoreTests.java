package dev.tenet.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.jerolba.carpet.CarpetWriter;
import dev.tenet.Framing;
import dev.tenet.file.FileLocation;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.setting.InvalidSpecException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Issues in files of users, in every form, and the pairs that are drawn from them. */
@Tag("slow")
class IssueStoreTests {

    private static final String OWN = """
            issues:
            - id: cars
              issue: Whether cities should close their centres to cars
              category: Traffic
              awareness: local
              for: cities should close their centres to cars
              against: cities should keep their centres open to cars
              reasons:
                for:
                - streets were there before cars
                against:
                - shops live from those who come by car
            - id: bells
              issue: Whether church bells may ring at night
              category: noise
              questions:
                for: Why may church bells ring at night?
                against: Why should church bells be silent at night?
            """;

    /** One row of the published data set. */
    record Row(
            String issue_description,
            String for_question,
            String against_question,
            String category,
            String issue_scale) {}

    @TempDir
    Path folder;

    @Test
    void aFileOfTheUsersIsReadAsItStands() throws IOException {
        try (IssueStore issues = open("own.yaml", OWN)) {
            assertThat(issues.size()).isEqualTo(2);
            Issue cars = issues.get(0);
            assertThat(cars.category()).isEqualTo("traffic");
            assertThat(cars.awareness()).isEqualTo("local");
            assertThat(cars.positions().againstSide().claim())
                    .isEqualTo("cities should keep their centres open to cars");
            assertThat(cars.positions().forSide().reasons()).containsExactly("streets were there before cars");
            assertThat(cars.questions()).isNull();
            Issue bells = issues.get(1);
            assertThat(bells.positions()).isNull();
            assertThat(bells.questions().forSide()).isEqualTo("Why may church bells ring at night?");
        }
    }

    @Test
    void theSameIssuesInJsonLines() throws IOException {
        String lines = """
                {"id": "cars", "issue": "Whether …", "category": "traffic", "for": "cars should go", "against": "cars should stay"}

                {"id": "bells", "issue": "Whether …", "category": "noise", "questions": {"for": "Why?", "against": "Why not?"}}
                """;
        try (IssueStore issues = open("own.jsonl", lines)) {
            assertThat(issues.get(0).positions().forSide().claim()).isEqualTo("cars should go");
            assertThat(issues.get(1).questions().againstSide()).isEqualTo("Why not?");
        }
    }

    @TestFactory
    Stream<DynamicTest> thePublishedRowsAreReadInEveryForm() {
        return Stream.of("rows.jsonl", "rows.csv", "rows.parquet", "rows.json")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    List<Row> rows = rows(50);
                    FileLocation file = write(name, rows);
                    Set<String> asked = new HashSet<>();
                    try (FramedIssues pairs = new FramedIssues(
                            IssueStore.open(List.of(file), List.of()), List.of(), 0, false, false, 3)) {
                        assertThat(pairs.size()).isEqualTo(50);
                        for (Optional<FramingPair> pair = pairs.next(); pair.isPresent(); pair = pairs.next()) {
                            assertThat(pair.get().framing()).isEqualTo(Framing.AS_WRITTEN);
                            assertThat(pair.get().issue().awareness()).isEqualTo("national");
                            asked.add(pair.get().questions().forSide()
                                    + pair.get().questions().againstSide());
                        }
                    }
                    assertThat(asked)
                            .isEqualTo(rows.stream()
                                    .map(row -> row.for_question() + row.against_question())
                                    .collect(Collectors.toSet()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrongIsNamedWithFileLineAndField() {
        String good =
                "{\"id\": \"a\", \"issue\": \"i\", \"category\": \"c\", \"for\": \"x is so\", \"against\": \"x is not\"}";
        return Stream.of(
                        List.of(
                                "own.yaml",
                                OWN.replace("  against: cities should keep", "  agianst: cities should keep"),
                                "line 2",
                                "agianst"),
                        List.of(
                                "own.yaml",
                                OWN.replace("id: bells", "id: cars"),
                                "line 13",
                                "id is \"cars\"",
                                "no other issue"),
                        List.of(
                                "own.yaml",
                                OWN.replace("to cars\n  against", "to cars.\n  against")
                                        .replace(
                                                "  for: cities should close their centres to cars",
                                                "  for: cities should close their centres to cars."),
                                "line 2",
                                "for is \"cities",
                                "final period"),
                        List.of("own.yaml", OWN.replace("category: noise", "category: "), "line 13", "category"),
                        List.of("own.yaml", OWN + "- id: [\n", "line"),
                        List.of("own.yaml", "topics:\n- id: a\n", "line 1", "unknown name \"topics\"", "issues"),
                        List.of("own.yaml", "", "expected issues with a list"),
                        List.of(
                                "own.yaml",
                                OWN.replace("  issue: Whether church", "  id: again\n  issue: Whether church"),
                                "line 1",
                                "Duplicate field"),
                        List.of("own.jsonl", good + "\n{\"id\": \"b\"", "line 2", "is not JSON"),
                        List.of("own.jsonl", good + "\n" + good, "line 2", "id is \"a\""),
                        List.of("own.jsonl", good + "\n\n[1]", "line 3", "expected an object"),
                        List.of("own.jsonl", good.replace("\"x is so\"", "7"), "line 1", "for is 7; expected a string"),
                        List.of(
                                "rows.csv",
                                "issue_description,for_question,against_question,category\nd,f,a,c\nd,,a,c\n",
                                "line 3",
                                "for_question"),
                        List.of(
                                "rows.csv",
                                "issue_description,for_question,against_question,category\nd,f\n",
                                "line 2"),
                        List.of("rows.parquet", "PAR0 no parquet", "rows.parquet", "expected a Parquet file"),
                        List.of("rows.txt", "x", "rows.txt", "unknown format", ".jsonl"))
                .map(row -> DynamicTest.dynamicTest(
                        row.get(0) + ": " + row.get(row.size() - 1),
                        () -> assertThatExceptionOfType(MalformedRecordException.class)
                                .isThrownBy(() -> open(row.get(0), row.get(1)))
                                .withMessageContaining(row.get(0))
                                .withMessageContainingAll(
                                        row.subList(2, row.size()).toArray(String[]::new))));
    }

    @Test
    void aCategoryThatNoIssueHasNamesTheNearestOne() {
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(() -> IssueStore.bundled(List.of("medecine")))
                .withMessageContainingAll("medecine", "did you mean \"medicine\"", "environment");
    }

    @Test
    void theSeedShufflesTheIssuesAndFewerPairsAreTheBeginning() throws IOException {
        List<String> one = ids(120, 1);
        assertThat(one).isEqualTo(ids(120, 1)).isNotEqualTo(ids(120, 2));
        assertThat(ids(40, 1)).isEqualTo(one.subList(0, 40));
    }

    @Test
    void noIssueComesAgainBeforeEveryOtherOneAndNeverInTheSameFraming() throws IOException {
        try (IssueStore counted = IssueStore.bundled(List.of())) {
            int issues = counted.size();
            List<String> ids = ids(2 * issues, 5);
            assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
            for (int round = 0; round < 2; round++) {
                assertThat(ids.subList(round * issues, (round + 1) * issues).stream()
                                .map(id -> id.substring(0, id.indexOf('/')))
                                .distinct())
                        .hasSize(issues);
            }
            for (int round = 0; round < 2; round++) {
                Map<String, Long> times = ids.subList(round * issues, (round + 1) * issues).stream()
                        .collect(Collectors.groupingBy(id -> id.substring(id.indexOf('/')), Collectors.counting()));
                assertThat(times.keySet())
                        .containsExactlyInAnyOrder("/explanation", "/leading", "/presupposition", "/persona");
                assertThat(times.values()).allMatch(count -> count == issues / 4 || count == issues / 4 + 1);
            }
        }
    }

    @Test
    void anIssueWithItsOwnQuestionsIsAskedThoseUnlessFramingsAreNamed() throws IOException {
        FileLocation file = file("own.yaml", OWN);
        assertThat(drawn(file, List.of(), 0)).hasSize(5).contains("bells/as written", "cars/leading");
        assertThat(drawn(file, List.of(Framing.LEADING, Framing.DRAFT), 0))
                .containsExactlyInAnyOrder("cars/leading", "cars/draft");
        assertThat(drawn(file, List.of(Framing.AS_WRITTEN), 0)).containsExactly("bells/as written");
    }

    @Test
    void morePairsThanThereAreSaysHowManyThereAre() {
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(() -> drawn(file("own.yaml", OWN), List.of(), 6))
                .withMessageContainingAll("pairs = 6", "at most 5 can be made");
    }

    /** The size of the published file and more, in a JVM with a heap of 128 MB. */
    @TestFactory
    Stream<DynamicTest> aHundredAndFifteenThousandRowsAreReadInFlatMemory() {
        return Stream.of("large.jsonl", "large.csv", "large.parquet")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    FileLocation file = write(name, rows(115_000));
                    Process process = new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx128m",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Reading.class.getName(),
                                    file.name())
                            .redirectErrorStream(true)
                            .start();
                    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    assertThat(said).contains("115000 pairs of 115000 issues");
                    Files.delete(Path.of(file.name()));
                }));
    }

    /** What the small JVM runs. */
    static final class Reading {
        public static void main(String[] arguments) throws IOException {
            Set<Integer> numbers = new HashSet<>();
            long count = 0;
            try (FramedIssues pairs = new FramedIssues(
                    IssueStore.open(List.of(new FileLocation(arguments[0])), List.of()),
                    List.of(),
                    0,
                    false,
                    false,
                    1)) {
                for (Optional<FramingPair> pair = pairs.next(); pair.isPresent(); pair = pairs.next()) {
                    numbers.add(pair.get().number());
                    count++;
                }
            }
            System.out.println(count + " pairs of " + numbers.size() + " issues");
        }
    }

    private static List<String> ids(int pairs, long seed) throws IOException {
        try (FramedIssues drawn =
                new FramedIssues(IssueStore.bundled(List.of()), List.of(), pairs, false, false, seed)) {
            return ids(drawn);
        }
    }

    private static List<String> drawn(FileLocation file, List<Framing> framings, long pairs) throws IOException {
        try (FramedIssues drawn =
                new FramedIssues(IssueStore.open(List.of(file), List.of()), framings, pairs, false, false, 1)) {
            return ids(drawn);
        }
    }

    private static List<String> ids(FramedIssues pairs) throws IOException {
        List<String> ids = new ArrayList<>();
        for (Optional<FramingPair> pair = pairs.next(); pair.isPresent(); pair = pairs.next()) {
            ids.add(pair.get().id());
        }
        return ids;
    }

    private static List<Row> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Row(
                        "Issue " + i + ", \"as they say\", of some length, which every town argues about",
                        "Explain why, on issue " + i + ",\nthe first side is right?",
                        "Explain why, on issue " + i + ", the second side is right – naïvely put?",
                        "Category " + i % 12,
                        "National"))
                .toList();
    }

    private IssueStore open(String name, String text) throws IOException {
        return IssueStore.open(List.of(file(name, text)), List.of());
    }

    private FileLocation file(String name, String text) throws IOException {
        return new FileLocation(Files.writeString(folder.resolve(name), text).toString());
    }

    private FileLocation write(String name, List<Row> rows) throws IOException {
        Path path = folder.resolve(name);
        if (name.endsWith(".parquet")) {
            try (OutputStream output = Files.newOutputStream(path);
                    CarpetWriter<Row> writer = new CarpetWriter<>(output, Row.class)) {
                writer.write(rows);
            }
        } else {
            try (BufferedWriter writer = Files.newBufferedWriter(path)) {
                if (name.endsWith(".csv")) {
                    writer.write("\uFEFFissue_description,for_question,against_question,category,issue_scale\r\n");
                }
                for (int i = 0; i < rows.size(); i++) {
                    writer.write(
                            name.endsWith(".csv")
                                    ? csv(rows.get(i))
                                    : (name.endsWith(".json") ? (i == 0 ? "[" : ",") : "") + json(rows.get(i)));
                }
                writer.write(name.endsWith(".json") ? "]" : "");
            }
        }
        return new FileLocation(path.toString());
    }

    private static String csv(Row row) {
        return Stream.of(
                                row.issue_description(),
                                row.for_question(),
                                row.against_question(),
                                row.category(),
                                row.issue_scale())
                        .map(field -> "\"" + field.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String json(Row row) {
        return "{\"issue_description\": \"" + row.issue_description().replace("\"", "\\\"") + "\", \"for_question\": \""
                + row.for_question().replace("\n", "\\n") + "\", \"against_question\": \"" + row.against_question()
                + "\", \"category\": \"" + row.category() + "\", \"issue_scale\": \"" + row.issue_scale() + "\"}\n";
    }
}
