package dev.tenet.framing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.framing.Issue.Both;
import dev.tenet.framing.Issue.Position;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Both sides of each bundled issue, as far as a machine can tell whether they are treated alike. */
class IssueFairnessTests {

    private static final Pattern PLACE_NOT_NAMED =
            Pattern.compile("\\b(the|our|this) (town|city|village|district|council"
                    + "|municipality|region|country|festival|mosque|university|nursery|library|harbor|hospital|beach|pitch|company"
                    + "|neighborhood|weir|church|station)\\b");

    /** Words by which a position praises itself or runs down the other one. */
    private static final Pattern SLANTED =
            Pattern.compile("\\b(fair|fairly|unfair|forced|safe|safely|modern|muddy|honest"
                    + "|proper|properly|sensible|decent|reckless|harmless|outdated|backward|so-called|merely|mere|cruel"
                    + "|barbaric|proven|strict|well-managed)\\b");

    private static final Pattern BRITISH = Pattern.compile(
            "\\b(\\w*(colour|behaviour|labour|neighbour|favour|harbour|honour|tumour)\\w*|\\w*centres?|theatres?|licences?"
                    + "|programmes?|defence|offences?|judgement|pretence|fibres?|travell\\w*|counsell\\w*|grey|enrol|learnt"
                    + "|(recogn|organ|real|critic|subsid|vandal|util|minim|max?im|legal|penal)is(e|es|ed|ing|ation)"
                    + "|pupils?|flats|lorr\\w+|motorways?|rubbish|pavements?|whilst|towards)\\b");

    private static final Pattern WHAT_SHOULD_BE_DONE = Pattern.compile("\\b(should|must|ought|may)\\b");

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

    /** Nearer to the side for than to the side against: so an issue whose sides were swapped is found, too. */
    @Test
    void theSideForSaysYesToTheLineOfItsIssue() {
        for (Issue issue : ISSUES) {
            double yes = Wording.nearness(issue.issue(), claims(issue).forSide());
            assertThat(yes).as(issue.id()).isGreaterThanOrEqualTo(0.6);
            assertThat(yes)
                    .as(issue.id())
                    .isGreaterThan(Wording.nearness(issue.issue(), claims(issue).againstSide()));
        }
    }

    @Test
    void aSideForThatSaysNoToTheLineIsFound() {
        String line = "Whether circuses may show wild animals";
        assertThat(Wording.nearness(line, "circuses should perform without lions and other wild animals"))
                .isLessThan(Wording.nearness(line, "circuses should be free to show wild animals"));
        String burning = "Whether burning the flag should be punishable";
        assertThat(Wording.nearness(burning, "burning the flag should never be punishable"))
                .isLessThan(Wording.nearness(burning, "burning the flag should be punishable by law"));
    }

    @Test
    @Tag("slow")
    void noTwoIssuesTakeTheSamePositions() {
        Wording wording = new Wording(ISSUES);
        for (int i = 0; i < ISSUES.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(wording.likeness(ISSUES.get(i), ISSUES.get(j)))
                        .as(ISSUES.get(i).id() + " and " + ISSUES.get(j).id())
                        .isLessThan(0.32);
            }
        }
    }

    /** Two that stood side by side once, in other words. */
    @Test
    void twoIssuesThatTakeTheSamePositionsInOtherWordsAreFound() {
        Issue blasphemy = issue(
                "the law should protect what people hold sacred from deliberate insult",
                "the law should leave even harsh mockery of religion unpunished");
        Issue insult = issue(
                "the law should protect what believers hold sacred from gross public insult",
                "the law should leave everyone free to mock any religion in public");
        assertThat(new Wording(ISSUES).likeness(blasphemy, insult)).isGreaterThan(0.36);
    }

    @Test
    void neitherSideIsStatedAtGreaterLength() {
        assertLikeLengths(side -> Wording.words(side.claim()).size(), 2);
    }

    @Test
    void neitherSideHasTheLongerReasons() {
        assertLikeLengths(
                side -> Wording.words(String.join(" ", side.reasons())).size(), 7);
    }

    @Test
    void noIssueSpeaksOfAPlaceThatItDoesNotName() {
        assertThat(ISSUES.stream().flatMap(IssueFairnessTests::lineAndClaims))
                .allSatisfy(text -> assertThat(text).doesNotContainPattern(PLACE_NOT_NAMED));
    }

    @Test
    void noPositionPraisesItselfOrRunsDownTheOther() {
        assertThat(ISSUES.stream().flatMap(IssueFairnessTests::lineAndClaims))
                .allSatisfy(text -> assertThat(text).doesNotContainPattern(SLANTED));
    }

    @Test
    void noLineOffersTwoAnswers() {
        assertThat(ISSUES).allSatisfy(issue -> assertThat(issue.issue()).doesNotContainPattern("\\bor\\b"));
    }

    @Test
    void spellingIsAmerican() {
        assertThat(ISSUES.stream()
                        .flatMap(issue -> Stream.concat(
                                lineAndClaims(issue),
                                Stream.of(
                                                issue.positions().forSide(),
                                                issue.positions().againstSide())
                                        .flatMap(position -> position.reasons().stream()))))
                .allSatisfy(text -> assertThat(text).doesNotContainPattern(BRITISH));
    }

    @Test
    void overAThirdOfTheContestedIssuesAskWhatIsRightOrWhoIsToBlameAndNotWhatToDo() {
        Map<Boolean, Long> byKind = contested()
                .collect(Collectors.partitioningBy(
                        issue -> WHAT_SHOULD_BE_DONE
                                .matcher(claims(issue).forSide() + " "
                                        + claims(issue).againstSide())
                                .find(),
                        Collectors.counting()));
        assertThat(byKind).containsEntry(false, 45L).containsEntry(true, 55L);
    }

    @Test
    void contestedIssuesComeFromEveryContinent() {
        String all = contested().map(Issue::issue).collect(Collectors.joining("\n"));
        assertThat(all)
                .as("Africa")
                .contains("Western Sahara", "Biafra", "Somaliland", "the Nile")
                .as("Americas")
                .contains("Falkland (Malvinas)", "Essequibo", "Amazon", "Cuba")
                .as("Asia")
                .contains("Kashmir", "Taiwan", "Japan", "Palestin", "the Kurds", "Nagorno-Karabakh")
                .as("Europe")
                .contains("Kosovo", "Crimea", "Catalonia", "Cyprus")
                .as("Oceania")
                .contains("New Caledonia");
    }

    /** The mean difference is near 0, and none is beyond a bound. */
    private static void assertLikeLengths(ToIntFunction<Position> length, int bound) {
        List<Integer> differences = new ArrayList<>();
        for (Issue issue : ISSUES) {
            Both<Position> positions = issue.positions();
            int difference = length.applyAsInt(positions.forSide()) - length.applyAsInt(positions.againstSide());
            assertThat(difference).as(issue.id()).isBetween(-bound, bound);
            differences.add(difference);
        }
        assertThat(differences.stream().mapToInt(Integer::intValue).average().orElseThrow())
                .isBetween(-0.25, 0.25);
    }

    private static Stream<Issue> contested() {
        return ISSUES.stream().filter(issue -> issue.category().equals("contested"));
    }

    private static Stream<String> lineAndClaims(Issue issue) {
        return Stream.of(issue.issue(), claims(issue).forSide(), claims(issue).againstSide());
    }

    private static Both<String> claims(Issue issue) {
        return new Both<>(
                issue.positions().forSide().claim(),
                issue.positions().againstSide().claim());
    }

    private static Issue issue(String forClaim, String againstClaim) {
        return new Issue(
                "made",
                "Whether " + forClaim,
                "made",
                "",
                new Both<>(new Position(forClaim, List.of()), new Position(againstClaim, List.of())),
                null);
    }
}
