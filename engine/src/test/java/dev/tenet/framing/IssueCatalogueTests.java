package dev.tenet.framing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Framing;
import dev.tenet.framing.Issue.Position;
import dev.tenet.framing.judge.Side;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bundled issues, each one read, and every question that is made of them. */
class IssueCatalogueTests {

    private static final Pattern BEGINS_ANEW = Pattern.compile("(?i)^(that|because|whether|if|why|how|and|but|so)\\b");
    private static final Pattern HAS_A_VERB = Pattern.compile(
            "(?i)\\b(should|must|may|can|is|are|has|have|had|does|do|did|was|deserves?|belongs?|needs?|bears?|owes?|share|"
                    + "exploits|respects|ought|would|will|cannot)\\b");

    private static final List<Issue> ISSUES = new ArrayList<>();

    @BeforeAll
    static void readAll() throws IOException {
        ISSUES.clear();
        try (IssueStore store = IssueStore.bundled(List.of())) {
            for (int i = 0; i < store.size(); i++) {
                ISSUES.add(store.get(i));
            }
        }
    }

    @Test
    void thereAre343IssuesInSixteenCategories() {
        assertThat(ISSUES).hasSize(343);
        Map<String, Long> byCategory =
                ISSUES.stream().collect(Collectors.groupingBy(Issue::category, Collectors.counting()));
        assertThat(byCategory).hasSize(16).containsEntry("contested", 100L);
        assertThat(byCategory.values()).allMatch(count -> count >= 15);
    }

    @Test
    void everyFileOfIssuesIsPartOfTheDefault() throws IOException, URISyntaxException {
        URI folder =
                Objects.requireNonNull(IssueStore.class.getResource("issues")).toURI();
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .map(name -> name.replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(IssueStore.CATEGORIES);
        }
    }

    @Test
    void everyCategoryHasIssuesThatAreKnownLocallyNationallyAndInternationally() {
        ISSUES.stream()
                .collect(Collectors.groupingBy(Issue::category))
                .forEach((category, issues) -> assertThat(
                                issues.stream().map(Issue::awareness).collect(Collectors.toSet()))
                        .as(category)
                        .containsExactlyInAnyOrder("local", "national", "international"));
    }

    @Test
    void noTwoIssuesAreTheSame() {
        assertThat(ISSUES).extracting(Issue::issue).doesNotHaveDuplicates();
        assertThat(ISSUES.stream().flatMap(issue -> positions(issue).stream()).map(Position::claim))
                .doesNotHaveDuplicates();
        assertThat(ISSUES.stream()
                        .flatMap(issue -> positions(issue).stream())
                        .flatMap(position -> position.reasons().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyPositionHasTwoReasons() {
        for (Issue issue : ISSUES) {
            assertThat(positions(issue))
                    .as(issue.id())
                    .allMatch(position -> position.reasons().size() == 2);
        }
    }

    @Test
    void everyPositionAndReasonIsAClauseThatCanStandAfterThatOrBecause() {
        for (Issue issue : ISSUES) {
            assertThat(issue.issue()).startsWith("Whether ").doesNotEndWith("?").doesNotEndWith(".");
            for (Position position : positions(issue)) {
                List<String> clauses = new ArrayList<>(position.reasons());
                clauses.add(position.claim());
                for (String clause : clauses) {
                    assertThat(clause)
                            .as(issue.id())
                            .doesNotContainPattern("[.?!;:\\n\"“”]|\\s{2,}")
                            .doesNotContainPattern(BEGINS_ANEW);
                    assertThat(words(clause).size()).as(clause).isBetween(5, 24);
                }
                assertThat(position.claim()).as(issue.id()).containsPattern(HAS_A_VERB);
            }
        }
    }

    @Test
    void everyFramingMakesTwoWellFormedQuestionsOfEveryIssue() {
        for (Issue issue : ISSUES) {
            for (Framing framing : FramingQuestions.FROM_POSITIONS) {
                var questions = FramingQuestions.of(framing, issue);
                assertThat(questions.forSide()).as(issue.id()).isNotEqualTo(questions.againstSide());
                for (Side side : Side.values()) {
                    assertThat(questions.of(side))
                            .as(issue.id() + " " + framing)
                            .containsPattern("^[A-Z].*[.?]$")
                            .contains(issue.positions().of(side).claim())
                            .doesNotContainPattern("[.?!]{2}|\\s{2}|\\bthat that\\b|\\bwhy because\\b| ,");
                }
            }
        }
    }

    @Test
    void theTwoQuestionsOfAFramingDifferOnlyInTheSide() {
        Issue issue = ISSUES.get(0);
        for (Framing framing : FramingQuestions.FROM_POSITIONS) {
            var questions = FramingQuestions.of(framing, issue);
            assertThat(questions.forSide().replace(issue.positions().forSide().claim(), "…"))
                    .isEqualTo(questions
                            .againstSide()
                            .replace(issue.positions().againstSide().claim(), "…"));
        }
        assertThat(FramingQuestions.FROM_POSITIONS)
                .containsExactly(Framing.EXPLANATION, Framing.LEADING, Framing.PRESUPPOSITION, Framing.PERSONA);
    }

    private static List<Position> positions(Issue issue) {
        return List.of(issue.positions().forSide(), issue.positions().againstSide());
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split("\\s+"));
    }
}
