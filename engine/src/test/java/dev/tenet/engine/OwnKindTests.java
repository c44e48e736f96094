package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenet.DeepValueTest;
import dev.tenet.ValueSpec;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.model.Participant;
import dev.tenet.setting.Setting;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Case;
import dev.tenet.trial.CaseSource;
import dev.tenet.trial.CountedReading;
import dev.tenet.trial.Description;
import dev.tenet.trial.Measurement;
import dev.tenet.trial.Protocol;
import dev.tenet.trial.Session;
import dev.tenet.trial.ShareFigures;
import dev.tenet.trial.Threshold;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.annotation.Testable;

/** What keeps a kind of value test of somebody else from making a build green that proves nothing. */
class OwnKindTests {

    private static final Advice.Words WORDS =
            new Advice.Words("sums", "sums", "an answer", "calls failed", "wrong", "right");

    @TempDir
    Path reports;

    /** Marks tests of a kind that nobody registered. */
    @Testable
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface UnknownTest {}

    @ValueSpec
    static class WithAnUnknownKind {

        @UnknownTest
        void isMeasuredByNobody() {}

        @DeepValueTest(trials = 20, atMost = 0.9)
        void isMeasured() {}
    }

    @Test
    void aMethodOfAKindThatIsNotRegisteredIsAnInvalidSpec() {
        Leaves leaves = new SpecKit(reports).run(WithAnUnknownKind.class);
        assertThat(leaves.thrown("invalid"))
                .hasMessageContainingAll(
                        "isMeasuredByNobody",
                        "no kind of value test with the annotation @UnknownTest",
                        "META-INF/services/dev.tenet.trial.Kind");
        assertThat(leaves.names()).contains("DVGR ≤ 0.90");
    }

    @Test
    void aShareThatHoldsForAFixedNumberOfCasesEndsNoRunEarly() {
        Measurement<Case, CountedReading, ShareFigures> measurement = Measurement.of(
                new Nothing(), List.of(ShareFigures.claim("right-at-least", "right", Threshold.atLeast(0.5), WORDS)));
        assertThatIllegalArgumentException()
                .isThrownBy(measurement::stoppingEarly)
                .withMessageContaining("the claim \"right ≥ 0.50\" does not hold whenever a run stops");
    }

    private record Nothing() implements Protocol<Case, CountedReading, ShareFigures> {

        @Override
        public Session<Case, CountedReading, ShareFigures> open() {
            return Session.of(
                    CaseSource.of(List.of()),
                    posed -> {
                        throw new IllegalStateException();
                    },
                    () -> ShareFigures.tally("right", WORDS, 0.95));
        }

        @Override
        public List<Participant> participants() {
            return List.of();
        }
    }

    @Test
    void aCountHasADefaultWithinItsBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Setting.count("tenet.sums", 80, 1, 10_000, "The number of sums."))
                .withMessageContaining("tenet.sums");
    }

    @Test
    void aDescriptionHasNoNumberThatJsonHasNot() {
        Description description = new Description()
                .put("share", Double.NaN)
                .put("part", Float.POSITIVE_INFINITY)
                .numbers("both", List.of(1.5, Double.NEGATIVE_INFINITY));
        assertThat(description.asMap().values())
                .extracting(String::valueOf)
                .containsExactly("null", "null", "[1.5, null]");
    }
}
