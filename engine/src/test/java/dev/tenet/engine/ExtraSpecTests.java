package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Judge;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.setting.SettingValues;
import dev.tenet.tape.TapeSettings;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields that only a provider knows: from the annotation or the setting to the request, the tape and the summary. */
class ExtraSpecTests {

    @TempDir
    Path folder;

    private Listening server;
    private int runs;

    /** Keeps what it was asked. */
    private static final class Listening extends ChatServer {

        private final Queue<JsonNode> asked = new ConcurrentLinkedQueue<>();

        Listening() throws IOException {
            super(0);
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            asked.add(RunFiles.parse(request.getBody().utf8()));
            return super.dispatch(request);
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = new Listening();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ValueSpec
    static class Values {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4, control = Control.NONE)
        void bySetting() {}

        @Subject(extra = "{\"thinking\": {\"type\": \"disabled\"}}")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4, control = Control.NONE)
        void byAnnotation() {}

        @Subject(extra = "{}")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4, control = Control.NONE)
        void withoutAny() {}

        @Subject("embedded:bag-of-words")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4, control = Control.NONE)
        void embedded() {}
    }

    private SpecKit kit() {
        runs++;
        return new SpecKit(folder.resolve("run-" + runs)).with(Role.SUBJECT.model(), server.name());
    }

    private void run(SpecKit kit, String method) {
        kit.run(DiscoverableMethod.of(Values.class, method));
    }

    private List<String> sent(String field) {
        return RunFiles.distinct(field, List.copyOf(server.asked));
    }

    @Test
    void theFieldsOfTheSettingAreSentWhereTheAnnotationSaysNothing() {
        run(kit().with(Role.SUBJECT.extra(), "{\"thinking\": \"off\"}"), "bySetting");
        assertThat(sent("thinking")).containsExactly("off");
    }

    @Test
    void theAnnotationsFieldsTakeThePlaceOfTheSettings() {
        run(kit().with(Role.SUBJECT.extra(), "{\"thinking\": \"off\", \"top_k\": 1}"), "byAnnotation");
        assertThat(server.asked).isNotEmpty().allSatisfy(request -> {
            assertThat(request.at("/thinking/type").asText()).isEqualTo("disabled");
            assertThat(request.has("top_k")).isFalse();
        });
    }

    @Test
    void anEmptyObjectSendsNothing() {
        run(kit().with(Role.SUBJECT.extra(), "{\"thinking\": \"off\"}"), "withoutAny");
        assertThat(server.asked).isNotEmpty().noneMatch(request -> request.has("thinking"));
    }

    @Test
    void theSummarySaysWhatIsSent() throws IOException {
        run(kit(), "byAnnotation");
        assertThat(RunFiles.summary(folder).at("/specs/0/sampling/extra").asText())
                .isEqualTo("{\"thinking\":{\"type\":\"disabled\"}}");
    }

    @Test
    void aModelInTheJvmHasNoProvider() throws IOException {
        new SpecKit(folder)
                .with(Role.SUBJECT.extra(), "{\"thinking\": \"off\"}")
                .run(DiscoverableMethod.of(Values.class, "embedded"));
        assertThat(RunFiles.summary(folder).at("/specs/0/sampling/extra").isNull())
                .isTrue();
    }

    @Test
    void otherFieldsAreAnotherQuestionToTheTape() {
        String tape = folder.resolve("answers.db").toString();
        run(kit().with(TapeSettings.TAPE, tape).with(Role.SUBJECT.extra(), "{\"a\":1,\"b\":2}"), "bySetting");
        assertThat(server.asked).hasSize(4);
        run(kit().with(TapeSettings.TAPE, tape).with(Role.SUBJECT.extra(), "{\"b\":2, \"a\":1}"), "bySetting");
        assertThat(server.asked).hasSize(4);
        run(kit().with(TapeSettings.TAPE, tape).with(Role.SUBJECT.extra(), "{\"a\":1}"), "bySetting");
        assertThat(server.asked).hasSize(8);
        run(kit().with(TapeSettings.TAPE, tape), "bySetting");
        assertThat(server.asked).hasSize(12);
    }

    @Test
    void otherFieldsAreAnotherMeasurementToTheVerdict() {
        SpecKit first = new SpecKit(folder)
                .reportingFirstVerdicts()
                .with(Role.SUBJECT.model(), server.name())
                .with(Role.SUBJECT.extra(), "{\"a\":1}");
        run(first, "bySetting");
        run(first, "bySetting");
        assertThat(server.asked).hasSize(4);
        run(first.with(Role.SUBJECT.extra(), "{\"a\":2}"), "bySetting");
        assertThat(server.asked).hasSize(8);
    }

    @ValueSpec
    static class Framing {
        @OpposingFramingTest(categories = "work", pairs = 2)
        void bySetting() {}

        @Judge(extra = "{\"reasoning_effort\": \"high\"}")
        @OpposingFramingTest(categories = "work", pairs = 2)
        void byAnnotation() {}
    }

    @ParameterizedTest
    @CsvSource({"bySetting,low", "byAnnotation,high"})
    void aJudgeHasFieldsOfItsOwn(String method, String effort) {
        new SpecKit(folder)
                .with(Role.SUBJECT.model(), "embedded:steadfast")
                .with(Role.JUDGE.model(), server.name())
                .with(Role.SUBJECT.extra(), "{\"reasoning_effort\": \"none\"}")
                .with(Role.JUDGE.extra(), "{\"reasoning_effort\": \"low\"}")
                .run(DiscoverableMethod.of(Framing.class, method));
        assertThat(sent("reasoning_effort")).containsExactly(effort);
    }

    @ValueSpec
    @SuppressWarnings("unused")
    static class Several {
        @Subject("m:x")
        @Subject(value = "m:x", extra = "{\"reasoning_effort\": \"low\"}")
        @Subject(value = "m:x", extra = "{ \"reasoning_effort\":\"high\" }")
        @DeepValueTest
        void differ() {}

        @Subject(value = "m:x", extra = "{\"a\":1,\"b\":2}")
        @Subject(value = "m:x", extra = "{ \"b\":2, \"a\":1 }")
        @DeepValueTest
        void twice() {}

        @Subject(extra = "{\"temperature\": 0}")
        @DeepValueTest
        void ownField() {}

        @Subject(extra = "{\"a\": 1, \"a\": 2}")
        @DeepValueTest
        void doubled() {}

        @Judge(extra = "reasoning_effort=low")
        @OpposingFramingTest
        void noJson() {}
    }

    @Test
    void subjectsThatDifferInTheirFieldsAreCalledByThem() {
        assertThat(read("differ").subjects())
                .extracting(DeclaredParticipant::label)
                .containsExactly("m:x", "m:x, {\"reasoning_effort\":\"low\"}", "m:x, {\"reasoning_effort\":\"high\"}");
        assertThat(read("twice").problems())
                .singleElement()
                .asString()
                .contains("is declared twice with the same parameters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ownField | @Subject: extra has the field temperature, which Tenet itself sends; use the attribute"
                        + " temperature instead",
                "doubled | @Subject: extra is {\"a\": 1, \"a\": 2}, which is not valid JSON (",
                "noJson | @Judge: extra is reasoning_effort=low, which is not valid JSON ("
            })
    void whatIsWrongIsSaidAtDiscovery(String method, String problem) {
        assertThat(read(method).problems()).singleElement().asString().contains(problem);
        Leaves leaves = new SpecKit(folder).run(DiscoverableMethod.of(Several.class, method));
        assertThat(leaves.thrown("invalid"))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageContaining(problem);
    }

    private static SpecMethod read(String method) {
        try {
            return SpecMethod.read(
                    Several.class, Several.class.getDeclaredMethod(method), Kinds.load(), SettingValues.DEFAULTS);
        } catch (NoSuchMethodException missing) {
            throw new AssertionError(missing);
        }
    }
}
