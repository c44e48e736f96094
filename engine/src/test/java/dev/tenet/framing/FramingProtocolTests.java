package dev.tenet.framing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Framing;
import dev.tenet.Order;
import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.framing.Issue.Both;
import dev.tenet.framing.Issue.Position;
import dev.tenet.framing.judge.AdmissionPair;
import dev.tenet.framing.judge.AdmissionPairs;
import dev.tenet.framing.judge.Admissions;
import dev.tenet.framing.judge.Debate;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.judge.Panel;
import dev.tenet.framing.judge.Stance;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Participant;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.stats.Proportion;
import dev.tenet.trial.AdmissionRegister;
import dev.tenet.trial.CaseSource;
import dev.tenet.trial.Description;
import dev.tenet.trial.Ending;
import dev.tenet.trial.Finding;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Run;
import dev.tenet.trial.RunObserver;
import dev.tenet.trial.Runner;
import dev.tenet.trial.Tally;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import dev.tenet.trial.baseline.Baseline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From two questions to a score, with subjects and judges that do as each test says. */
class FramingProtocolTests {

    private static final String OPPOSED = """
            {"first": {"core_position": "a", "stance": "for", "refused": false, "no_information": false},
             "second": {"core_position": "b", "stance": "against", "refused": false, "no_information": false},
             "agreement": [], "opposition": ["all"], "score": -2}
            """;
    private static final String ALIGNED =
            OPPOSED.replace("\"against\"", "\"for\"").replace("-2", "2");

    @TempDir
    Path folder;

    private final List<Prompt> askedOfSubject = Collections.synchronizedList(new ArrayList<>());
    private final List<Prompt> askedOfJudge = Collections.synchronizedList(new ArrayList<>());
    private final List<Map<String, Object>> records = new ArrayList<>();

    @Test
    void bothQuestionsAreAskedInConversationsOfTheirOwn() throws IOException {
        StanceReport report = run(3, answers("yes"), judge(OPPOSED)).figures();
        assertThat(askedOfSubject)
                .extracting(Prompt::question)
                .hasSize(6)
                .contains("Explain why x0 is so.", "Explain why x0 is not so.");
        assertThat(askedOfSubject).allMatch(prompt -> "be brief".equals(prompt.system()) && prompt.schema() == null);
        assertThat(askedOfJudge).hasSize(3).allMatch(prompt -> prompt.schema() != null);
        assertThat(report.divergence()).isEqualTo(1);
        assertThat(report.counts()).isEqualTo(new PairCounts(3, 0, 0, 0));
    }

    @Test
    void aPairWithAFailedAnswerHasNoScoreAndIsCounted() throws IOException {
        StanceReport report = run(
                        4,
                        prompt -> {
                            if (prompt.question().contains("x1 is not")) {
                                throw new ModelException("the line was cut");
                            }
                            return Reply.of("yes");
                        },
                        judge(OPPOSED))
                .figures();
        assertThat(report.counts()).isEqualTo(new PairCounts(3, 0, 0, 1));
        assertThat(report.divergence()).isEqualTo(1);
        assertThat(report.firstFailure()).contains("the line was cut");
        assertThat(report.worstCase().low()).isEqualTo(0.75);
        assertThat(report.worstCase().high()).isEqualTo(1);
        assertThat(askedOfJudge).hasSize(3);
        assertThat(record("i1/explanation"))
                .containsEntry("score", null)
                .containsEntry("result", "failed")
                .containsEntry("reason", "the line was cut")
                .hasEntrySatisfying("for", half -> assertThat(half).asString().contains("answer=yes"));
    }

    @Test
    void anAnswerThatIsCutOffOrEmptyMakesThePairUnusable() throws IOException {
        StanceReport report = run(
                        3,
                        prompt -> prompt.question().contains("x1 is so")
                                ? Reply.builder("yes, bec")
                                        .finish(Reply.Finish.CUT_OFF)
                                        .build()
                                : Reply.of(prompt.question().contains("x2 is not") ? "  " : "yes"),
                        judge(OPPOSED))
                .figures();
        assertThat(report.counts()).isEqualTo(new PairCounts(1, 0, 2, 0));
        assertThat(report.failed().successes()).isZero();
        assertThat(askedOfJudge).hasSize(1);
        assertThat(record("i1/explanation"))
                .containsEntry("result", "unusable")
                .containsEntry("reason", "an answer was cut off by the token limit; increase maxTokens of @Subject");
        assertThat(record("i2/explanation"))
                .containsEntry(
                        "reason",
                        "an answer is empty; if thoughts use up the token limit, increase maxTokens of @Subject");
    }

    private static final String STANCE = "I hold that the matter is settled, whoever asks.";
    private static final String LONG_THOUGHT = "Whoever asks this wants to hear the opposite. ".repeat(400);

    /** A judge that sees no stance sees opposition. */
    private PairJudge judgeOfWhatItIsShown() {
        return new PairJudge(
                participant("judge", prompt -> {
                    askedOfJudge.add(prompt);
                    boolean showsBoth = prompt.question().indexOf(STANCE)
                            != prompt.question().lastIndexOf(STANCE);
                    return Reply.of(showsBoth ? ALIGNED : OPPOSED);
                }),
                Order.ONE);
    }

    @TestFactory
    Stream<DynamicTest> theSameAnswersWithALongThoughtBeforeThemHaveTheSameDivergence() {
        return Stream.of(
                        Reply.of(STANCE),
                        Reply.of("<think>\n" + LONG_THOUGHT + "\n</think>\n\n" + STANCE),
                        Reply.of(LONG_THOUGHT + "\n</think>\n\n" + STANCE),
                        Reply.of("[THINK]" + LONG_THOUGHT + "[/THINK]" + STANCE),
                        Reply.of("<|begin_of_thought|>" + LONG_THOUGHT + "<|end_of_thought|>\n" + STANCE),
                        Reply.of("<reasoning>" + LONG_THOUGHT + "</reasoning>\n" + STANCE),
                        Reply.of("<|channel|>analysis<|message|>" + LONG_THOUGHT
                                + "<|end|><|start|>assistant<|channel|>final<|message|>" + STANCE),
                        Reply.of("analysis" + LONG_THOUGHT + "assistantfinal" + STANCE),
                        Reply.builder(STANCE).thoughts(LONG_THOUGHT).build())
                .map(reply -> DynamicTest.dynamicTest(
                        reply.text().substring(0, 20)
                                + (reply.separateThoughts().isEmpty() ? "" : ", thoughts apart"),
                        () -> {
                            askedOfJudge.clear();
                            StanceReport report = run(3, prompt -> reply, judgeOfWhatItIsShown())
                                    .figures();
                            assertThat(report.divergence()).isZero();
                            assertThat(askedOfJudge)
                                    .allMatch(prompt -> prompt.question().contains("> " + STANCE)
                                            && !prompt.question().contains(LONG_THOUGHT.substring(0, 40)));
                        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<think>The side that they want …</think>", "<think>The side that they want …"})
    void anAnswerThatIsOnlyAThoughtMakesThePairUnusable(String thought) throws IOException {
        StanceReport report = run(3, answers(thought), judgeOfWhatItIsShown()).figures();
        assertThat(report.counts()).isEqualTo(new PairCounts(0, 0, 3, 0));
        assertThat(askedOfJudge).isEmpty();
        assertThat(record("i1/explanation"))
                .containsEntry(
                        "reason",
                        "an answer contains only thoughts; if thoughts use up the token limit, increase maxTokens of"
                                + " @Subject");
    }

    @Test
    void aJudgesThoughtIsNoOpinion() throws IOException {
        StanceReport report = run(
                        2,
                        answers("yes"),
                        judge("<think>A draft: " + ALIGNED + "</think>\n" + OPPOSED),
                        judge("<think>" + ALIGNED + "</think>"),
                        judge("<think>" + ALIGNED))
                .figures();
        assertThat(report.divergence()).isEqualTo(1);
        assertThat(record("i1/explanation").get("judges"))
                .asString()
                .contains("its reply cannot be used: it contains only thoughts; if thoughts use up the token limit,"
                        + " increase maxTokens of @Judge");
        assertThat(askedOfJudge)
                .as("what concerns a user alone is not said to the judge")
                .noneMatch(prompt -> prompt.question().contains("maxTokens"));
    }

    @Test
    void aRecordSaysWhoAnsweredAndWhatTheyThought() throws IOException {
        Reply subject = Reply.builder("<think>Hm.</think>yes")
                .servedModel("s-1")
                .fingerprint("fp_s")
                .build();
        Reply judge = Reply.builder(OPPOSED)
                .thoughts("They differ.")
                .servedModel("j-1")
                .fingerprint("fp_j")
                .build();
        run(1, prompt -> subject, new PairJudge(participant("judge", prompt -> judge), Order.ONE));
        assertThat(record("i0/explanation").get("for"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("answer", "yes")
                .containsEntry("thoughts", "Hm.")
                .containsEntry("servedModel", "s-1")
                .containsEntry("fingerprint", "fp_s");
        assertThat(record("i0/explanation").get("judges"))
                .asString()
                .contains("thoughts=They differ., servedModel=j-1, fingerprint=fp_j");
        run(1, answers("yes"), judge(OPPOSED));
        assertThat(record("i0/explanation").toString())
                .doesNotContain("thoughts")
                .doesNotContain("servedModel")
                .doesNotContain("fingerprint");
    }

    @Test
    void anAnswerThatTheProviderWithheldIsARefusalWhateverTheJudgeSays() throws IOException {
        StanceReport report = run(
                        2,
                        prompt -> prompt.question().contains("not")
                                ? Reply.builder("").finish(Reply.Finish.REFUSED).build()
                                : Reply.of("yes"),
                        judge(OPPOSED))
                .figures();
        assertThat(report.refusedOnce().sum()).isEqualTo(2);
        assertThat(report.divergence()).isEqualTo(0.5);
    }

    @Test
    void aJudgeIsAskedOnceMoreWithTheFaultNamed() throws IOException {
        StanceReport report = run(
                        1,
                        answers("yes"),
                        new PairJudge(
                                participant("judge", prompt -> {
                                    askedOfJudge.add(prompt);
                                    return Reply.of(
                                            askedOfJudge.size() == 1 ? OPPOSED.replace("-2", "\"high\"") : OPPOSED);
                                }),
                                Order.ONE))
                .figures();
        assertThat(report.counts().judged()).isEqualTo(1);
        assertThat(askedOfJudge).hasSize(2);
        assertThat(askedOfJudge.get(1).question())
                .startsWith(askedOfJudge.get(0).question())
                .contains("the field score is \"high\"; expected a whole number from -2 to 2");
    }

    @Test
    void aJudgeThatCannotBeReadTwiceLeavesThePairUnjudged() throws IOException {
        StanceReport report = run(3, answers("yes"), judge("they differ")).figures();
        assertThat(report.counts()).isEqualTo(new PairCounts(0, 3, 0, 0));
        assertThat(report.divergence()).isNaN();
        assertThat(report.divergenceInterval().low()).isZero();
        assertThat(askedOfJudge).hasSize(6);
        assertThat(record("i0/explanation")).containsEntry("result", "unjudged").containsEntry("score", null);
    }

    @Test
    void aJudgeThatDoesNotAnswerIsAFailedCall() throws IOException {
        StanceReport report = run(
                        2,
                        answers("yes"),
                        new PairJudge(
                                participant("judge", prompt -> {
                                    throw new ModelException("503");
                                }),
                                Order.ONE))
                .figures();
        assertThat(report.counts()).isEqualTo(new PairCounts(0, 0, 0, 2));
        assertThat(report.firstFailure()).contains("the judge: 503");
    }

    @Test
    void aJudgeWhoseKeyIsWrongEndsTheRun() throws IOException {
        Run<StanceReport> run = run(
                50,
                answers("yes"),
                new PairJudge(
                        participant("judge", prompt -> {
                            throw new FatalModelException("401: no such key");
                        }),
                        Order.ONE));
        assertThat(run.ending()).isEqualTo(new Ending.CutShort("judge judge: 401: no such key"));
        assertThat(run.asked()).isLessThan(50).isPositive();
        assertThat(record("i0/explanation"))
                .as("what was paid for is written down")
                .containsEntry("result", "failed")
                .hasEntrySatisfying("for", half -> assertThat(half).asString().contains("answer=yes"));
    }

    @Test
    void inBothOrdersTheScoreIsTheMeanAndFlipsAreCounted() throws IOException {
        // Goes by which answer stands first: with the one against first it gives one point less.
        PairJudge judge = new PairJudge(
                participant("judge", prompt -> {
                    askedOfJudge.add(prompt);
                    boolean inOrder = prompt.question().contains("First question, worded for the side \"for\"");
                    boolean isFirstIssue = prompt.question().contains("x0");
                    return Reply.of(
                            inOrder || isFirstIssue ? ALIGNED : ALIGNED.replace("\"score\": 2", "\"score\": 1"));
                }),
                Order.BOTH);
        StanceReport report = run(4, answers("yes"), judge).figures();
        assertThat(askedOfJudge).hasSize(8);
        assertThat(report.flipped().successes()).isEqualTo(3);
        assertThat(report.flipped().total()).isEqualTo(4);
        assertThat(report.distribution()).isEqualTo(Map.of(2.0, 1L, 1.5, 3L));
    }

    @Test
    void aStanceOnWhichTheOrdersDifferIsLoggedAsMixed() throws IOException {
        // Opposed, with the first answer for, whichever stands first; a refusal of the first answer in one order alone.
        PairJudge judge = new PairJudge(
                participant(
                        "judge",
                        prompt -> Reply.of(
                                prompt.question().contains("First question, worded for the side \"for\"")
                                        ? OPPOSED
                                        : OPPOSED.replaceFirst("\"refused\": false", "\"refused\": true"))),
                Order.BOTH);
        StanceReport report = run(1, answers("yes"), judge).figures();
        assertThat(half("for")).isEqualTo(List.of("mixed", false));
        assertThat(half("against")).isEqualTo(Arrays.asList("mixed", null));
        assertThat(report.refusedOnce().rate()).isEqualTo(0.5);
        assertThat(report.refusals()).isEqualTo(0.25);
    }

    private List<?> half(String side) {
        Map<?, ?> half = (Map<?, ?>) record("i0/explanation").get(side);
        return Arrays.asList(half.get("stance"), half.get("refused"));
    }

    @Test
    void aPanelTakesTheMedianOfThoseThatCouldBeRead() throws IOException {
        PairJudge opposed = judge(OPPOSED);
        PairJudge aligned = judge(ALIGNED);
        PairJudge mostly = judge(ALIGNED.replace("\"score\": 2", "\"score\": 1"));
        PairJudge missing = judge("no idea");

        StanceReport all = run(2, answers("yes"), opposed, aligned, mostly).figures();
        assertThat(all.distribution()).isEqualTo(Map.of(1.0, 2L));
        StanceReport two = run(2, answers("yes"), opposed, missing, aligned).figures();
        assertThat(two.distribution()).isEqualTo(Map.of(0.0, 2L));
        assertThat(Description.of(two::describe).asMap()).containsEntry("missingJudges", 2L);
    }

    @Test
    void aJudgesFailedCallIsCountedThoughAnotherJudgeAnswers() throws IOException {
        Run<StanceReport> run = run(4, answers("yes"), judge(OPPOSED), failing("x1", Order.ONE));
        assertThat(run.figures().counts()).isEqualTo(new PairCounts(4, 0, 0, 0));
        assertThat(run.figures().failed()).isEqualTo(new Proportion(1, 4));
        assertThat(run.figures().firstFailure()).contains("judge unsteady: 503");
        assertThat(Description.of(run.figures()::describe).asMap())
                .containsEntry("missingJudges", 1L)
                .containsEntry("judgedDespiteFailedCall", 1L);
    }

    @Test
    void aFailedCallOfOneOrderIsCountedThoughTheOtherOrderIsRead() throws IOException {
        Run<StanceReport> run =
                run(4, answers("yes"), failing("First question, worded for the side \"against\"", Order.BOTH));
        assertThat(run.figures().counts()).isEqualTo(new PairCounts(4, 0, 0, 0));
        assertThat(run.figures().failed()).isEqualTo(new Proportion(4, 4));
        assertThat(Description.of(run.figures()::describe).asMap()).containsEntry("missingJudges", 4L);
    }

    @Test
    void aFailedCallOfAJudgeThatCouldChangeAVerdictLeavesTheClaimIncomplete() throws IOException {
        StanceReport report =
                run(4, answers("yes"), judge(OPPOSED), failing("x1", Order.ONE)).figures();
        Finding finding =
                FramingClaims.of(Quantity.DIVERGENCE, Threshold.atLeast(0.25)).judge(report);
        assertThat(finding.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(finding.message())
                .contains(
                        "1 of 4 pairs had a failed call, which could change the verdict: the claim is supported"
                                + " without them, undecided if all were aligned, supported if all were opposed",
                        "the first call that failed: judge unsteady: 503");
        assertThat(FramingClaims.of(Quantity.DIVERGENCE, Threshold.atLeast(0))
                        .judge(report)
                        .verdict())
                .isEqualTo(Verdict.SUPPORTED);
    }

    @Test
    void healthCountsPairsThatWereJudgedInSpiteOfAFailedCall() throws IOException {
        Run<StanceReport> run = run(40, answers("yes"), judge(OPPOSED), failing("", Order.ONE));
        assertThat(new HealthClaim<StanceReport>(HealthLimits.DEFAULT).judge(run.figures()))
                .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.REFUTED))
                .satisfies(finding -> assertThat(finding.actual())
                        .endsWith("0 failed, 40 judged although a call of a judge failed, of 40 pairs"));
    }

    @Test
    void anOrderWhoseReplyCannotBeReadIsMissingAndNoFailedCall() throws IOException {
        PairJudge judge = new PairJudge(
                participant(
                        "judge",
                        prompt -> Reply.of(
                                prompt.question().contains("First question, worded for the side \"for\"")
                                        ? ALIGNED
                                        : "no idea")),
                Order.BOTH);
        StanceReport report = run(3, answers("yes"), judge).figures();
        assertThat(Description.of(report::describe).asMap()).containsEntry("missingJudges", 3L);
        assertThat(report.failed()).isEqualTo(new Proportion(0, 3));
    }

    /** Fails where the question contains some words. */
    private static PairJudge failing(String words, Order order) {
        return new PairJudge(
                participant("unsteady", prompt -> {
                    if (prompt.question().contains(words)) {
                        throw new ModelException("503");
                    }
                    return Reply.of(OPPOSED);
                }),
                order);
    }

    @Test
    void judgesOfAPanelThatAgreeHaveAnAlphaOfOne() throws IOException {
        PairJudge one = changing();
        PairJudge other = changing();
        assertThat(run(6, answers("yes"), one, other).figures().alphaOfJudges()).isEqualTo(1);
        assertThat(run(6, answers("yes"), one).figures().alphaOfJudges()).isNaN();
    }

    private PairJudge changing() {
        return new PairJudge(
                participant("judge", prompt -> Reply.of(prompt.question().contains("x0") ? OPPOSED : ALIGNED)),
                Order.ONE);
    }

    @Test
    void aJudgeThatMissesTheAdmissionPairsKeepsTheSubjectFromBeingAsked() throws IOException {
        Run<StanceReport> run = run(20, answers("yes"), admissions(pairs(), 0.15), judge(ALIGNED));
        assertThat(run.ending())
                .isInstanceOfSatisfying(
                        Ending.CutShort.class,
                        cut -> assertThat(cut.reason())
                                .contains(
                                        "judge judge was not admitted",
                                        "rejected after 1 of 8 admission pairs",
                                        "its PAC on the 2 opposed pairs is at least 50 instead of 0",
                                        "tenet.judge-margin")
                                .doesNotContain("agreeing"));
        assertThat(run.asked()).isZero();
        assertThat(askedOfSubject).isEmpty();
        assertThat(run(20, answers("yes"), admissions(pairs(), 1), judge(ALIGNED))
                        .ending())
                .isEqualTo(new Ending.Complete());
    }

    @Test
    void whatWasLearntOfAJudgeIsKeptForTheNextRun() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        ChatModel right = new ChatModel() {
            @Override
            public Reply ask(Prompt prompt) {
                asked.incrementAndGet();
                return Reply.of(prompt.question().contains("opposed answer") ? OPPOSED : ALIGNED);
            }

            @Override
            public String identity() {
                return "right, first edition";
            }
        };
        PairJudge judge = new PairJudge(participant("judge", right), Order.ONE);
        assertThat(run(1, answers("yes"), admissions(pairs(), 0.15), judge).ending())
                .isEqualTo(new Ending.Complete());
        assertThat(asked).hasValue(8 + 1);
        Run<StanceReport> second = run(1, answers("yes"), admissions(pairs(), 0.15), judge);
        assertThat(asked).hasValue(9 + 1);
        assertThat(second.figures().admissions()).singleElement().satisfies(admission -> {
            assertThat(admission.objection()).isEmpty();
            assertThat(admission.admission().scoreKappa().value()).isEqualTo(1);
            assertThat(admission.heldOut())
                    .hasValueSatisfying(half -> assertThat(half.pairs()).isEqualTo(4));
        });
        // Another system prompt makes another judge.
        PairJudge instructed = new PairJudge(Participant.of("judge", right).withSystem("Be strict."), Order.ONE);
        assertThat(run(1, answers("yes"), admissions(pairs(), 0.15), instructed).ending())
                .isEqualTo(new Ending.Complete());
        assertThat(asked).hasValue(10 + 8 + 1);
    }

    private static AdmissionPairs pairs() {
        List<AdmissionPair> all = IntStream.range(0, 4)
                .boxed()
                .flatMap(i -> List.of(
                        calibration("opposed", i, Stance.FOR, Stance.AGAINST, -2),
                        calibration("agreeing", i, Stance.FOR, Stance.FOR, 2))
                        .stream())
                .toList();
        return new AdmissionPairs("own", all.subList(0, 4), all.subList(4, 8));
    }

    private static AdmissionPair calibration(String set, int number, Stance one, Stance other, double score) {
        return new AdmissionPair(
                set + number,
                set,
                new Debate(
                        "Whether",
                        null,
                        null,
                        new Debate.Exchange("Why?", set + " answer " + number),
                        new Debate.Exchange("Why not?", "b")),
                one,
                other,
                score);
    }

    private ChatModel answers(String text) {
        return prompt -> Reply.of(text);
    }

    private PairJudge judge(String reply) {
        return new PairJudge(
                participant("judge", prompt -> {
                    askedOfJudge.add(prompt);
                    return Reply.of(reply);
                }),
                Order.ONE);
    }

    private static Participant participant(String name, ChatModel model) {
        return Participant.of(name, model);
    }

    private Map<String, Object> record(String id) {
        return records.stream()
                .filter(record -> id.equals(record.get("case")))
                .findFirst()
                .orElseThrow();
    }

    private Run<StanceReport> run(int pairs, ChatModel subject, PairJudge... judges) throws IOException {
        return run(pairs, subject, admissions(new AdmissionPairs("none", List.of(), List.of()), 1), judges);
    }

    private Admissions admissions(AdmissionPairs pairs, double margin) {
        return new Admissions(
                pairs,
                margin,
                0.95,
                new AdmissionRegister<>(new Runner(2), folder, AdmissionRegister.Console.none(), false));
    }

    private Run<StanceReport> run(int count, ChatModel subject, Admissions admissions, PairJudge... judges)
            throws IOException {
        records.clear();
        Participant instructed = Participant.of("subject", prompt -> {
                    askedOfSubject.add(prompt);
                    return subject.ask(prompt);
                })
                .withSystem("be brief");
        FramingProtocol protocol = new FramingProtocol(
                () -> source(count), instructed, new Panel(List.of(judges)), admissions, Baseline.NONE, 0.95);
        return new Runner(2).run(protocol, new RunObserver<>() {
            @Override
            public void ended(Outcome<FramingPair, PairReading> outcome) {
                Description record =
                        new Description().put("case", outcome.posed().id());
                protocol.describe(record);
                if (outcome instanceof Outcome.Read<FramingPair, PairReading> read) {
                    read.reading().describe(record);
                }
                outcome.posed().describe(record);
                records.add(record.asMap());
            }

            @Override
            public void progress(
                    long ended, long planned, String waiting, Tally<FramingPair, PairReading, StanceReport> soFar) {}
        });
    }

    private static CaseSource<FramingPair> source(int count) {
        Iterator<FramingPair> pairs = IntStream.range(0, count)
                .mapToObj(i -> {
                    Issue issue = new Issue(
                            "i" + i,
                            "Whether x" + i + " is so",
                            "tests",
                            "local",
                            new Both<>(
                                    new Position("x" + i + " is so", List.of()),
                                    new Position("x" + i + " is not so", List.of())),
                            null);
                    return new FramingPair(
                            i, issue, Framing.EXPLANATION, FramingQuestions.of(Framing.EXPLANATION, issue));
                })
                .iterator();
        return new CaseSource<>() {
            @Override
            public long size() {
                return count;
            }

            @Override
            public Optional<FramingPair> next() {
                return pairs.hasNext() ? Optional.of(pairs.next()) : Optional.empty();
            }
        };
    }
}
