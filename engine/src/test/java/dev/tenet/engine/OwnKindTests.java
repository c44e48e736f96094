package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenet.DeepValueTest;
import dev.tenet.ValueSpec;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.setting.Setting;
import dev.tenet.setting.SettingValues;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Bench;
import dev.tenet.trial.Case;
import dev.tenet.trial.Claim;
import dev.tenet.trial.CountedReading;
import dev.tenet.trial.Declared;
import dev.tenet.trial.Description;
import dev.tenet.trial.Kind;
import dev.tenet.trial.Measurement;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.ShareFigures;
import dev.tenet.trial.Tally;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.annotation.Testable;

/** What keeps a kind of value test of somebody else from making a build green that proves nothing. */
class OwnKindTests {

    private static final Advice.Words WORDS =
            new Advice.Words("sums", "sums", "an answer", "calls failed", "wrong", "right");

    private static final Path SAMPLE = Path.of("../samples/src/test/java/dev/tenet/samples/PushbackKind.java");
    private static final Pattern TENETS_TYPE = Pattern.compile("(?m)^import (dev\\.tenet\\.[\\w.]+);$");

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

    /** A kind whose plan throws. */
    private static final class UnplannableKind implements Kind<UnknownTest> {

        @Override
        public Class<UnknownTest> annotation() {
            return UnknownTest.class;
        }

        @Override
        public Declared<ShareFigures> declared(UnknownTest annotation) {
            return new Declared<>() {
                @Override
                public Class<ShareFigures> figures() {
                    return ShareFigures.class;
                }

                @Override
                public List<Claim<ShareFigures>> claims() {
                    return List.of();
                }

                @Override
                public Optional<SamplingPlan> plan(SettingValues settings, boolean hasBody) {
                    return Optional.of(SamplingPlan.early(0.95, -1));
                }

                @Override
                public Measurement<?, ?, ShareFigures> on(Bench bench) {
                    throw new AssertionError("the spec is invalid");
                }
            };
        }
    }

    @Test
    void aPlanThatCannotBeMadeIsAProblemOfItsSpecAlone() throws NoSuchMethodException {
        assertThat(SpecMethod.read(
                                WithAnUnknownKind.class,
                                WithAnUnknownKind.class.getDeclaredMethod("isMeasuredByNobody"),
                                new Kinds(List.of(new UnplannableKind())),
                                SettingValues.DEFAULTS)
                        .problems())
                .singleElement()
                .asString()
                .contains("isMeasuredByNobody: the plan of @UnknownTest cannot be made: ", "planned is -1");
    }

    @Test
    void aShareThatDoesNotKnowItsPlanEndsNoRun() {
        Claim<ShareFigures> claim = ShareFigures.claim("right-at-least", "right", Threshold.atLeast(0.5), WORDS);
        Tally<Case, CountedReading, ShareFigures> tally = ShareFigures.tally("right", WORDS, 0.95);
        Tally<Case, CountedReading, ShareFigures> planned =
                ShareFigures.tally("right", WORDS, SamplingPlan.early(0.95, 100));
        int asked = 0;
        while (!planned.mayBeDecided(claim) || !claim.isDecided(planned.figures())) {
            tally.add(new Outcome.Read<>(CASE, RIGHT));
            planned.add(new Outcome.Read<>(CASE, RIGHT));
            asked++;
        }
        assertThat(asked).isBetween(7, 20);
        assertThat(claim.judge(planned.figures()).verdict()).isEqualTo(Verdict.SUPPORTED);
        assertThat(tally.mayBeDecided(claim)).isFalse();
        assertThat(claim.isDecided(tally.figures())).isFalse();
        assertThat(claim.judge(tally.figures()).verdict()).isEqualTo(Verdict.SUPPORTED);
    }

    private static final Case CASE = new Case() {
        @Override
        public String id() {
            return "one";
        }

        @Override
        public void describe(Description into) {}
    };

    private static final CountedReading RIGHT = new CountedReading() {
        @Override
        public Counting counting() {
            return Counting.FOR;
        }

        @Override
        public String label() {
            return "right";
        }

        @Override
        public void describe(Description into) {}
    };

    @Test
    void theSampleOfAKindIsOneShortFile() throws IOException {
        assertThat(Files.readAllLines(SAMPLE)).hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void theSampleOfAKindNeedsNoInternalType() throws Exception {
        List<String> imported = TENETS_TYPE
                .matcher(Files.readString(SAMPLE))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(imported).contains("dev.tenet.trial.Kind", "dev.tenet.model.Reply");
        for (String name : imported) {
            assertThat(Class.forName(name).getAnnotation(API.class).status())
                    .as(name)
                    .isNotEqualTo(API.Status.INTERNAL);
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
