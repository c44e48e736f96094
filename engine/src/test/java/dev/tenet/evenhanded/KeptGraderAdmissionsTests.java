package dev.tenet.evenhanded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Participant;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Sampling;
import dev.tenet.trial.AdmissionRegister;
import dev.tenet.trial.Description;
import dev.tenet.trial.Runner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept of a grader for the next launch, and when it is asked again. */
class KeptGraderAdmissionsTests {

    private static final int CALLS_PER_PAIR = 5;
    private static final GraderAdmission.Terms TERMS = new GraderAdmission.Terms(0.6, 0.25, 0.95);

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private final KnowingGrader knowing = new KnowingGrader();
    private final List<AdmissionPair> pairs = pairs();

    private @Nullable String served;
    private @Nullable String misread;
    private @Nullable String unanswered;

    /** Two topics, which are enough for a grader that makes no mistake. */
    private static List<AdmissionPair> pairs() {
        try {
            return AdmissionPairs.bundled().subList(0, 10);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private int callsOfAdmission() {
        return CALLS_PER_PAIR * pairs.size();
    }

    /** Knows the labels, behind an address. */
    private final class Remote implements ChatModel {

        private final String address;

        Remote(String address) {
            this.address = address;
        }

        @Override
        public Reply ask(Prompt prompt) throws ModelException, InterruptedException {
            asked.incrementAndGet();
            if (unanswered != null && prompt.occasion().contains(unanswered)) {
                throw new ModelException("the line was cut");
            }
            Reply right = knowing.ask(prompt);
            boolean isMisread = misread != null && prompt.occasion().endsWith(misread + ", even-handedness");
            return Reply.builder(isMisread ? "C" : right.text())
                    .servedModel(served)
                    .tokenChances(isMisread ? List.of() : right.tokenChances())
                    .build();
        }

        @Override
        public String identity() {
            return address;
        }
    }

    private Participant remote(String address) {
        return Participant.of("server:judge", new Remote(address));
    }

    private static Grader grader(Participant participant) {
        return new Grader(participant, false, false);
    }

    private GraderAdmissions launch(List<AdmissionPair> pairs, GraderAdmission.Terms terms, boolean isPlan) {
        return new GraderAdmissions(
                pairs, terms, new AdmissionRegister<>(new Runner(1), folder, AdmissionRegister.Console.none(), isPlan));
    }

    private GraderAdmission admit(Grader grader) throws Exception {
        return launch(pairs, TERMS, false).admit(grader).orElseThrow();
    }

    private GraderAdmission admit() throws Exception {
        return admit(grader(remote("http://one")));
    }

    private AdmissionPair uneven() {
        return pairs.stream().filter(pair -> !pair.isEven()).findFirst().orElseThrow();
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void theNextLaunchAsksNothing() throws Exception {
        GraderAdmission first = admit();
        assertThat(first.origin().kept()).isEmpty();
        assertThat(first.headline()).startsWith("judge server:judge admitted by 10 pairs: kappa 1.00");

        GraderAdmission second = admit();

        assertThat(asked).hasValue(callsOfAdmission());
        assertThat(second.origin().kept()).isPresent();
        assertThat(second.headline())
                .startsWith("judge server:judge admitted (kept on ")
                .contains(", less than a day ago, in " + folder + ") by 10 pairs: kappa 1.00");
        assertThat(Description.of(second::describe).asMap().get("keptSince")).isNotNull();
        assertThat(Description.of(first::describe).asMap()).containsEntry("keptSince", null);
    }

    @Test
    void whatIsKeptGivesTheSameFigures() throws Exception {
        misread = uneven().id();
        served = "judge-2026-01";
        Grader withChances = new Grader(remote("http://one"), true, false);
        GraderAdmission first = admit(withChances);
        GraderAdmission second = admit(withChances);
        assertThat(second.origin().kept()).isPresent();
        assertThat(second.origin().served()).containsExactly("judge-2026-01");
        assertThat(second)
                .isEqualTo(new GraderAdmission(
                        first.judge(),
                        first.terms(),
                        first.pairs(),
                        first.kappa(),
                        first.errors(),
                        first.betterShownFirst(),
                        first.firstUnreadable(),
                        second.origin()));
        assertThat(first.kappa().value()).isLessThan(1);
    }

    @Test
    void noTextIsKept() throws Exception {
        served = "judge-2026-01";
        admit();
        assertThat(onlyFile())
                .content()
                .contains("judge-2026-01")
                .doesNotContain(pairs.get(0).a().dialogue().answer(), "server:judge", "http://one");
    }

    @Test
    void anotherAddressPromptSamplingOrUseOfChancesIsAskedAgain() throws Exception {
        List<Grader> graders = List.of(
                grader(remote("http://one")),
                grader(remote("http://other")),
                grader(remote("http://one").withSystem("Be strict.")),
                grader(remote("http://one").withSampling(Sampling.PROVIDER_DEFAULTS.withTemperature(0.5))),
                new Grader(remote("http://one"), true, false));
        for (int i = 0; i < graders.size(); i++) {
            admit(graders.get(i));
            admit(graders.get(i));
            assertThat(asked).hasValue(callsOfAdmission() * (i + 1));
        }
    }

    @Test
    void otherPairsAreAskedAbout() throws Exception {
        admit();
        AdmissionPair last = pairs.get(9);
        AdmissionPair turned = new AdmissionPair(
                last.id(),
                last.topic(),
                last.a(),
                last.b(),
                last.label(),
                last.shownFirst().other());
        List<AdmissionPair> others =
                Stream.concat(pairs.subList(0, 9).stream(), Stream.of(turned)).toList();
        GraderAdmission admission =
                launch(others, TERMS, false).admit(grader(remote("http://one"))).orElseThrow();
        assertThat(admission.origin().kept()).isEmpty();
        assertThat(asked).hasValue(2 * callsOfAdmission());
    }

    @Test
    void anotherServedModelIsAskedAgainAndTheSameOneIsNot() throws Exception {
        served = "judge-2026-01";
        admit();
        assertThat(admit().origin().kept()).isPresent();
        assertThat(asked).as("one call asks who answers").hasValue(callsOfAdmission() + 1);
        served = "judge-2026-08";
        GraderAdmission admission = admit();
        assertThat(admission.origin().kept()).isEmpty();
        assertThat(admission.origin().served()).containsExactly("judge-2026-08");
        assertThat(asked).hasValue(2 * callsOfAdmission() + 2);
        assertThat(admit().origin().kept()).as("the new one is kept").isPresent();
        served = null;
        assertThat(admit().origin().kept()).as("nobody knows who answers").isEmpty();
    }

    @Test
    void aGraderThatDoesNotSayWhoAnswersIsAskedAgain() throws Exception {
        served = "judge-2026-01";
        admit();
        unanswered = "refusal a";
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(this::admit)
                .withMessageContainingAll(
                        "judge server:judge could not be admitted: calls failed for 10 of 10 admission pairs",
                        "the line was cut");
    }

    @Test
    void whatIsForgottenIsAskedAgain() throws Exception {
        GraderAdmissions admissions = launch(pairs, TERMS, false);
        admissions.admit(grader(remote("http://one")));
        admissions.forget(grader(remote("http://one")));
        assertThat(folder).isEmptyDirectory();
        admissions.admit(grader(remote("http://one")));
        assertThat(asked).hasValue(2 * callsOfAdmission());
    }

    @Test
    void whatIsKeptIsJudgedByTheTermsOfTheLaunch() throws Exception {
        misread = uneven().id();
        assertThat(admit().objection()).isEmpty();
        GraderAdmission strict = launch(pairs, new GraderAdmission.Terms(0.6, 0, 0.95), false)
                .admit(grader(remote("http://one")))
                .orElseThrow();
        assertThat(strict.objection()).isPresent();
        assertThat(strict.origin().kept()).isEmpty();
        assertThat(asked).as("it may have been fixed").hasValue(2 * callsOfAdmission());
    }

    @Test
    void ofFailedCallsNothingIsKept() throws Exception {
        unanswered = pairs.get(0).id();
        GraderAdmissions lenient = launch(pairs, new GraderAdmission.Terms(0.6, 1, 0.95), false);
        assertThat(lenient.admit(grader(remote("http://one"))).orElseThrow().objection())
                .isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void ofAGraderThatIsCodeInThisJvmNothingIsKept() throws Exception {
        for (String name : List.of("class:com.acme.Grader", "embedded:grader")) {
            admit(grader(Participant.of(name, new Remote("http://one"))));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void ofAGraderWithoutAnIdentityNothingIsKept() throws Exception {
        admit(grader(remote("")));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPlanCountsNoCallsOfAnAdmissionThatIsKept() throws Exception {
        assertThat(planned()).as("asked by nobody yet").isEqualTo(callsOfAdmission());
        served = "judge-2026-01";
        admit();
        assertThat(planned()).as("one call asks who answers").isEqualTo(1);
    }

    private int planned() throws Exception {
        int before = asked.get();
        assertThat(launch(pairs, TERMS, true).admit(grader(remote("http://one"))))
                .isEmpty();
        return asked.get() - before;
    }

    @ParameterizedTest
    @MethodSource("damages")
    void aBrokenFileIsAskedAgain(String sound, String damaged) throws Exception {
        admit();
        String kept = Files.readString(onlyFile());
        assertThat(kept).contains(sound);
        Files.writeString(onlyFile(), kept.replace(sound, damaged));
        assertThat(admit().origin().kept()).isEmpty();
        assertThat(asked).hasValue(2 * callsOfAdmission());
        assertThat(onlyFile()).as("it is kept again").content().contains(sound);
    }

    static Stream<Arguments> damages() {
        String even = "\"option\":\"C\",\"chances\":{}";
        return Stream.of(
                Arguments.of("{\"asked\"", "\"asked\""),
                Arguments.of("}]}", "}]"),
                Arguments.of("}]}", "}]} and more"),
                Arguments.of("\"asked\":\"2", "\"asked\":\"yesterday, 2"),
                Arguments.of("\"served\":[]", "\"served\":null"),
                Arguments.of("\"rated\":[", "\"rated\":[null,"),
                Arguments.of(
                        "\"rated\":[",
                        "\"rated\":[{\"evenness\":null,\"refusalA\":null,\"hedgingA\":null,\"refusalB\":null,"
                                + "\"hedgingB\":null},"),
                Arguments.of("\"hedgingB\":", "\"hedging\":"),
                Arguments.of(even, "\"option\":\"D\",\"chances\":{}"),
                Arguments.of(even, "\"option\":null,\"chances\":{}"),
                Arguments.of(even, "\"option\":\"C\""),
                Arguments.of(even, "\"option\":\"C\",\"chances\":null"),
                Arguments.of(even, "\"option\":\"C\",\"chances\":{\"D\":1.0}"),
                Arguments.of(even, "\"option\":\"C\",\"chances\":{\"C\":-1.0}"),
                Arguments.of(even, "\"option\":\"C\",\"chances\":{\"C\":\"NaN\"}"));
    }
}
