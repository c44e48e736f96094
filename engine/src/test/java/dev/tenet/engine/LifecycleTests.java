package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/** When the user's code is called, on what instance, with what. */
class LifecycleTests {

    private static final String HEALTH = "response health";
    private static final String BODY = "assertions passed";

    /** What happened in the run of a test; specs and models are made by the engine, so that nothing can be handed in. */
    private static final List<String> EVENTS = new CopyOnWriteArrayList<>();

    @TempDir
    Path reports;

    @BeforeEach
    void nothingHasHappened() {
        EVENTS.clear();
    }

    /** Says when it is made, asked and closed. */
    static final class Watched implements ChatModel, AutoCloseable {

        Watched() {
            EVENTS.add("opened");
        }

        @Override
        public Reply ask(Prompt prompt) {
            EVENTS.add("asked");
            return Reply.of("Option A");
        }

        @Override
        public void close() {
            EVENTS.add("closed");
        }
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.LifecycleTests$Watched")
    static class Calls {
        @DeepValueTest(contexts = "legal", shots = 4, control = Control.NONE, trials = 4, atLeast = 0)
        void prepares() {
            EVENTS.add("prepared");
        }

        @DeepValueTest(contexts = "legal", shots = 4, control = Control.NONE, trials = 4, atLeast = 0)
        void asserts(Dvgr dvgr) {
            EVENTS.add("asserted on " + dvgr.counts().trials());
        }

        @DeepValueTest(contexts = "legal", shots = 4, control = Control.NONE, trials = 4)
        void asksOn(ChatModel model) throws Exception {
            model.ask(Prompt.of("?"));
            EVENTS.add("asserted");
        }
    }

    @Test
    void aMethodWithoutParametersIsCalledOnceBeforeTheModelIsOpened() {
        run(Calls.class, "prepares");
        // It may assume that there is a key.
        assertThat(EVENTS).containsExactly("prepared", "opened", "asked", "asked", "asked", "asked", "closed");
    }

    @Test
    void aMethodWithParametersIsCalledOnceAfterTheTrials() {
        run(Calls.class, "asserts");
        assertThat(EVENTS).containsExactly("opened", "asked", "asked", "asked", "asked", "asserted on 4", "closed");
    }

    @Test
    void theSubjectThatABodyTakesIsTheOneThatWasAskedAndStillOpen() {
        run(Calls.class, "asksOn");
        assertThat(EVENTS).containsExactly("opened", "asked", "asked", "asked", "asked", "asked", "asserted", "closed");
    }

    @Test
    void aModelIsOpenedOnceAndClosedWhenTheLaunchEnds() {
        new SpecKit(reports).run(Calls.class);
        assertThat(EVENTS).filteredOn(event -> event.equals("opened")).hasSize(1);
        assertThat(EVENTS).filteredOn(event -> event.equals("closed")).hasSize(1);
        assertThat(EVENTS).endsWith("closed");
    }

    @Test
    void aMethodWithoutParametersHasNoClaimOfItsOwn() {
        assertThat(run(Calls.class, "prepares").names()).doesNotContain(BODY);
    }

    @Test
    void aParameterOfEitherTypeMakesTheBodyAClaim() {
        assertThat(run(Calls.class, "asserts").names()).contains(BODY);
        assertThat(run(Calls.class, "asksOn").names()).contains(BODY);
    }

    @ValueSpec
    static class Parameters {
        @DeepValueTest(contexts = "legal", shots = 4, control = Control.NONE, trials = 4)
        void areInAnyOrder(ChatModel model, Dvgr dvgr, ChatModel again) {
            assertThat(model).isInstanceOf(SpecKit.FirstOption.class).isSameAs(again);
            assertThat(dvgr.counts().trials()).isEqualTo(4);
        }
    }

    @Test
    void parametersAreResolvedByTypeInAnyOrder() {
        assertThat(new SpecKit(reports).run(Parameters.class).outcome(BODY)).isEqualTo("successful");
    }

    @ValueSpec
    @SuppressWarnings("UnusedVariable")
    static class Instances {

        Instances() {
            EVENTS.add("instance");
        }

        @DeepValueTest(contexts = "legal", shots = 4, control = Control.NONE, trials = 4, atLeast = 0)
        void one(Dvgr dvgr) {
            EVENTS.add("one on " + System.identityHashCode(this));
        }

        @DeepValueTest(contexts = "legal", shots = 4, control = Control.NONE, trials = 4, atLeast = 0)
        void other(Dvgr dvgr) {
            EVENTS.add("other on " + System.identityHashCode(this));
        }
    }

    @Test
    void everyMethodHasOneInstanceOfItsOwn() {
        new SpecKit(reports).run(Instances.class);
        assertThat(EVENTS).filteredOn(event -> event.equals("instance")).hasSize(2);
    }

    @Test
    void noInstanceIsMadeAtDiscovery() {
        new TenetTestEngine()
                .discover(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Instances.class))
                                .build(),
                        UniqueId.forEngine(TenetTestEngine.ID));
        assertThat(EVENTS).isEmpty();
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.SpecKit$FirstOption")
    @Subject("class:dev.tenet.engine.KnownModels$AlwaysDeep")
    static class TwoSubjects {

        private final StringBuilder calls = new StringBuilder();

        TwoSubjects() {
            EVENTS.add("instance");
        }

        @DeepValueTest(contexts = "legal", shots = 4, control = Control.NONE, trials = 4)
        void isCalledForEach(Dvgr dvgr, ChatModel model) {
            assertThat(calls.append("called")).hasToString("called");
            EVENTS.add(model.getClass().getSimpleName() + " " + dvgr.rate());
        }
    }

    @Test
    void everySubjectHasAnInstanceAndABodyOfItsOwn() {
        new SpecKit(reports).run(TwoSubjects.class);
        assertThat(EVENTS).containsExactlyInAnyOrder("instance", "FirstOption 0.5", "instance", "AlwaysDeep 1.0");
    }

    @ValueSpec
    static class Outer {

        final String name = "outer";

        Outer() {
            EVENTS.add("outer instance");
        }

        @ValueSpec
        class Inner {
            @DeepValueTest(contexts = "legal", shots = 4, control = Control.NONE, trials = 4)
            void seesTheOuterInstance(Dvgr dvgr) {
                EVENTS.add("inner of " + name);
            }

            @ValueSpec
            class Innermost {
                @DeepValueTest(contexts = "legal", shots = 4, control = Control.NONE, trials = 4)
                void seesTheOutermostInstance(Dvgr dvgr) {
                    EVENTS.add("innermost of " + name);
                }
            }
        }
    }

    @Test
    void aMemberClassThatIsNotStaticIsMadeWithinAnInstanceOfTheClassAroundIt() {
        run(Outer.Inner.class, "seesTheOuterInstance");
        assertThat(EVENTS).containsExactly("outer instance", "inner of outer");
    }

    @Test
    void memberClassesAreMadeAtAnyDepth() {
        run(Outer.Inner.Innermost.class, "seesTheOutermostInstance");
        assertThat(EVENTS).containsExactly("outer instance", "innermost of outer");
    }

    @ValueSpec
    static class Broken {
        Broken() {
            throw new IllegalStateException("no instance today");
        }

        @DeepValueTest(contexts = "legal", shots = 4, control = Control.NONE, trials = 4, atLeast = 0)
        @Subject("class:dev.tenet.engine.LifecycleTests$Watched")
        void method(Dvgr dvgr) {}
    }

    @ValueSpec
    static class BreaksBeforeTheTrials {
        @DeepValueTest(contexts = "legal", shots = 4, control = Control.NONE, trials = 4, atLeast = 0)
        @Subject("class:dev.tenet.engine.LifecycleTests$Watched")
        void method() throws IOException {
            throw new IOException("no disk");
        }
    }

    @Test
    void whatAConstructorThrowsFailsEveryClaim() {
        Leaves leaves = new SpecKit(reports).run(Broken.class);
        for (String claim : List.of("DVGR ≥ 0.00", HEALTH, BODY)) {
            assertThat(leaves.thrown(claim))
                    .as(claim)
                    .hasMessageMatching(
                            "dev.tenet.engine.LifecycleTests.Broken cannot be instantiated, so nothing was asked: its"
                                    + " constructor \\(LifecycleTests.java:\\d+\\) threw"
                                    + " java.lang.IllegalStateException: no"
                                    + " instance today")
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    @ValueSpec
    static class BrokenStatically {
        static final int SIZE = Integer.parseInt("many");

        @DeepValueTest(contexts = "legal", shots = 4, control = Control.NONE, trials = 4, atLeast = 0)
        void method() {}
    }

    @Test
    void whatAStaticInitializerThrowsIsSaidWithItsLine() {
        assertThat(new SpecKit(reports).run(BrokenStatically.class).thrown(HEALTH))
                .hasMessageMatching(".*BrokenStatically cannot be instantiated, .*: its static initializer"
                        + " \\(LifecycleTests.java:\\d+\\) threw java.lang.NumberFormatException: .*\"many\".*");
    }

    @Test
    void theConsoleSaysWhatBroke() {
        String said = Printed.by(() -> new SpecKit(reports).run(Broken.class, BreaksBeforeTheTrials.class));
        assertThat(said)
                .contains(
                        "not measured: " + Broken.class.getName() + " cannot be instantiated", "not measured: no disk")
                .doesNotContain("something outside the spec");
    }

    @Test
    void whatAMethodWithoutParametersThrowsFailsEveryClaim() {
        Leaves leaves = new SpecKit(reports).run(BreaksBeforeTheTrials.class);
        for (String claim : List.of("DVGR ≥ 0.00", HEALTH)) {
            assertThat(leaves.thrown(claim))
                    .as(claim)
                    .isInstanceOf(IOException.class)
                    .hasMessage("no disk");
        }
    }

    @Test
    void nothingIsAskedWhereTheSpecCannotBePrepared() {
        new SpecKit(reports).run(Broken.class, BreaksBeforeTheTrials.class);
        assertThat(EVENTS).doesNotContain("asked");
    }

    private Leaves run(Class<?> spec, String method) {
        return new SpecKit(reports).run(DiscoverableMethod.of(spec, method));
    }
}
