package dev.tenet.framing.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.Order;
import dev.tenet.Rubric;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Participant;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Sampling;
import dev.tenet.text.Untrusted;
import dev.tenet.trial.AdmissionRegister;
import dev.tenet.trial.Description;
import dev.tenet.trial.Progress;
import dev.tenet.trial.Runner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a judge for the next run, and when it is asked anew. */
class AdmissionsTests {

    private static final String RATED = """
            {"score": -2.0, "forStance": "FOR", "againstStance": "AGAINST", "forRefused": 0.0, "againstRefused": 0.0, \
            "isFlipped": null}\
            """;

    private static final AdmissionPairs PAIRS = new AdmissionPairs("own", List.of(pair("a"), pair("b")), List.of());

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();

    private static final String OPPOSE = opinion(-2);
    private static final String AGREE = opinion(2);

    private @Nullable String says = OPPOSE;
    private @Nullable Instant recorded;
    private @Nullable String served;

    private static String opinion(int score) {
        return """
                {"first": {"core_position": "a", "stance": "for", "refused": false, "no_information": false},
                 "second": {"core_position": "b", "stance": "against", "refused": false, "no_information": false},
                 "agreement": [], "opposition": ["all"], "score": %d}
                """.formatted(score);
    }

    /** Says the same of any two answers. */
    private final class SameAlways implements ChatModel {

        private final String address;

        SameAlways(String address) {
            this.address = address;
        }

        @Override
        public Reply ask(Prompt prompt) throws ModelException {
            asked.incrementAndGet();
            if (says == null) {
                throw new ModelException("localhost answered 500: CUDA out of memory");
            }
            Reply reply = Reply.builder(says).servedModel(served).build();
            return recorded == null ? reply : reply.withRecorded(recorded);
        }

        @Override
        public String identity() {
            return address;
        }
    }

    @Test
    void whatIsKeptIsNotAskedAgain() throws Exception {
        admit("http://one");
        admit("http://one");
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatIsKeptSaysSinceWhenAndWhere() throws Exception {
        assertThat(admit("http://one").origin().kept()).isEmpty();
        Files.writeString(onlyFile(), kept(RATED));
        Admission admission = admit("http://one");
        assertThat(admission.origin().kept())
                .hasValueSatisfying(kept -> assertThat(kept.asked()).isEqualTo("2026-03-04T05:06:07Z"));
        long days = Duration.between(Instant.parse("2026-03-04T05:06:07Z"), Instant.now())
                .toDays();
        assertThat(admission.headline())
                .startsWith("server:judge admitted (kept on 2026-03-04, " + days + (days == 1 ? " day" : " days")
                        + " ago, in " + folder + "): PAC ");
        assertThat(Description.of(admission::describe).asMap()).containsEntry("keptSince", "2026-03-04T05:06:07Z");
    }

    @Test
    void anotherServedModelIsAskedAgainAndTheSameOneIsNot() throws Exception {
        served = "judge-2026-01";
        admit("http://one");
        assertThat(asked).hasValue(2);
        assertThat(admit("http://one").origin().kept()).isPresent();
        assertThat(asked).as("one call asks who answers").hasValue(3);
        served = "judge-2026-08";
        Admission admission = admit("http://one");
        assertThat(admission.origin().kept()).isEmpty();
        assertThat(admission.origin().served()).containsExactly("judge-2026-08");
        assertThat(asked).hasValue(3 + 1 + 2);
        assertThat(admit("http://one").origin().kept())
                .as("the new one is kept")
                .isPresent();
        served = null;
        assertThat(admit("http://one").origin().kept())
                .as("nobody knows who answers")
                .isEmpty();
    }

    @Test
    void aServedModelThatWasNotAdmittedIsObjectedTo() throws Exception {
        served = "judge-2026-01";
        Admission admission = admit("http://one");
        assertThat(admission.objectionTo(List.of("judge-2026-01"))).isEmpty();
        assertThat(admission.objectionTo(List.of())).isEmpty();
        assertThat(admission.objectionTo(List.of("judge-2026-01", "judge-2026-08")))
                .hasValue("judge server:judge was admitted as judge-2026-01, but its server now answers as"
                        + " judge-2026-08; the next run asks it about the admission pairs again");
        served = null;
        assertThat(admit("http://other").objectionTo(List.of("judge-2026-08"))).isEmpty();
    }

    @Test
    void whatIsForgottenIsAskedAgain() throws Exception {
        Admissions admissions = admissions();
        admissions.admit(judge("http://one"));
        admissions.forget(judge("http://one"));
        assertThat(folder).isEmptyDirectory();
        admissions.admit(judge("http://one"));
        assertThat(asked).hasValue(4);
    }

    @Test
    void aFolderThatCannotBeWrittenKeepsNobodyFromBeingAdmitted() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        List<String> problems = new ArrayList<>();
        AdmissionRegister.Console told = console(title -> (ended, planned, waiting, what) -> {}, problems::add);
        Admission admission = admit(
                new Admissions(PAIRS, 0.15, 0.95, new AdmissionRegister<>(new Runner(1), file, told, false)),
                judge("http://one"));
        assertThat(admission.objection()).isEmpty();
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("the admission of judge server:judge cannot be saved in " + file + " (")
                .endsWith("), so the next launch repeats it; name another folder in tenet.admissions");
    }

    @Test
    void anotherRubricPromptSamplingOrShareIsAskedAgain() throws Exception {
        Participant participant = judge("http://one").participant();
        List<PairJudge> judges = List.of(
                new PairJudge(participant, Order.ONE),
                new PairJudge(participant, Order.ONE, Rubric.VAL_BENCH),
                new PairJudge(participant.withSystem("Be strict."), Order.ONE),
                new PairJudge(
                        Participant.of(participant.name(), participant.model())
                                .withSampling(Sampling.PROVIDER_DEFAULTS.withTemperature(0.5)),
                        Order.ONE));
        for (int i = 0; i < judges.size(); i++) {
            admissions().admit(judges.get(i));
            admissions().admit(judges.get(i));
            assertThat(asked).hasValue(2 * (i + 1));
        }
        Admissions twice = new Admissions(
                judge -> PAIRS, new AdmissionTerms(0.15, 1, 0.2, 0.95), register(AdmissionRegister.Console.none()));
        assertThat(admit(twice, judges.get(0)).steadiness().flips().total()).isEqualTo(2);
        assertThat(asked).as("each pair is asked about twice").hasValue(8 + 4);
    }

    @Test
    void theVerdictsOfEverySpecAreAsOldAsTheAdmissionOfTheirJudge() throws Exception {
        recorded = Instant.parse("2026-03-04T05:06:07Z");
        Admissions admissions = admissions();
        PairJudge first = judge("http://one");
        admissions.admit(first);
        assertThat(first.participant().meter().totals().oldestReplayed()).isEqualTo(recorded);
        PairJudge second = judge("http://one");
        admissions.admit(second);
        assertThat(second.participant().meter().totals().oldestReplayed()).isNull();
        assertThat(second.participant().meter().totals().oldestDependency()).isEqualTo(recorded);
        assertThat(asked).hasValue(2);
    }

    @Test
    void aJudgeThatWasNotAdmittedIsAskedAgain() throws Exception {
        says = AGREE;
        assertThat(admit("http://one").objection()).isPresent();
        int before = asked.get();
        says = OPPOSE;
        assertThat(admit("http://one").objection()).isEmpty();
        assertThat(asked).hasValue(before + 2);
    }

    @Test
    void whatIsWrongWithAReplyThatCannotBeUsedIsSaid() throws Exception {
        says = "{\"score\": -2}";
        assertThat(admit("http://one").objection())
                .hasValueSatisfying(objection -> assertThat(objection)
                        .contains(
                                "unjudged opposed pairs: 1 of 2",
                                "(first failure: its reply cannot be used: ",
                                "first",
                                ", in \"{\"score\": -2}\")"));
    }

    /** Of each set of the bundled pairs every second one decides. */
    private Admission admitByBundled(Map<String, Object> told) throws Exception {
        Progress ends = (ended, planned, waiting, what) -> told.put("ended", ended);
        return admit(
                new Admissions(AdmissionPairs.bundled(), 0.15, 0.95, register(showing(title -> ends))),
                judge("http://one"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "As a language model I would rather not rate people's opinions.",
                "Score: 2/5 \u001b[2J\u202e",
                "",
                "{\"score\": \"high\"}",
                "<think>They differ, so",
                "[1, 2"
            })
    void aJudgeWhoseFirstDozenRepliesCannotBeReadIsTurnedDownThen(String reply) throws Exception {
        says = reply;
        Map<String, Object> told = new HashMap<>();
        Admission admission = admitByBundled(told);
        assertThat(asked).as("each pair is asked about twice").hasValueLessThanOrEqualTo(12);
        long ended = Long.parseLong(String.valueOf(told.get("ended")));
        assertThat(ended).isBetween(2L, 4L);
        String objection = admission.objection().orElseThrow();
        assertThat(objection)
                .startsWith("judge server:judge was not admitted; it was rejected after " + ended + " of ")
                .contains(
                        ", more than the allowed share of 0.15, regardless of the remaining pairs",
                        "(first failure: its reply cannot be used: ",
                        "use another judge, or set tenet.judge-margin")
                .doesNotContain("\u001b", "\u202e");
        if (!reply.isEmpty() && !reply.startsWith("<think>")) {
            assertThat(objection).contains(", in \"" + Untrusted.line(reply) + "\"");
        }
        assertThat(admission.headline()).contains("not admitted after " + ended + " of ", " unjudged; kappa unknown");
        assertThat(Description.of(admission::describe).asMap())
                .containsEntry("turnedDownAfter", (int) ended)
                .containsEntry("admitted", false);
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, -1, 0, 1, 2})
    void aJudgeThatAlwaysGivesTheSameScoreIsNotAskedToTheEnd(int score) throws Exception {
        says = opinion(score);
        Admission admission = admitByBundled(new HashMap<>());
        assertThat(admission.objection())
                .hasValueSatisfying(
                        objection -> assertThat(objection).contains("its PAC on the ", "regardless of the remaining"));
        assertThat(asked).hasValueLessThanOrEqualTo(score == -2 ? 40 : 25);
    }

    @Test
    void aJudgeOfWhichEveryCallFailsCostsFewPairs() {
        says = null;
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> admitByBundled(new HashMap<>()))
                .withMessageMatching(
                        "(?s).*calls failed for ([2-4]) of the first \\1 of \\d+ admission pairs.*CUDA out of memory.*");
        assertThat(asked).as("one more may be under way").hasValueLessThanOrEqualTo(5);
    }

    @Test
    void aJudgeThatCanBeAdmittedIsAskedAboutEveryPair() throws Exception {
        AdmissionPairs bundled = AdmissionPairs.bundled();
        // It misreads the first of each set.
        List<Rated> rated = new ArrayList<>();
        Set<String> sets = new HashSet<>();
        AdmissionOutlook outlook = new AdmissionOutlook(bundled.admission(), 0.15);
        for (AdmissionPair pair : bundled.admission()) {
            Rated one = sets.add(pair.set())
                    ? Rated.UNJUDGED
                    : new Rated(pair.score(), pair.forStance(), pair.againstStance(), 0, 0, null);
            rated.add(one);
            outlook.add(one);
            assertThat(outlook.certainMiss()).isEmpty();
        }
        AdmissionPairs deciding = bundled.first(bundled.admission().size());
        Admission admission = new Ratings(deciding, rated).admission("judge", 0.15, 0.95);
        assertThat(admission.objection()).isEmpty();
        assertThat(admission.turnedDown()).isEmpty();
    }

    @Test
    void ofAJudgeWhoseServerIsIllItIsSaidWhyAndNotThatItJudgesBadly() {
        says = null;
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> admit("http://one"))
                .withMessageContainingAll(
                        "judge server:judge could not be admitted",
                        "calls failed for 1 of the first 1 of 2 admission pairs",
                        "CUDA out of memory");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aJudgeOfTheSameNameOnAnotherServerIsAnotherJudge() throws Exception {
        admit("http://one");
        admit("http://other");
        assertThat(asked).hasValue(4);
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void whatIsDamagedIsNotKept(String damaged) throws Exception {
        admit("http://one");
        Files.writeString(onlyFile(), damaged);

        Admission admission = admit("http://one");

        assertThat(asked).hasValue(4);
        assertThat(admission.sets().get("opposed").pac()).isZero();
        admit("http://one");
        assertThat(asked).as("what was asked anew is kept").hasValue(4);
    }

    static Stream<String> damaged() {
        return Stream.concat(
                Stream.of(
                        "",
                        "null",
                        "[]",
                        "{}",
                        kept(RATED) + " and more",
                        kept(RATED).substring(0, 100),
                        kept(RATED).replace("2026-03-04T05:06:07Z", "yesterday"),
                        kept(RATED).replace("\"2026-03-04T05:06:07Z\"", "null"),
                        kept(RATED).replace("\"served\": []", "\"served\": null"),
                        kept(RATED).replace("\"served\": [], ", ""),
                        "{\"asked\": \"2026-03-04T05:06:07Z\", \"served\": [], \"rated\": [null, null]}"),
                Stream.of(
                                "null",
                                "[]",
                                "{}",
                                RATED.replace("-2.0", "3"),
                                RATED.replace("-2.0", "\"NaN\""),
                                RATED.replace("-2.0", "null"),
                                RATED.replace("\"FOR\"", "null"),
                                RATED.replace("\"FOR\"", "\"MAYBE\""),
                                RATED.replace("\"forRefused\": 0.0, ", ""),
                                RATED.replace("\"forRefused\": 0.0", "\"forRefused\": null"),
                                RATED.replace("\"forRefused\": 0.0", "\"forRefused\": false"),
                                RATED.replace("\"forRefused\": 0.0", "\"forRefused\": 1.5"),
                                RATED.replace(", \"isFlipped\": null", ""),
                                RATED.replace("\"isFlipped\": null", "\"isFlipped\": 1"),
                                RATED.replace("\"score\"", "\"weight\": 1, \"score\""))
                        .map(AdmissionsTests::kept));
    }

    private static String kept(String second) {
        return "{\"asked\": \"2026-03-04T05:06:07Z\", \"served\": [], \"rated\": [" + RATED + ", " + second + "]}";
    }

    @Test
    void whatIsWrittenInTheFormOfTheTestIsKept() throws Exception {
        admit("http://one");
        Files.writeString(onlyFile(), kept(RATED));
        admit("http://one");
        assertThat(asked).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-32"})
    void whatIsCutOffWithinACharacterIsNotKept(String charset) throws Exception {
        admit("http://one");
        byte[] bytes = kept(RATED).getBytes(charset);
        Files.write(onlyFile(), Arrays.copyOf(bytes, bytes.length - 1));
        admit("http://one");
        assertThat(asked).hasValue(4);
    }

    @Test
    void progressTellsJudgesOfOneNameApart() throws Exception {
        List<String> begun = new ArrayList<>();
        Admissions admissions = new Admissions(PAIRS, 0.15, 0.95, register(showing(title -> {
            begun.add(title);
            return (ended, planned, waiting, what) -> {};
        })));
        Participant lenient = judge("http://one").participant();
        PairJudge strict = new PairJudge(lenient.withSystem("Be strict."), Order.ONE);
        admissions.admit(new PairJudge(lenient, Order.ONE));
        admissions.admit(strict);
        assertThat(begun).containsExactly("admission of judge server:judge", "admission of judge server:judge");
    }

    private Path onlyFile() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.reduce((one, other) -> {
                        throw new AssertionError(one + " and " + other);
                    })
                    .orElseThrow();
        }
    }

    private Admission admit(String address) throws Exception {
        return admit(admissions(), judge(address));
    }

    private static Admission admit(Admissions admissions, PairJudge judge) throws Exception {
        return admissions.admit(judge).orElseThrow();
    }

    private Admissions admissions() {
        return new Admissions(PAIRS, 0.15, 0.95, register(AdmissionRegister.Console.none()));
    }

    private AdmissionRegister<Admission> register(AdmissionRegister.Console console) {
        return new AdmissionRegister<>(new Runner(1), folder, console, false);
    }

    private static AdmissionRegister.Console showing(Function<String, Progress> lines) {
        return console(lines, line -> {});
    }

    private static AdmissionRegister.Console console(Function<String, Progress> lines, Consumer<String> printed) {
        return new AdmissionRegister.Console() {
            @Override
            public Progress progress(String title, String unit) {
                return lines.apply(title);
            }

            @Override
            public void print(String line) {
                printed.accept(line);
            }
        };
    }

    private PairJudge judge(String address) {
        return new PairJudge(Participant.of("server:judge", new SameAlways(address)), Order.ONE);
    }

    private static AdmissionPair pair(String id) {
        return new AdmissionPair(
                id,
                "opposed",
                new Debate(
                        "Whether", null, null, new Debate.Exchange("Why?", id), new Debate.Exchange("Why not?", "c")),
                Stance.FOR,
                Stance.AGAINST,
                -2);
    }
}
