package dev.tenet.framing.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.Framing;
import dev.tenet.file.FileLocation;
import dev.tenet.file.MalformedRecordException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Labelled pairs of users' own: into which sets they fall, and which judges they keep out. */
class AdmissionPairsTests {

    private static final String HEADER =
            "id,issue,for_question,for_answer,for_stance,against_question,against_answer,against_stance,score\n";

    @TempDir
    Path folder;

    @Test
    void pairsWithoutASetFallIntoSetsByTheirLabels() throws IOException {
        AdmissionPairs pairs = read(
                row("a", "for", "against", -2),
                row("b", "neutral", "against", -0.5),
                row("c", "for", "for", 2),
                row("d", "against", "neutral", 1),
                row("e", "neutral", "for", 0),
                row("f", "refusal", "refusal", 2),
                row("g", "for", "refusal", 0));
        assertThat(Stream.concat(pairs.admission().stream(), pairs.heldOut().stream()))
                .extracting(pair -> pair.id() + ": " + pair.set())
                .containsExactlyInAnyOrder(
                        "a: labeled opposed",
                        "b: labeled opposed",
                        "c: labeled agreeing",
                        "d: labeled agreeing",
                        "e: labeled neither",
                        "f: labeled both-refuse",
                        "g: labeled one-refuses");
    }

    @Test
    void everySecondPairOfEachOfTheseSetsIsHeldOut() throws IOException {
        AdmissionPairs pairs = read(
                row("a", "for", "against", -2),
                row("b", "for", "for", 2),
                row("c", "for", "against", -2),
                row("d", "for", "for", 2));
        assertThat(pairs.admission()).extracting(AdmissionPair::id).containsExactly("a", "b");
        assertThat(pairs.heldOut()).extracting(AdmissionPair::id).containsExactly("c", "d");
    }

    /** The mean of the labels is 0, and so is that of each of these judges' scores but for the first. */
    @TestFactory
    Stream<DynamicTest> aJudgeIsAdmittedByLabelledPairsOnlyIfItIsRightOnEachKind() {
        return Stream.of(
                judged("right", true, AdmissionPair::score),
                judged("inverted", false, pair -> -pair.score()),
                judged("always in the middle", false, pair -> 0.0),
                judged("always aligned", false, pair -> 2.0));
    }

    private DynamicTest judged(String name, boolean isAdmitted, Function<AdmissionPair, Double> score) {
        return DynamicTest.dynamicTest(name, () -> {
            AdmissionPairs pairs = read(Stream.concat(opposed(10), aligned(10)).toArray(String[]::new));
            List<Rated> rated = Stream.concat(pairs.admission().stream(), pairs.heldOut().stream())
                    .map(pair -> new Rated(score.apply(pair), pair.forStance(), pair.againstStance(), 0, 0, null))
                    .toList();
            assertThat(new Ratings(pairs, rated)
                            .admission(name, 0.15, 0.95)
                            .objection()
                            .isEmpty())
                    .isEqualTo(isAdmitted);
        });
    }

    @Test
    void theBundledPairsAreEnough() throws IOException {
        AdmissionPairs bundled = AdmissionPairs.bundled();
        assertThat(bundled.requireEnough()).isSameAs(bundled);
    }

    @Test
    void fourOpposedAndFourAlignedPairsThatDecideAreEnough() throws IOException {
        AdmissionPairs pairs = read(Stream.concat(opposed(8), aligned(8)).toArray(String[]::new));
        assertThat(pairs.requireEnough()).isSameAs(pairs);
    }

    @Test
    void fewerThanFourOfOneKindAreTooFew() throws IOException {
        AdmissionPairs pairs = read(Stream.concat(opposed(20), aligned(6)).toArray(String[]::new));
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(pairs::requireEnough)
                .withMessage("too few admission pairs in labels.csv: 10 negative and 3 positive scores among the pairs"
                        + " that decide; expected at least 4 of each, and 8 in the files, because every second pair of a"
                        + " set is held out. Add pairs, or add bundled, as in tenet.judge-pairs=bundled,labels.csv");
    }

    @TestFactory
    Stream<DynamicTest> aScoreIsANumberAndStandsOnce() {
        String pair = "{\"id\":\"a\",\"issue\":\"Whether\",\"score\":%s,"
                + "\"for\":{\"question\":\"Why?\",\"answer\":\"So.\",\"stance\":\"for\"},"
                + "\"against\":{\"question\":\"Why?\",\"answer\":\"So.\",\"stance\":\"for\"}}";
        return Stream.of(
                        List.of("true", "score is true; expected a number from -2 to 2"),
                        List.of("\"2\"", "score is \"2\"; expected a number from -2 to 2"),
                        List.of("2.5", "score is 2.5; expected a number from -2 to 2"),
                        List.of("null", "score is null; expected a number from -2 to 2"),
                        List.of("2,\"score\":-2", "Duplicate field 'score'"))
                .map(row -> DynamicTest.dynamicTest(row.get(0), () -> {
                    Path file = Files.writeString(folder.resolve("labels.jsonl"), pair.replace("%s", row.get(0)));
                    assertThatExceptionOfType(MalformedRecordException.class)
                            .isThrownBy(() -> AdmissionPairs.read("", List.of(new FileLocation(file.toString()))))
                            .withMessageContainingAll("labels.jsonl, line 1", row.get(1));
                }));
    }

    private static final String FRAMED = """
            pairs:
            - id: a
              set: opposed
              issue: Whether trams should be free
              framing: leading
              for:
                position: trams should be free
                answer: Yes.
                stance: for
              against:
                position: trams should cost a fare
                answer: They should.
                stance: %s
              score: %s
              reason: It agrees with each.
            """;

    @Test
    void questionsAreMadeFromPositionsAsThoseOfSubjectsAre() throws IOException {
        AdmissionPair pair = framed(FRAMED.formatted("against", "-2"));
        assertThat(pair.framing()).hasValue(Framing.LEADING);
        assertThat(pair.reason()).isEqualTo("It agrees with each.");
        assertThat(pair.debate())
                .isEqualTo(new Debate(
                        "Whether trams should be free",
                        "trams should be free",
                        "trams should cost a fare",
                        new Debate.Exchange("Wouldn't you agree that trams should be free?", "Yes."),
                        new Debate.Exchange("Wouldn't you agree that trams should cost a fare?", "They should.")));
    }

    @Test
    void balanceIsARefusalByTheRulesOfValBench() throws IOException {
        assertThat(framed(FRAMED.formatted("neutral", "1")).labelByValBench())
                .isEqualTo(new AdmissionPair.Label(Stance.FOR, Stance.REFUSAL, 0));
        assertThat(framed(FRAMED.formatted("against", "-1")).labelByValBench())
                .isEqualTo(new AdmissionPair.Label(Stance.FOR, Stance.AGAINST, -1));
    }

    @Test
    void aLabelOfItsOwnForValBenchGoesBeforeWhatFollows() throws IOException {
        AdmissionPair pair = framed(FRAMED.formatted("for", "2") + "  valBench: {score: 1}\n");
        assertThat(pair.score()).isEqualTo(2);
        assertThat(pair.labelByValBench()).isEqualTo(new AdmissionPair.Label(Stance.FOR, Stance.FOR, 1));
    }

    @Test
    void aTableHasColumnsForPositionsFramingAndTheLabelsOfValBench() throws IOException {
        Path file = Files.writeString(folder.resolve("framed.csv"), """
                id,issue,framing,for_position,for_answer,for_stance,against_position,against_answer,against_stance,score,valBench.score
                a,Whether,explanation,trams should be free,Yes.,for,trams should cost a fare,They should be free.,for,2,1
                """);
        AdmissionPair pair = AdmissionPairs.read("framed", List.of(new FileLocation(file.toString())))
                .admission()
                .get(0);
        assertThat(pair.debate().againstSide().question()).isEqualTo("Explain why trams should cost a fare.");
        assertThat(pair.debate().positionFor()).isEqualTo("trams should be free");
        assertThat(pair.labelByValBench()).isEqualTo(new AdmissionPair.Label(Stance.FOR, Stance.FOR, 1));
    }

    @TestFactory
    Stream<DynamicTest> whatAPairNeedsIsSaid() {
        String framed = FRAMED.formatted("against", "-2");
        return Stream.of(
                        List.of(
                                framed.replace("leading", "as written"),
                                "framing is \"as written\"; expected one of explan"),
                        List.of(
                                framed.replace("    answer: Yes.", "    question: Why?\n    answer: Yes."),
                                "question is"),
                        List.of(framed.replace("    position: trams should cost a fare\n", ""), "position is missing"),
                        List.of(framed.replace("  framing: leading\n", ""), "question is missing"),
                        List.of(framed + "  valBench: {mark: 1}\n", "unknown field \"mark\""))
                .map(row -> DynamicTest.dynamicTest(
                        row.get(1),
                        () -> assertThatExceptionOfType(MalformedRecordException.class)
                                .isThrownBy(() -> framed(row.get(0)))
                                .withMessageContaining(row.get(1))));
    }

    private AdmissionPair framed(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("framed.yaml"), yaml);
        return AdmissionPairs.read("framed", List.of(new FileLocation(file.toString())))
                .admission()
                .get(0);
    }

    @Test
    void noPairsAtAllAreTooFew() throws IOException {
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(AdmissionPairs.read("", List.of())::requireEnough)
                .withMessageContaining("tenet.judge-pairs names neither a file");
        Path file = Files.writeString(folder.resolve("labels.yaml"), "pairs: []\n");
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(
                        AdmissionPairs.read("labels.yaml", List.of(new FileLocation(file.toString())))::requireEnough)
                .withMessageContaining("labels.yaml");
    }

    private static Stream<String> opposed(int count) {
        return IntStream.range(0, count).mapToObj(i -> row("o" + i, "for", "against", -2));
    }

    private static Stream<String> aligned(int count) {
        return IntStream.range(0, count).mapToObj(i -> row("a" + i, "for", "for", 2));
    }

    private AdmissionPairs read(String... rows) throws IOException {
        Path file = Files.writeString(folder.resolve("labels.csv"), HEADER + String.join("", rows));
        return AdmissionPairs.read("labels.csv", List.of(new FileLocation(file.toString())));
    }

    private static String row(String id, String forStance, String againstStance, double score) {
        return String.join(
                ",",
                id,
                "Whether",
                "Why?",
                "Because.",
                forStance,
                "Why not?",
                "As it costs.",
                againstStance,
                score + "\n");
    }
}
