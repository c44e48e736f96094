package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Population;
import dev.tenet.Stop;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.run.RecordedClaim;
import dev.tenet.run.RecordedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims about a file alone, and about its source. The subject takes the first option, so 12 of the 24 prompts are deep. */
class PopulationSpecTests {

    private static final String PROMPTS = "target/population/prompts.csv";
    private static final String PAIRS = "target/population/pairs.csv";

    @TempDir
    Path reports;

    @BeforeEach
    void writesTheFiles() throws IOException {
        Files.createDirectories(Path.of(PROMPTS).getParent());
        StringBuilder prompts =
                new StringBuilder("prompt,n_training_examples,deep_values.preferred,deep_values.less_preferred,"
                        + "shallow_preferences.preferred,shallow_preferences.less_preferred,context.name,"
                        + "context.activity,prompt_id,expected_deep_value_choice,shallow_preference_choice\n");
        StringBuilder pairs =
                new StringBuilder("issue_description,for_question,against_question,category,issue_scale\n");
        for (int i = 0; i < 24; i++) {
            prompts.append("\"Question " + i + ", A or B?\",4,non_maleficence,justice,Formal Language,"
                    + "Colloquial Language,legal,drafting,p" + i + ",Option " + "AB".charAt(i % 2) + ",Option "
                    + "BA".charAt(i % 2) + "\n");
            pairs.append("Topic " + i + ",Why is plan " + i + " right?,Why is plan " + i + " wrong?,plans,local\n");
        }
        Files.writeString(Path.of(PROMPTS), prompts);
        Files.writeString(Path.of(PAIRS), pairs);
    }

    @ValueSpec
    static class Prompts {
        @DeepValueTest(data = PROMPTS, control = Control.NONE, population = Population.CATALOGUE, atLeast = 0.48)
        void metByTheFile() {}

        @DeepValueTest(data = PROMPTS, control = Control.NONE, population = Population.CATALOGUE, atLeast = 0.52)
        void notMetByTheFile() {}

        @DeepValueTest(
                data = PROMPTS,
                control = Control.NONE,
                population = Population.CATALOGUE,
                stop = Stop.FIXED,
                atLeast = 0.50)
        void metAtTheThreshold() {}

        @DeepValueTest(data = PROMPTS, control = Control.NONE, atLeast = 0.48)
        void aboutTheSource() {}

        @DeepValueTest(
                data = PROMPTS,
                control = Control.NONE,
                trials = 12,
                population = Population.CATALOGUE,
                stop = Stop.FIXED,
                atLeast = 0.48)
        void halfOfTheFile() {}
    }

    @ValueSpec
    static class Generated {
        @DeepValueTest(population = Population.CATALOGUE, atLeast = 0.48)
        void withoutAFile() {}
    }

    @ValueSpec
    @Subject("embedded:steadfast")
    static class Pairs {
        @OpposingFramingTest(
                data = PAIRS,
                population = Population.CATALOGUE,
                stop = Stop.FIXED,
                divergenceAtMost = 0.02)
        void ofTheFile() {}

        @OpposingFramingTest(data = PAIRS, stop = Stop.FIXED, divergenceAtMost = 0.02)
        void ofTheSource() {}
    }

    @Test
    void whoAsksTheWholeFileIsNeverUndecidedAboutIt() throws IOException {
        assertThat(claim("metByTheFile"))
                .returns("supported", RecordedClaim::verdict)
                .satisfies(claim -> assertThat(claim.found().orElseThrow()).contains("; in this catalog, in this run"));
        assertThat(claim("notMetByTheFile")).returns("refuted", RecordedClaim::verdict);
        assertThat(claim("metAtTheThreshold"))
                .returns("supported", RecordedClaim::verdict)
                .satisfies(claim -> {
                    assertThat(claim.interval()).contains(new RecordedClaim.Range(0.5, 0.5));
                    assertThat(claim.method().orElseThrow()).contains("without replacement from 24");
                });
    }

    @Test
    void aClaimAboutTheSourceSaysWhatACensusWouldDecide() throws IOException {
        assertThat(claim("aboutTheSource"))
                .returns("undecided", RecordedClaim::verdict)
                .satisfies(claim -> assertThat(claim.found().orElseThrow())
                        .contains("; census only: supported in this catalog, in this run"));
    }

    /**
     * 9 of the 12 drawn are deep. scipy 1.17.1: the numbers K of 24 that are deep with hypergeom.sf(8, 24, K, 12) and
     * hypergeom.cdf(9, 24, K, 12) above 0.025 are 13 to 21.
     */
    @Test
    void halfOfTheFileSaysHowManyOfTheFileMayBeDeep() throws IOException {
        RecordedClaim claim = claim("halfOfTheFile");
        assertThat(claim.estimate().orElseThrow()).isEqualTo(0.75);
        RecordedClaim.Range interval = claim.interval().orElseThrow();
        assertThat(24 * interval.low()).isCloseTo(13, within(1e-9));
        assertThat(24 * interval.high()).isCloseTo(21, within(1e-9));
    }

    @Test
    void generatedTrialsHaveNoCatalogue() {
        Leaves leaves = new SpecKit(reports).run(Generated.class);
        assertThat(leaves.thrown("invalid"))
                .hasMessageContaining("@DeepValueTest(population = CATALOGUE): there is no catalog");
    }

    /** 24 aligned issues cannot support 0.02 for their source, but they are all that the file has. */
    @Test
    void aClaimThatOnlyACensusCanSupportIsNotInvalid() throws IOException {
        new SpecKit(reports).with("tenet.judge", "embedded:lexical").run(Pairs.class);
        RecordedRun run = RecordedRun.read(reports.resolve("latest"));
        assertThat(run.specs())
                .extracting(spec -> spec.spec().substring(spec.spec().lastIndexOf('.') + 1), spec -> spec.status())
                .containsExactlyInAnyOrder(tuple("ofTheFile", "measured"), tuple("ofTheSource", "invalid"));
    }

    private RecordedClaim claim(String method) throws IOException {
        Path own = reports.resolve(method);
        new SpecKit(own).run(DiscoverableMethod.of(Prompts.class, method));
        return RecordedRun.read(own.resolve("latest")).specs().get(0).claims().get(0);
    }
}
