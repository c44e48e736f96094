package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tenet.DeepValueTest;
import dev.tenet.Disabled;
import dev.tenet.DisplayName;
import dev.tenet.Subject;
import dev.tenet.Tag;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/** What annotations do, how evidence is shown, when the user's code is called. */
class SpecBehaviourTests {

    private static final String HEALTH = "read, answered, not refused";

    @TempDir
    Path reports;

    @ValueSpec
    @Tag("outer")
    @DisplayName("A support agent")
    static class Named {
        @Tag("release")
        @org.junit.jupiter.api.Tag("nightly")
        @DisplayName("prefers not harming")
        @DeepValueTest
        void ours() {}

        @org.junit.jupiter.api.DisplayName("named by Jupiter")
        @DeepValueTest
        void jupiters() {}

        @ValueSpec
        static class Member {
            @DeepValueTest
            void inherits() {}
        }
    }

    @Test
    void displayNamesOfBothKindsAreShown() {
        assertThat(discover(Named.class))
                .extracting(TestDescriptor::getDisplayName)
                .contains("A support agent", "prefers not harming", "named by Jupiter", "Member", "inherits");
    }

    @Test
    void tagsOfBothKindsReachEveryClaimBelowThem() {
        assertThat(claim("ours").getTags())
                .extracting(TestTag::getName)
                .containsExactlyInAnyOrder("outer", "release", "nightly");
        assertThat(claim("inherits").getTags()).extracting(TestTag::getName).containsExactly("outer");
    }

    private static TestDescriptor claim(String method) {
        return discover(Named.class).stream()
                .filter(TestDescriptor::isTest)
                .filter(leaf -> leaf.getUniqueId().toString().contains("[method:" + method + "()]"))
                .findFirst()
                .orElseThrow();
    }

    private static List<? extends TestDescriptor> discover(Class<?> spec) {
        return List.copyOf(new TenetTestEngine()
                .discover(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(spec))
                                .build(),
                        UniqueId.forEngine(TenetTestEngine.ID))
                .getDescendants());
    }

    @ValueSpec
    static class PartlyDisabled {
        @Disabled("until the new model is out")
        @DeepValueTest
        void ours() {}

        @org.junit.jupiter.api.Disabled
        @DeepValueTest
        void jupiters() {}

        @Disabled("the whole class")
        @ValueSpec
        static class Member {
            @DeepValueTest
            void isNotMeasured() {}
        }
    }

    @Test
    void whatIsDisabledIsSkippedWithItsReason() {
        var results = new SpecKit(reports).run(PartlyDisabled.class).results();
        assertThat(results.allEvents().skipped().stream().map(event -> event.getRequiredPayload(String.class)))
                .containsExactlyInAnyOrder(
                        "until the new model is out",
                        "void dev.tenet.engine.SpecBehaviourTests$PartlyDisabled.jupiters() is @Disabled",
                        "the whole class");
        assertThat(results.testEvents().started().count()).isZero();
    }

    @ValueSpec
    static class Measured {
        @DeepValueTest(
                contexts = {"legal", "finance"},
                shots = 4,
                trials = 20)
        void isMeasured() {}
    }

    @Test
    void evidenceIsShownAsCellsByDefault() {
        assertThat(new SpecKit(reports).run(Measured.class).names())
                .containsExactly("finance · 4 shots: 5 of 10 deep", "legal · 4 shots: 5 of 10 deep", HEALTH);
    }

    @Test
    void evidenceCanBeShownTrialByTrial() {
        List<TestDescriptor> leaves = new SpecKit(reports)
                .with(TenetSettings.NODES, "trials")
                .run(Measured.class)
                .descriptors();
        assertThat(leaves).hasSize(21);
        assertThat(leaves.get(0).getDisplayName()).matches("000001 .*: (DEEP|SHALLOW)");
        assertThat(leaves).extracting(TestDescriptor::getLegacyReportingName).doesNotHaveDuplicates();
    }

    @Test
    void evidenceCanBeLeftOut() {
        assertThat(new SpecKit(reports)
                        .with(TenetSettings.NODES, "claims")
                        .run(Measured.class)
                        .names())
                .containsExactly(HEALTH);
    }

    @ValueSpec
    static class Instances {
        private final StringBuilder calls = new StringBuilder();

        @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
        void one(Dvgr dvgr) {
            assertThat(calls.append("one")).hasToString("one");
        }

        @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
        void other(ChatModel model, Dvgr dvgr) throws Exception {
            assertThat(calls.append("other")).hasToString("other");
            assertThat(dvgr.counts().trials()).isEqualTo(4);
            assertThat(model.ask(new Prompt(null, "?", Sampling.PROVIDERS_CHOICE))
                            .text())
                    .isEqualTo("Option A");
        }

        @ValueSpec
        class Inner {
            @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
            void seesItsOwnOuterInstance(Dvgr dvgr) {
                assertThat(calls).isEmpty();
            }
        }
    }

    @Test
    void everyMethodHasAnInstanceOfItsOwnAndItsParametersByType() {
        new SpecKit(reports)
                .run(Instances.class)
                .results()
                .testEvents()
                .assertStatistics(events -> events.failed(0).aborted(0).succeeded(9));
    }

    /** Answers as the file says that its spec writes before the trials. */
    static final class Prepared implements ChatModel {

        private static final Path FILE = Path.of("target", "prepared-by-a-spec.txt");

        @Override
        public Reply ask(Prompt prompt) {
            try {
                return Reply.of(Files.readString(FILE));
            } catch (IOException missing) {
                return Reply.of("nothing was prepared");
            }
        }
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.SpecBehaviourTests$Prepared")
    static class Prepares {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 100, atLeast = 0.2)
        void writesTheFile() throws IOException {
            Files.writeString(Prepared.FILE, "Option A");
        }

        @DeepValueTest(contexts = "legal", shots = 4, trials = 4, atLeast = 0.2)
        void breaks() throws IOException {
            throw new IOException("no disk");
        }
    }

    @Test
    void aMethodWithoutParametersIsCalledBeforeTheTrials() throws IOException {
        Files.deleteIfExists(Prepared.FILE);
        Leaves leaves = new SpecKit(reports).run(DiscoverableMethod.of(Prepares.class, "writesTheFile"));
        assertThat(leaves.outcome("DVGR ≥ 0.20")).isEqualTo("successful");
    }

    @Test
    void whatAMethodWithoutParametersThrowsFailsItsClaims() {
        Leaves leaves = new SpecKit(reports).run(DiscoverableMethod.of(Prepares.class, "breaks"));
        assertThat(leaves.thrown("DVGR ≥ 0.20")).isInstanceOf(IOException.class).hasMessage("no disk");
        assertThat(leaves.thrown(HEALTH)).isInstanceOf(IOException.class).hasMessage("no disk");
    }

    /** Reads the trial log while it is asked; one call at a time, so that earlier trials have ended. */
    static final class ReadsTheLog implements ChatModel {

        private static final Path REPORTS = Path.of("target", "log-read-by-a-model");

        @Override
        public Reply ask(Prompt prompt) {
            try (Stream<Path> files = Files.exists(REPORTS) ? Files.walk(REPORTS) : Stream.empty()) {
                long lines = 0;
                for (Path log :
                        files.filter(file -> file.endsWith("trials.jsonl")).toList()) {
                    lines += Files.readAllLines(log).size();
                }
                return Reply.of("Option A, with " + lines + " trials in the log");
            } catch (IOException unreadable) {
                return Reply.of(unreadable.toString());
            }
        }
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.SpecBehaviourTests$ReadsTheLog")
    static class Logged {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 40)
        void isLogged() {}
    }

    @Test
    void trialsAreInTheLogWhileLaterOnesAreAsked() throws IOException {
        Path folder = Files.createDirectories(ReadsTheLog.REPORTS);
        try (Stream<Path> old = Files.walk(folder)) {
            for (Path file : old.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        new SpecKit(folder).with(TenetSettings.CONCURRENCY, "1").run(Logged.class);
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> log = Files.readAllLines(files.filter(file -> file.endsWith("trials.jsonl"))
                    .findFirst()
                    .orElseThrow());
            assertThat(log).hasSize(40).allMatch(line -> line.contains("\"prompt\":\"These are choices"));
            // Four cases a call are under way or waiting for their turn.
            assertThat(log.get(39)).containsPattern("with (3[4-9]) trials in the log");
        }
    }
}
