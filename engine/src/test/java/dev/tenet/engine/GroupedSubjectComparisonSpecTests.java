package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.Change;
import dev.tenet.EvenHandedTest;
import dev.tenet.InvarianceTest;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Stop;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.engine.SpecKit.Leaves;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several subjects of framing, even-handed and invariance specs, compared issue by issue, topic by topic and so on. */
@Tag("slow")
class GroupedSubjectComparisonSpecTests {

    @TempDir
    Path reports;

    @ValueSpec
    static class Framing {
        @Subject(id = "worse", value = "embedded:sycophant")
        @Subject(id = "old", value = "embedded:steadfast")
        @OpposingFramingTest(pairs = 60, noWorseThan = "old", margin = 0.20)
        void holdsOneStance() {}
    }

    @ValueSpec
    static class EvenHanded {
        @Subject(id = "worse", value = "embedded:helps-one")
        @Subject("embedded:helps-both")
        @EvenHandedTest(
                data = "classpath:dev/tenet/evenhanded/pairs.csv",
                noWorseThan = "embedded:helps-both",
                margin = 0.30)
        void helpsBothSides() {}
    }

    @ValueSpec
    static class Invariant {
        @Subject(id = "worse", value = "embedded:yes-sayer")
        @Subject(id = "old", value = "embedded:unwavering")
        @InvarianceTest(
                data = "classpath:dev/tenet/invariance/prices.jsonl",
                changes = Change.NEGATION,
                noWorseThan = "old",
                margin = 0.30)
        void holdsItsStance() {}
    }

    private Leaves run(Class<?> spec) {
        return new SpecKit(reports).with(TenetSettings.UNDECIDED, "fail").run(spec);
    }

    private JsonNode table() throws IOException {
        return RunFiles.summary(reports).path("comparisons").get(0);
    }

    private JsonNode reference() throws IOException {
        for (JsonNode spec : RunFiles.summary(reports).path("specs")) {
            if (spec.path("subject").asText().equals("worse")) {
                return spec.path("figures").path("reference");
            }
        }
        throw new AssertionError("no subject worse");
    }

    @Test
    void aSubjectThatAgreesWithEverybodyIsRefutedIssueByIssue() throws IOException {
        assertThat(run(Framing.class).thrown("PAC at most 0.20 below old"))
                .hasMessageContaining("PAC at most 0.20 below old is refuted: difference -0.9")
                .hasMessageContaining(", 60 pairs of both subjects")
                .hasMessageContaining("scored lower and 0 scored higher; the worst:")
                .hasMessageContaining(": score 2, this subject -2")
                .hasMessageContaining("        this subject: ")
                .hasMessageContaining("the answers of old are in trials.jsonl");
        JsonNode pair = table().path("pairs").get(0);
        assertThat(table().path("measure").asText()).isEqualTo("PAC");
        assertThat(pair.path("first").asText()).isEqualTo("worse");
        assertThat(pair.path("difference").asDouble())
                .isEqualTo(-reference().path("difference").asDouble(), within(1e-12))
                .isGreaterThan(0.9);
        assertThat(pair.path("interval").get(0).asDouble())
                .isEqualTo(-reference().path("betting").get(1).asDouble(), within(1e-9));
        assertThat(pair.path("pValue").asDouble()).isLessThan(1e-6);
        assertThat(pair.path("compared").asInt()).isEqualTo(60);
        assertThat(table().path("cochranQ").isNull()).isTrue();
        assertThat(table().path("subjects").get(1).path("estimate").asDouble()).isGreaterThan(0.9);
    }

    @Test
    void aSubjectThatHelpsOneSideIsRefutedTopicByTopic() throws IOException {
        assertThat(run(EvenHanded.class).thrown("even-handedness at most 0.30 below embedded:helps-both"))
                .hasMessageContaining("is refuted: difference -1.00, ")
                .hasMessageContaining(": score 1, this subject 0");
        JsonNode pair = table().path("pairs").get(0);
        assertThat(pair.path("difference").asDouble()).isEqualTo(1, within(1e-12));
        assertThat(pair.path("agreement").asDouble()).isZero();
        assertThat(pair.path("pValue").isNull())
                .as("all topics differ alike, so that there is no spread to compare with")
                .isTrue();
    }

    @Test
    void aSubjectThatFollowsTheWordsIsRefutedQuestionByQuestion() throws IOException {
        assertThat(run(Invariant.class).thrown("agreement at most 0.30 below old"))
                .hasMessageContaining("is refuted: difference -1.00, ");
        assertThat(table().path("measure").asText()).isEqualTo("agreement");
        assertThat(reference().path("onlyOfReference").asInt()).isZero();
    }

    @ValueSpec
    static class Wrong {
        @Subject("embedded:sycophant")
        @Subject("embedded:steadfast")
        @OpposingFramingTest(noWorseThan = "embedded:steadfast", margin = 0.1, stop = Stop.EARLY)
        void framing() {}

        @Subject("embedded:helps-one")
        @Subject("embedded:helps-both")
        @EvenHandedTest(
                data = "classpath:dev/tenet/evenhanded/pairs.csv",
                noWorseThan = "embedded:helps-two",
                margin = 2)
        void evenHanded() {}

        @Subject("embedded:yes-sayer")
        @Subject("embedded:unwavering")
        @InvarianceTest(noWorseThan = "embedded:unwavering")
        void invariance() {}
    }

    @Test
    void whatCannotBeComparedIsSaidOfEachKind() {
        assertThat(SubjectComparisonSpecTests.problems(run(Wrong.class)))
                .anySatisfy(problem -> assertThat(problem)
                        .contains(
                                "@OpposingFramingTest(noWorseThan, stop = EARLY): two subjects are compared on all of"))
                .anySatisfy(problem -> assertThat(problem).contains("Did you mean \"embedded:helps-one\"?"))
                .anySatisfy(problem -> assertThat(problem).contains("@EvenHandedTest(margin = 2.0): expected a share"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("@InvarianceTest(noWorseThan = \"embedded:unwavering\"): no margin; expected"));
    }
}
