package dev.tenet.trial.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tenet.file.FileLocation;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.trial.SubjectPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Earlier runs as real files: which are read, what in them is refused, and which of their subjects is compared. */
class EarlierRunTests {

    private static final String SPEC = "com.acme.FooTest.method";
    private static final JudgeSetup JUDGE = new JudgeSetup("openai:j", "aaaa", null, "bbbb");
    private static final String PAIR = """
            {"spec": "com.acme.FooTest.method", "case": "%s", "caseFingerprint": "cccc", "subject": "%s", "model": "openai:m", \
            "judge": "openai:j", "judgeFingerprint": "aaaa", "rubricFingerprint": "bbbb", "score": %s}
            """;

    @TempDir
    Path folder;

    private Path log(String... records) throws IOException {
        return Files.writeString(folder.resolve("trials.jsonl"), String.join("", records));
    }

    private static String pair(String id, String subject, Object score) {
        return PAIR.formatted(id, subject, score);
    }

    @Test
    void aRunIsNamedByItsFolderItsLogOrItsSmallFile() throws IOException {
        log(pair("i1/draft", "a", 2), "{\"spec\": \"com.acme.FooTest.other\", \"choice\": \"DEEP\"}\n");
        Files.writeString(
                folder.resolve("summary.json"),
                "{\"format\": 1, \"started\": \"2026-11-21T06:01:57Z\", \"specs\": []}");
        Path small = folder.resolve("baseline.json");
        BaselineFile.write(small, List.of(entry(SPEC, "a", 1, 1, scored("i1/draft", 2.0))));
        for (Path location : List.of(folder, folder.resolve("trials.jsonl"), small)) {
            try (EarlierRun run = EarlierRun.open(location.toString())) {
                assertThat(run.of(measured(SPEC, subject("a"), SubjectPlace.only("a"), JUDGE)))
                        .as(location.toString())
                        .isInstanceOfSatisfying(Baseline.Earlier.class, earlier -> {
                            assertThat(earlier.entry().cases())
                                    .extracting(ScoredCase::id, ScoredCase::fingerprint, ScoredCase::score)
                                    .containsExactly(tuple("i1/draft", "cccc", 2.0));
                            assertThat(earlier.title())
                                    .startsWith("a, measured 2026-11-21, …/")
                                    .doesNotContain(folder.getParent().toString());
                        });
            }
        }
    }

    /** Cases of one group are one observation, also those that were asked in the earlier run alone. */
    @Test
    void aCaseSaysWhichGroupItIsOfInALogAndInASmallFile() throws IOException {
        log(pair("row-1/as written", "a", 2).replaceFirst("\\{", "{\"caseGroup\": \"0123456789abcdef\", "));
        Path small = folder.resolve("baseline.json");
        try (EarlierRun run = EarlierRun.open(folder.toString())) {
            BaselineEntry entry =
                    ((Baseline.Earlier) run.of(measured(SPEC, subject("a"), SubjectPlace.only("a"), JUDGE))).entry();
            assertThat(entry.cases()).extracting(ScoredCase::group).containsExactly("0123456789abcdef");
            BaselineFile.write(small, List.of(entry));
        }
        assertThat(small).content().contains(", \"group\": \"0123456789abcdef\"}");
        assertThat(BaselineFile.read(new FileLocation(small.toString())).get(0).cases())
                .extracting(ScoredCase::group)
                .containsExactly("0123456789abcdef");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("notes.txt"), "nothing");
        Path reports = Files.createDirectory(folder.resolve("reports"));
        Files.createFile(
                Files.createDirectory(reports.resolve("2026-11-21T06-01-57")).resolve("trials.jsonl"));
        assertRefused(folder.resolve("gone"), "there is no such file or folder");
        assertRefused(empty, "the folder is empty");
        assertRefused(other, "the folder has no trials.jsonl");
        assertRefused(other.resolve("notes.txt"), "the file is not a baseline");
        assertRefused(reports, "it is the folder of several runs (2026-11-21T06-01-57); name one");
    }

    private static void assertRefused(Path location, String reason) {
        assertThatThrownBy(() -> EarlierRun.open(location.toString()).close())
                .isInstanceOf(InvalidSpecException.class)
                .hasMessage("setting tenet.baseline is \"" + location + "\": " + reason
                        + "; expected the folder of an earlier run, its trials.jsonl, or a file that"
                        + " tenet.baseline.write wrote");
    }

    @Test
    void aCaseThatOccursTwiceForOneSubjectIsAnErrorWithItsLine() throws IOException {
        Path log = log(pair("i1/draft", "a", 2), pair("i1/draft", "b", 2), "\n", pair("i1/draft", "a", 1));
        assertMalformed(log, "line 4, case is \"i1/draft\"; expected a case that occurs once for each subject");
        Path small = small(
                "{\"case\": \"x\", \"fingerprint\": \"c\", \"score\": 1}",
                "{\"case\": \"x\", \"fingerprint\": \"d\", \"score\": 1}");
        assertMalformed(small, "line 6, case is \"x\"; expected a case that occurs once");
    }

    @Test
    void aScoreThatIsNoneIsAnErrorWithItsLine() throws IOException {
        for (Object score : List.of(2.01, -3, "\"2\"", "true", "1e999", "[]")) {
            assertMalformed(log(pair("i1/draft", "a", 2), pair("i2/draft", "a", score)), "line 2, score is ");
            assertMalformed(
                    small("{\"case\": \"x\", \"fingerprint\": \"c\", \"score\": " + score + "}"), "line 5, score is ");
        }
        assertMalformed(log(pair("i1/draft", "a", "NaN")), "line 1 is not JSON");
        assertMalformed(small("{\"case\": \"x\", \"fingerprint\": \"c\", \"score\": NaN}"), "line 5: ");
        assertMalformed(
                log(PAIR.formatted("i1/draft", "a", 1).replace(", \"score\": 1", "")), "line 1, score is missing");
    }

    @Test
    void aLogInWhichASubjectWasJudgedInTwoWaysIsRefused() throws IOException {
        Path log = log(pair("i1/draft", "a", 2), pair("i2/draft", "a", 2).replace("openai:j", "openai:k"));
        assertMalformed(log, "line 2: " + SPEC + " was judged by openai:k here, but differently in earlier records");
    }

    private Path small(String... cases) throws IOException {
        return Files.writeString(folder.resolve("small.json"), """
                {"format": 1, "specs": [
                {"spec": "s", "subject": "a", "place": 1, "subjects": 1, "model": "m",
                "judge": "j", "judgeFingerprint": "1", "rubricFingerprint": "2",
                "cases": [
                %s
                ]}]}
                """.formatted(String.join(",\n", cases)));
    }

    private static void assertMalformed(Path file, String message) {
        assertThatThrownBy(() -> EarlierRun.open(file.toString()).close())
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining(file.getFileName() + ", ")
                .hasMessageContaining(message);
    }

    @Test
    void aSmallFileOfAnotherFormIsRefusedWithItsLine() throws IOException {
        Path file = small("{\"case\": \"x\", \"fingerprint\": \"c\", \"score\": 1}");
        String text = Files.readString(file);
        assertMalformed(Files.writeString(file, text.replace("1, \"specs\"", "2, \"specs\"")), "expected format 1");
        assertMalformed(Files.writeString(file, text.replace("\"model\"", "\"modell\"")), "unknown field \"modell\"");
        assertMalformed(Files.writeString(file, text.replace("]}]}", "]}]")), "line ");
    }

    @Test
    void subjectsAreMatchedByTheirLabelWhateverTheirOrder() throws IOException {
        List<BaselineEntry> ofSpec = List.of(
                entry(SPEC, "a", 1, 2, scored("i1/draft", 2.0)), entry(SPEC, "b", 2, 2, scored("i1/draft", -2.0)));
        assertThat(found(ofSpec, "b", 1, "b", "a")).isEqualTo("b");
        assertThat(found(ofSpec, "a", 2, "b", "a")).isEqualTo("a");
        assertThat(found(ofSpec, "b", 1, "b")).as("one subject less").isEqualTo("b");
    }

    @Test
    void subjectsOfUnknownLabelsAreMatchedByTheirPlaceAmongAsMany() {
        assertThat(found(List.of(entry(SPEC, "old", 1, 1)), "new", 1, "new")).isEqualTo("old");
        List<BaselineEntry> two = List.of(entry(SPEC, "a", 1, 2), entry(SPEC, "b", 2, 2));
        assertThat(found(two, "c", 2, "a", "c")).isEqualTo("b");
        assertThat(found(two, "c", 1, "c", "a"))
                .isEqualTo("it has no subject c, and at its position it has a, another subject of this spec; give each"
                        + " subject a stable @Subject(id = …)");
        assertThat(found(two, "c", 1, "c"))
                .isEqualTo(
                        "it has no subject c; it has 2 subjects in total, and this spec has 1. Give each subject a stable @Subject(id = …)");
        assertThat(found(List.of(entry(SPEC, "b", 2, 2)), "c", 1, "c", "b"))
                .isEqualTo("it has no subject c, and none at position 1 of 2");
    }

    @Test
    void subjectsThatShareALabelAreMatchedByTheirPlace() {
        List<BaselineEntry> two = List.of(entry(SPEC, "a", 1, 2), entry(SPEC, "a", 2, 2));
        assertThat(BaselineMatch.of(two, "a", new SubjectPlace(2, List.of("a", "a"))))
                .isEqualTo(new BaselineMatch.Found(two.get(1)));
        assertThat(found(two, "a", 1, "a"))
                .startsWith("it has 2 subjects called a; it has 2 subjects in total, and this spec has 1");
    }

    private static String found(List<BaselineEntry> entries, String label, int number, String... labels) {
        BaselineMatch match = BaselineMatch.of(entries, label, new SubjectPlace(number, List.of(labels)));
        return match instanceof BaselineMatch.Found found
                ? found.entry().subject().label()
                : ((BaselineMatch.None) match).reason();
    }

    @Test
    void anotherSpecJudgeOrRubricIsRefusedWithTheReason() throws IOException {
        log(pair("i1/draft", "a", 2));
        try (EarlierRun run = EarlierRun.open(folder.toString())) {
            SubjectPlace only = SubjectPlace.only("a");
            assertThat(reason(run.of(measured("com.acme.FooTest.methot", subject("a"), only, JUDGE))))
                    .endsWith(": it contains no cases of com.acme.FooTest.methot; it contains those of " + SPEC);
            assertThat(reason(run.of(
                            measured(SPEC, subject("a"), only, new JudgeSetup("openai:k", "cccc", null, "bbbb")))))
                    .endsWith(": it was judged by openai:j, but this run by openai:k");
            assertThat(reason(run.of(
                            measured(SPEC, subject("a"), only, new JudgeSetup("openai:j", "cccc", null, "bbbb")))))
                    .endsWith(": judge openai:j had another server, system prompt, sampling or order");
            assertThat(reason(run.of(
                            measured(SPEC, subject("a"), only, new JudgeSetup("openai:j", "aaaa", null, "dddd")))))
                    .endsWith(": its rubric is bbbb, that of this version of Tenet dddd");
        }
        log(pair("i1/draft", "a", 2).replace("\"judgeFingerprint\": \"aaaa\", ", ""));
        try (EarlierRun run = EarlierRun.open(folder.toString())) {
            assertThat(reason(run.of(measured(SPEC, subject("a"), SubjectPlace.only("a"), JUDGE))))
                    .endsWith(": it does not record how its judge was called");
        }
    }

    @Test
    void anotherMeasureIsRefusedWithTheReason() throws IOException {
        log(pair("i1/draft", "a", 2).replaceFirst("\\{", "{\"measure\": \"DVGR\", "));
        try (EarlierRun run = EarlierRun.open(folder.toString())) {
            assertThat(reason(run.of(measured(SPEC, subject("a"), SubjectPlace.only("a"), JUDGE))))
                    .endsWith(": it measured DVGR, but this run measures PAC");
        }
    }

    private static String reason(Baseline baseline) {
        assertThat(baseline).isInstanceOf(Baseline.Refused.class);
        return ((Baseline.Refused) baseline).reason();
    }

    @Test
    void theSubjectMayDifferAndItsDifferencesAreNamed() throws IOException {
        log(pair("i1/draft", "a", 2).replace("}", ", \"systemPromptFingerprint\": \"eeee\"}"));
        try (EarlierRun run = EarlierRun.open(folder.toString())) {
            SubjectSetup now = new SubjectSetup("a", "openai:n", null, "temperature 0.0");
            assertThat(run.of(measured(SPEC, now, SubjectPlace.only("a"), JUDGE)))
                    .isInstanceOfSatisfying(
                            Baseline.Earlier.class,
                            earlier -> assertThat(earlier.differences())
                                    .containsExactly(
                                            "model openai:m, now openai:n",
                                            "system prompt eeee, now none",
                                            "sampling left to the provider, now temperature 0.0"));
        }
    }

    @Test
    void aSmallFileIsReviewableAndHasTheSameTextWhateverTheOrderOfTheRun() throws IOException {
        Path one = folder.resolve("specs/one.json");
        Path other = folder.resolve("specs/other.json");
        BaselineEntry a = entry(SPEC, "a", 1, 2, scored("i2/draft", null), scored("i1/draft", 1.5));
        BaselineEntry b = entry(SPEC, "b", 2, 2, scored("i1/draft", -2.0));
        BaselineFile.write(one, List.of(a, b));
        BaselineFile.write(
                other, List.of(b, entry(SPEC, "a", 1, 2, scored("i1/draft", 1.5), scored("i2/draft", null))));
        assertThat(one).hasSameTextualContentAs(other);
        assertThat(Files.readString(one)).startsWith("""
                {
                "format": 1,
                "specs": [
                {
                "spec": "com.acme.FooTest.method",
                "subject": "a",
                "place": 1,
                "subjects": 2,
                "model": "openai:m",
                "systemPromptFingerprint": null,
                "sampling": null,
                "servedModels": ["m-2026"],
                "judge": "openai:j",
                "servedModelsOfJudge": [],
                "judgeFingerprint": "aaaa",
                "rubricFingerprint": "bbbb",
                """).contains("""
                "date": "2026-11-21",
                "versions": {"java":"17"},
                "cases": [
                  {"case": "i1/draft", "fingerprint": "cccc", "score": 1.5},
                  {"case": "i2/draft", "fingerprint": "cccc", "score": null}
                ]},
                """);
        assertThat(BaselineFile.read(new FileLocation(one.toString())).get(1).cases())
                .containsExactly(scored("i1/draft", -2.0));
        try (var files = Files.list(folder.resolve("specs"))) {
            assertThat(files).as("nothing is left beside them").hasSize(2);
        }
    }

    @Test
    void writingKeepsOtherSpecsAndReplacesWhatWasMeasuredAgain() throws IOException {
        Path file = folder.resolve("baseline.json");
        BaselineFile.write(
                file, List.of(entry("s.one", "a", 1, 2), entry("s.one", "b", 2, 2), entry("s.two", "a", 1, 1)));
        BaselineFile.write(file, List.of(entry("s.one", "b", 2, 2, scored("i1/draft", 2.0))));
        assertThat(BaselineFile.read(new FileLocation(file.toString())))
                .extracting(entry -> entry.spec() + " " + entry.subject().label() + " "
                        + entry.cases().size())
                .containsExactly("s.one a 0", "s.one b 1", "s.two a 0");
        BaselineFile.write(file, List.of(entry("s.one", "c", 1, 1)));
        assertThat(BaselineFile.read(new FileLocation(file.toString())))
                .as("the spec has one subject now")
                .extracting(entry -> entry.spec() + " " + entry.subject().label())
                .containsExactly("s.one c", "s.two a");
    }

    @Test
    void launchesThatEndAtOnceAllLeaveTheirSpecsInTheFile() throws Exception {
        Path file = folder.resolve("baseline.json");
        ExecutorService launches = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> written = new ArrayList<>();
            for (int i = 10; i < 40; i++) {
                BaselineEntry entry = entry("s.spec" + i, "a", 1, 1, scored("i1/draft", 2.0));
                written.add(launches.submit(() -> {
                    BaselineFile.write(file, List.of(entry));
                    return null;
                }));
            }
            for (Future<?> one : written) {
                one.get();
            }
        } finally {
            launches.shutdown();
        }
        assertThat(BaselineFile.read(new FileLocation(file.toString()))).hasSize(30);
    }

    private static MeasuredSetup measured(String spec, SubjectSetup subject, SubjectPlace place, JudgeSetup judge) {
        return new MeasuredSetup(spec, "PAC", subject, place, judge, List.of("/answer"));
    }

    private static SubjectSetup subject(String label) {
        return new SubjectSetup(label, "openai:m", null, "");
    }

    private static ScoredCase scored(String id, @Nullable Double score) {
        return new ScoredCase(id, "cccc", score, 0);
    }

    private static BaselineEntry entry(String spec, String label, int place, int subjects, ScoredCase... cases) {
        return new BaselineEntry(
                spec,
                "",
                place,
                subjects,
                subject(label),
                new ServedModels(new TreeSet<>(List.of("m-2026")), new TreeSet<>()),
                JUDGE,
                new BaselineEntry.OfRun("2026-11-21", Map.of("java", "17")),
                List.of(cases));
    }
}
