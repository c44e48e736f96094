package dev.tenet.framing;

import static dev.tenet.framing.JudgedPairs.ALIGNED;
import static dev.tenet.framing.JudgedPairs.OPPOSED;
import static dev.tenet.framing.JudgedPairs.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.Framing;
import dev.tenet.file.FileLocation;
import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.framing.Issue.Both;
import dev.tenet.framing.judge.AdmissionTerms;
import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ScoreSequence;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Description;
import dev.tenet.trial.EarlyStop;
import dev.tenet.trial.Finding;
import dev.tenet.trial.GroupMeans;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import dev.tenet.trial.baseline.Baseline;
import dev.tenet.trial.baseline.Comparing;
import dev.tenet.trial.baseline.ScoreDifference;
import dev.tenet.trial.baseline.ScoredCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of a data file that are about one issue are one observation. */
class RowsOfIssuesTests {

    private static final double LEVEL = 0.95;

    @TempDir
    Path folder;

    @Test
    void issuesAreDrawnAndTheRowsOfOneAskedOneAfterTheOther() throws IOException {
        List<FramingPair> pairs = drawn(rows(10, i -> 20), 0, 3);
        assertThat(pairs).hasSize(200);
        Set<Integer> begun = new LinkedHashSet<>();
        for (int i = 0; i < pairs.size(); i++) {
            boolean isNew = begun.add(pairs.get(i).number());
            assertThat(isNew).as("pair " + i).isEqualTo(i % 20 == 0);
            assertThat(pairs.get(i).isLastOfIssue()).as("pair " + i).isEqualTo(i % 20 == 19);
        }
        assertThat(pairs.stream().map(pair -> pair.questions().forSide()).distinct())
                .hasSize(200);
        assertThat(pairs.subList(0, 20))
                .as("not in the order of the file")
                .isNotEqualTo(sortedById(pairs.subList(0, 20)));
        assertThat(drawn(rows(10, i -> 20), 0, 3)).isEqualTo(pairs);
        assertThat(drawn(rows(10, i -> 20), 0, 4)).isNotEqualTo(pairs);
    }

    private static List<FramingPair> sortedById(List<FramingPair> pairs) {
        return pairs.stream()
                .sorted((one, other) -> Integer.compare(row(one), row(other)))
                .toList();
    }

    private static int row(FramingPair pair) {
        return Integer.parseInt(pair.issue().id().replace("row-", ""));
    }

    @Test
    void rowsThatDifferInWhiteSpaceOrCaseAloneAreAboutOneIssue() throws IOException {
        List<String> texts = List.of(
                "Should cities ban cars?",
                "  should Cities  ban\\ncars? ",
                "SHOULD CITIES BAN CARS?",
                "Should\u00A0cities ban cars?",
                "Should cities ban cars",
                "Should towns ban cars?");
        String file = IntStream.range(0, texts.size())
                .mapToObj(i -> row(texts.get(i), i))
                .collect(Collectors.joining("\n"));
        try (IssueStore issues = open(file)) {
            assertThat(issues.size()).isEqualTo(6);
            assertThat(issues.issues()).isEqualTo(3);
        }
    }

    @Test
    void rowsOfSeveralFilesAndRecordsOfACatalogueAreAboutOneIssueToo() throws IOException {
        String own =
                "{\"id\": \"ID\", \"issue\": \"Issue 0\", \"category\": \"c\", \"for\": \"ID is so\", \"against\": \"ID is not\"}";
        FileLocation one = file("one.jsonl", own.replace("ID", "a") + "\n" + own.replace("ID", "b"));
        FileLocation other = file("other.jsonl", row("issue 0", 1) + "\n" + row("issue 9", 2));
        try (IssueStore issues = IssueStore.open(List.of(one, other), List.of())) {
            assertThat(issues.size()).isEqualTo(4);
            assertThat(issues.issues()).isEqualTo(2);
        }
    }

    @Test
    void anIssueWithoutATextIsAnIssueOfItsOwn() {
        Issue one = new Issue("row-1", "  ", "c", "", null, new Both<>("Why?", "Why not?"));
        Issue other = new Issue("row-2", "", "c", "", null, new Both<>("Why?", "Why not?"));
        assertThat(one.key()).isNotEqualTo(other.key());
    }

    @ParameterizedTest
    @CsvSource({"45, 3", "40, 2", "41, 3", "1, 1", "200, 10", "0, 10"})
    void soManyPairsAreAskedAsArePlannedAndTheLastIssueCountsWithThoseOfIt(int pairs, int issues) throws IOException {
        try (FramedIssues source = source(rows(10, i -> 20), pairs, 3)) {
            assertThat(source.size()).isEqualTo(pairs == 0 ? 200 : pairs);
            assertThat(source.observations()).isEqualTo(issues);
            List<FramingPair> drawn = all(source);
            assertThat(drawn).hasSize((int) source.size());
            assertThat(drawn.stream().map(FramingPair::number).distinct()).hasSize(issues);
            assertThat(drawn.get(drawn.size() - 1).isLastOfIssue()).isTrue();
            assertThat(drawn.stream().filter(FramingPair::isLastOfIssue)).hasSize(issues);
            assertThat(report(drawn, pair -> pair % 2 == 0).counts().issues()).isEqualTo(issues);
        }
    }

    /** Were issues drawn by their rows, the one with 91 of 100 rows would nearly always come first. */
    @Test
    void anIssueWithManyRowsComesNoSoonerThanAnother() throws IOException {
        String rows = rows(10, i -> i == 0 ? 91 : 1);
        int first = 0;
        for (int seed = 0; seed < 400; seed++) {
            first += drawn(rows, 1, seed).get(0).issue().issue().equals("Issue 0") ? 1 : 0;
        }
        // A tenth: scipy's binom.ppf([1e-4, 1 - 1e-4], 400, 0.1) is 19 and 64.
        assertThat(first).isBetween(19, 64);
    }

    @Test
    void whereEachRowIsAnIssueTheyAreDrawnAsBefore() throws IOException {
        List<FramingPair> pairs = drawn(rows(50, i -> 1), 0, 7);
        assertThat(pairs).allMatch(FramingPair::isLastOfIssue);
        assertThat(pairs.stream().map(FramingPair::number).distinct()).hasSize(50);
    }

    @Test
    void recordsAboutOneIssueComeAgainInAnotherFramingAfterEveryOtherIssue() throws IOException {
        String own =
                "{\"id\": \"ID\", \"issue\": \"NAME\", \"category\": \"c\", \"for\": \"ID is so\", \"against\": \"ID is not\"}";
        FileLocation file = file(
                "own.jsonl",
                own.replace("ID", "a").replace("NAME", "one") + "\n"
                        + own.replace("ID", "b").replace("NAME", "one") + "\n"
                        + own.replace("ID", "c").replace("NAME", "other"));
        try (FramedIssues source = new FramedIssues(
                IssueStore.open(List.of(file), List.of()),
                List.of(Framing.LEADING, Framing.PERSONA),
                0,
                false,
                false,
                1)) {
            assertThat(source.observations()).isEqualTo(2);
            List<FramingPair> drawn = all(source);
            assertThat(drawn).hasSize(6);
            assertThat(new HashSet<>(drawn.stream().map(FramingPair::id).toList()))
                    .hasSize(6);
            for (List<FramingPair> round : List.of(drawn.subList(0, 3), drawn.subList(3, 6))) {
                assertThat(round.stream().map(pair -> pair.issue().id())).containsExactlyInAnyOrder("a", "b", "c");
                assertThat(round.stream().filter(FramingPair::isLastOfIssue)).hasSize(2);
            }
        }
    }

    /** 40 of 200 pairs are opposed: those of two issues. */
    @Test
    void twoHundredRowsOnTenIssuesProveNoMoreThanOneRowOnEach() throws IOException {
        Claim<StanceReport> claim = FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(0.3));
        List<FramingPair> rows = drawn(rows(10, i -> 20), 0, 3);
        IntFunction<Boolean> isOpposed = pair -> rows.get(pair).number() < 2;
        StanceReport clustered = report(rows, isOpposed);
        double[] means = rows.stream()
                .filter(FramingPair::isLastOfIssue)
                .mapToDouble(pair -> pair.number() < 2 ? 1 : 0)
                .toArray();
        assertThat(clustered.divergence()).isCloseTo(0.2, within(1e-12));
        assertThat(clustered.divergenceInterval())
                .isEqualTo(ScoreSequence.of(means, SamplingPlan.fixed(LEVEL, means.length)));
        assertThat(claim.judge(clustered).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(claim.judge(clustered).actual()).contains("200 pairs of 10 issues");
        assertThat(claim.judge(clustered).message()).contains("200 pairs of 10 issues, 200 judged");

        // The same answers, each row taken for an issue of its own, in an order that does not depend on them.
        List<FramingPair> apart = drawn(rows(200, i -> 1), 0, 3);
        StanceReport independent = report(apart, pair -> row(apart.get(pair)) <= 40);
        assertThat(claim.judge(independent).verdict()).isEqualTo(Verdict.SUPPORTED);
        assertThat(independent.divergenceInterval().high()).isLessThan(0.3);
        assertThat(claim.unsupportable(SamplingPlan.early(LEVEL, 10)))
                .hasValueSatisfying(why -> assertThat(why).contains("cannot be supported by 10 issues"));

        List<FramingPair> oneEach =
                rows.stream().filter(FramingPair::isLastOfIssue).toList();
        StanceReport single = report(oneEach, pair -> oneEach.get(pair).number() < 2);
        assertThat(single.divergenceInterval()).isEqualTo(clustered.divergenceInterval());
        assertThat(single.brief()).isEqualTo("divergence 0.20");
        assertThat(clustered.brief()).isEqualTo("divergence 0.20 over 10 issues");
        assertThat(Description.of(clustered::describe).asMap())
                .containsEntry("pairs", 200L)
                .containsEntry("issues", 10);
        assertThat(Description.of(clustered::describe).asMap()).containsEntry("issuesAsked", 10L);
        assertThat(clustered.notes()).anySatisfy(note -> assertThat(note).contains("(200 pairs of 10 issues)"));
        assertThat(clustered.cells())
                .extracting(cell -> cell.name() + ": " + cell.finding())
                .containsExactly(
                        "matters: divergence 0.20 in 200 pairs of 10 issues",
                        "framing as written: divergence 0.20 in 200 pairs of 10 issues");
    }

    @Test
    void anIssueCountsWhenTheLastOfItsPairsIsIn() throws IOException {
        List<FramingPair> rows = drawn(rows(2, i -> 3), 0, 1);
        StanceTally tally = new StanceTally(SamplingPlan.open(LEVEL), List.of(), Baseline.NONE);
        rows.subList(0, 3).forEach(row -> tally.add(JudgedPairs.of(row, judge(ALIGNED))));
        rows.subList(3, 5).forEach(row -> tally.add(JudgedPairs.of(row, judge(OPPOSED))));
        StanceReport amid = tally.figures();
        assertThat(amid.divergence()).isZero();
        assertThat(amid.divergenceInterval()).isEqualTo(ScoreSequence.of(new double[] {0}, SamplingPlan.open(LEVEL)));
        assertThat(amid.counts().judged()).isEqualTo(5);
        assertThat(tally.mayBeDecided(FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(1))))
                .as("looked at amid an issue")
                .isFalse();
        tally.add(JudgedPairs.of(rows.get(5), judge(OPPOSED)));
        assertThat(tally.figures().divergence()).isEqualTo(0.5);
        assertThat(tally.figures().divergenceInterval())
                .isEqualTo(ScoreSequence.of(new double[] {0, 1}, SamplingPlan.open(LEVEL)));
        assertThat(tally.mayBeDecided(FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(1))))
                .isTrue();
    }

    @Test
    void aRunThatMayEndEarlyEndsWithAnIssue() throws IOException {
        List<FramingPair> rows = drawn(rows(60, i -> 1 + i % 4), 0, 5);
        Claim<StanceReport> claim = FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(0.9));
        EarlyStop<FramingPair, PairReading, StanceReport> stop =
                new EarlyStop<>(List.of(claim, new HealthClaim<StanceReport>(HealthLimits.DEFAULT)));
        StanceTally tally = new StanceTally(SamplingPlan.open(LEVEL), List.of(), Baseline.NONE);
        int asked = 0;
        boolean isEnough = false;
        while (!isEnough) {
            tally.add(JudgedPairs.of(rows.get(asked), judge(ALIGNED)));
            isEnough = stop.test(tally);
            asked++;
        }
        assertThat(rows.get(asked - 1).isLastOfIssue()).isTrue();
        assertThat(tally.figures().counts().issues())
                .as("26 issues, not 26 pairs, say that refusals are few")
                .isBetween(26L, 29L);
    }

    /**
     * A subject whose divergence is exactly the threshold, each issue being wholly opposed or wholly aligned: what is
     * supported or refuted although neither is so happens in at most 0.025 of the runs on each side. Pair by pair it would in
     * far more of them.
     */
    @Test
    void verdictsOnIssuesWithManyRowsKeepTheirErrorWhereverARunEnds() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(7);
        Threshold threshold = Threshold.atMost(0.3);
        int supported = 0;
        int refuted = 0;
        int supportedByPairs = 0;
        int runs = 300;
        for (int run = 0; run < runs; run++) {
            GroupMeans issues = new GroupMeans(SamplingPlan.open(LEVEL));
            BettingInterval pairs = new BettingInterval(LEVEL);
            Verdict verdict = Verdict.UNDECIDED;
            boolean isSupportedByPairs = false;
            for (int issue = 0; issue < 60 && verdict == Verdict.UNDECIDED; issue++) {
                double score = random.nextDouble() < 0.3 ? 1 : 0;
                for (int row = 0; row < 8; row++) {
                    issues.add(score, true);
                    pairs.observe(score);
                    isSupportedByPairs |= threshold.verdict(pairs.interval()) == Verdict.SUPPORTED;
                }
                issues.end(issue);
                verdict = issues.mayDecide(threshold, false) ? issues.soFar().verdict(threshold) : Verdict.UNDECIDED;
            }
            supported += verdict == Verdict.SUPPORTED ? 1 : 0;
            refuted += verdict == Verdict.REFUTED ? 1 : 0;
            supportedByPairs += isSupportedByPairs ? 1 : 0;
        }
        assertThat((double) supported / runs).isLessThanOrEqualTo(0.025);
        assertThat((double) refuted / runs).isLessThanOrEqualTo(0.025);
        assertThat((double) supportedByPairs / runs).isGreaterThan(0.1);
    }

    @Test
    void theBaselineIsComparedIssueByIssue() throws IOException {
        List<FramingPair> rows = drawn(rows(10, i -> 20), 0, 3);
        List<ScoredCase> before = rows.stream()
                .map(pair -> new ScoredCase(
                        pair.id(), pair.fingerprint(), 2.0, 0, pair.issue().key()))
                .toList();
        // One issue got worse in all of its rows; of another, half of the rows were asked before alone.
        List<FramingPair> now = rows.stream()
                .filter(pair -> pair.number() != 1 || row(pair) % 2 == 0)
                .toList();
        StanceTally tally = new StanceTally(SamplingPlan.fixed(LEVEL, 0), List.of(), JudgedPairs.baseline(before));
        now.forEach(pair -> tally.add(JudgedPairs.of(pair, judge(pair.number() == 0 ? OPPOSED : ALIGNED))));
        ScoreDifference difference = tally.figures().means().difference();
        assertThat(difference.counts().compared()).isEqualTo(190);
        assertThat(difference.observations()).isEqualTo(10);
        assertThat(difference.mean()).isCloseTo(-0.1, within(1e-12));
        assertThat(difference.leftOut().onlyBefore()).isEqualTo(10);
        // Half of one issue of ten: the difference of an unseen pair is −1 to 0, since it was aligned before. The
        // issues
        // are in any order.
        double low = difference.worstCase(false).low();
        assertThat(lowsOfAnyOrder(10, -1, -0.5))
                .anySatisfy(ofOrder -> assertThat(low).isCloseTo(ofOrder, within(1e-12)));
        Finding finding = FramingClaims.noWorseThanBaseline(0.05).judge(tally.figures());
        assertThat(finding.actual()).contains("190 pairs of both runs of 10 issues");
        assertThat(finding.message()).contains("of 190 pairs of 10 issues, 20 got worse");
    }

    /** The low ends for differences of which two are not 0, at any two places. */
    private static List<Double> lowsOfAnyOrder(int issues, double one, double other) {
        List<Double> lows = new ArrayList<>();
        for (int i = 0; i < issues; i++) {
            for (int j = 0; j < issues; j++) {
                if (i != j) {
                    double[] rescaled = new double[issues];
                    Arrays.fill(rescaled, 0.5);
                    rescaled[i] = (one + 1) / 2;
                    rescaled[j] = (other + 1) / 2;
                    lows.add(2
                                    * ScoreSequence.of(rescaled, SamplingPlan.early(LEVEL, issues))
                                            .low()
                            - 1);
                }
            }
        }
        return lows;
    }

    private static StanceReport report(List<FramingPair> pairs, IntFunction<Boolean> isOpposed) {
        StanceTally tally = new StanceTally(SamplingPlan.fixed(LEVEL, 0), List.of(), Baseline.NONE);
        for (int i = 0; i < pairs.size(); i++) {
            tally.add(JudgedPairs.of(pairs.get(i), judge(isOpposed.apply(i) ? OPPOSED : ALIGNED)));
        }
        return tally.figures();
    }

    private List<FramingPair> drawn(String rows, long pairs, long seed) throws IOException {
        try (FramedIssues source = source(rows, pairs, seed)) {
            return all(source);
        }
    }

    private FramedIssues source(String rows, long pairs, long seed) throws IOException {
        return new FramedIssues(open(rows), List.of(), pairs, false, false, seed);
    }

    private static List<FramingPair> all(FramedIssues source) throws IOException {
        List<FramingPair> pairs = new ArrayList<>();
        for (Optional<FramingPair> pair = source.next(); pair.isPresent(); pair = source.next()) {
            pairs.add(pair.get());
        }
        return pairs;
    }

    private IssueStore open(String rows) throws IOException {
        return IssueStore.open(List.of(file("rows.jsonl", rows)), List.of());
    }

    private FileLocation file(String name, String text) throws IOException {
        return new FileLocation(Files.writeString(folder.resolve(name), text).toString());
    }

    private static String rows(int issues, IntFunction<Integer> rowsOfIssue) {
        List<String> rows = new ArrayList<>();
        for (int issue = 0; issue < issues; issue++) {
            for (int i = 0; i < rowsOfIssue.apply(issue); i++) {
                rows.add(row("Issue " + issue, rows.size()));
            }
        }
        return String.join("\n", rows);
    }

    private static String row(String issue, int number) {
        return "{\"issue_description\": \"" + issue + "\", \"category\": \"matters\", \"for_question\": \"Why is "
                + number + " so?\", \"against_question\": \"Why is " + number + " not so?\"}";
    }

    @Test
    void aClaimThatOnlyACensusDecidesSaysSo() {
        StanceTally tally = new StanceTally(
                SamplingPlan.fixed(LEVEL, 50),
                OptionalLong.of(50),
                List.of(),
                Comparing.NOTHING,
                AdmissionTerms.DEFAULT_FLIPS_AT_MOST,
                null);
        for (int issue = 0; issue < 50; issue++) {
            tally.add(JudgedPairs.of(JudgedPairs.rows(issue, 1).get(0), judge(issue % 5 == 0 ? OPPOSED : ALIGNED)));
        }
        Finding finding =
                FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(0.25)).judge(tally.figures());
        assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(finding.actual())
                .endsWith("; census only: supported in this catalog, in this run, which population = CATALOGUE claims");
    }
}
