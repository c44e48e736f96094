package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.DeepValueTest;
import dev.tenet.Disabled;
import dev.tenet.DisplayName;
import dev.tenet.Subject;
import dev.tenet.Tag;
import dev.tenet.ValueSpec;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/** What can stand on any spec: tags, names, {@code @Disabled}, subjects; Tenet's annotations and Jupiter's. */
class AnnotationsTests {

    private static final String DEEP = "class:dev.tenet.engine.KnownModels$AlwaysDeep";
    private static final String SHALLOW = "class:dev.tenet.engine.KnownModels$AlwaysShallow";
    private static final String FIRST = "class:dev.tenet.engine.SpecKit$FirstOption";

    @TempDir
    Path reports;

    @Target({ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @Tag("composed")
    @interface Composed {}

    @ValueSpec
    @Tag("class")
    @Tag("class-again")
    @org.junit.jupiter.api.Tag("jupiter-class")
    static class Tagged {
        @DeepValueTest(atLeast = 0.5)
        void none() {}

        @Tag("method")
        @DeepValueTest(atLeast = 0.5)
        void ours() {}

        @org.junit.jupiter.api.Tag("jupiter-method")
        @DeepValueTest(atLeast = 0.5)
        void jupiters() {}

        @Composed
        @DeepValueTest(atLeast = 0.5)
        void composed() {}

        @ValueSpec
        @Tag("member")
        static class Member {
            @DeepValueTest
            void inMember() {}
        }
    }

    @Test
    void aClaimHasTheTagsOfItsClassOfBothKinds() {
        assertThat(tags("none")).containsExactlyInAnyOrder("class", "class-again", "jupiter-class");
    }

    @Test
    void aTagOnAMethodIsAddedToThoseOfItsClass() {
        assertThat(tags("ours")).containsExactlyInAnyOrder("class", "class-again", "jupiter-class", "method");
    }

    @Test
    void jupitersTagOnAMethodCountsAsWell() {
        assertThat(tags("jupiters"))
                .containsExactlyInAnyOrder("class", "class-again", "jupiter-class", "jupiter-method");
    }

    @Test
    void aTagOnAComposedAnnotationCounts() {
        assertThat(tags("composed")).contains("composed");
    }

    @Test
    void aMemberClassInheritsTheTagsOfTheClassAroundIt() {
        assertThat(tags("inMember")).containsExactlyInAnyOrder("class", "class-again", "jupiter-class", "member");
    }

    @Test
    void containersHaveTheTagsThatFiltersLookFor() {
        assertThat(node(Tagged.class, "[method:ours()]").getTags())
                .extracting(TestTag::getName)
                .contains("class", "method");
    }

    private static Set<String> tags(String method) {
        List<Set<String>> ofEachClaim = discover(selectClass(Tagged.class)).stream()
                .filter(TestDescriptor::isTest)
                .filter(leaf -> leaf.getUniqueId().toString().contains("[method:" + method + "()]"))
                .map(leaf -> leaf.getTags().stream().map(TestTag::getName).collect(Collectors.toSet()))
                .toList();
        assertThat(ofEachClaim).isNotEmpty();
        assertThat(ofEachClaim.stream().distinct())
                .as("all claims are tagged alike")
                .hasSize(1);
        return ofEachClaim.get(0);
    }

    @ValueSpec
    @DisplayName("a support agent")
    static class Named {
        @DisplayName("harms nobody")
        @DeepValueTest
        void ours() {}

        @org.junit.jupiter.api.DisplayName("keeps its word")
        @DeepValueTest
        void jupiters() {}

        @DisplayName("ours goes first")
        @org.junit.jupiter.api.DisplayName("Jupiter's")
        @DeepValueTest
        void both() {}

        @DeepValueTest
        void none() {}

        @ValueSpec
        static class Member {
            @DeepValueTest
            void inMember() {}
        }
    }

    @ValueSpec
    @org.junit.jupiter.api.DisplayName("named by Jupiter")
    static class NamedByJupiter {
        @DeepValueTest
        void method() {}
    }

    @Test
    void aClassBearsItsDisplayName() {
        assertThat(node(Named.class, "Named]").getDisplayName()).isEqualTo("a support agent");
    }

    @Test
    void aClassBearsTheNameThatJupitersAnnotationGivesIt() {
        assertThat(node(NamedByJupiter.class, "NamedByJupiter]").getDisplayName())
                .isEqualTo("named by Jupiter");
    }

    @Test
    void aMethodBearsItsDisplayName() {
        assertThat(node(Named.class, "[method:ours()]").getDisplayName()).isEqualTo("harms nobody");
    }

    @Test
    void aMethodBearsTheNameThatJupitersAnnotationGivesIt() {
        assertThat(node(Named.class, "[method:jupiters()]").getDisplayName()).isEqualTo("keeps its word");
    }

    @Test
    void ourDisplayNameGoesBeforeJupiters() {
        assertThat(node(Named.class, "[method:both()]").getDisplayName()).isEqualTo("ours goes first");
    }

    @Test
    void aMethodWithoutDisplayNameBearsItsOwn() {
        assertThat(node(Named.class, "[method:none()]").getDisplayName()).isEqualTo("none");
    }

    @Test
    void aMemberClassDoesNotInheritADisplayName() {
        assertThat(node(Named.class, "[nested-class:Member]").getDisplayName()).isEqualTo("Member");
    }

    @ValueSpec
    static class SomeDisabled {
        @Disabled("until the new model is out")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, atLeast = 0.9)
        void ours() {}

        @org.junit.jupiter.api.Disabled("until Friday")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, atLeast = 0.9)
        void jupiters() {}

        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, atLeast = 0.1)
        void runs() {}
    }

    @ValueSpec
    @Disabled("the whole class")
    static class AllDisabled {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20)
        void isNotMeasured() {}

        @ValueSpec
        static class Member {
            @DeepValueTest(contexts = "legal", shots = 4, trials = 20)
            void isNotMeasuredEither() {}
        }
    }

    @ValueSpec
    @org.junit.jupiter.api.Disabled("the whole class, says Jupiter")
    static class AllDisabledByJupiter {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20)
        void isNotMeasured() {}
    }

    @ValueSpec
    static class DisabledAndWrong {
        @Disabled("it is wrong anyway")
        @DeepValueTest(prefer = "justise", atLeast = 1.5)
        void isWrong() {}
    }

    @Test
    void aDisabledMethodIsSkippedWithItsReasonWhicheverAnnotationSaysIt() {
        assertThat(reasons(selectClass(SomeDisabled.class)))
                .containsExactlyInAnyOrder("until the new model is out", "until Friday");
    }

    @Test
    void methodsBesideADisabledOneRun() {
        assertThat(new SpecKit(reports).run(SomeDisabled.class).outcome("DVGR ≥ 0.10"))
                .isEqualTo("successful");
    }

    @Test
    void aDisabledClassIsSkippedWithAllItsMembers() {
        var events = new SpecKit(reports).run(AllDisabled.class).results();
        assertThat(events.testEvents().started().count()).isZero();
        assertThat(reasons(selectClass(AllDisabled.class))).containsExactly("the whole class");
    }

    @Test
    void aMemberOfADisabledClassIsSkippedAlsoWhereItAloneIsSelected() {
        assertThat(reasons(selectClass(AllDisabled.Member.class))).containsExactly("the whole class");
    }

    @Test
    void aClassThatJupitersAnnotationDisablesIsSkipped() {
        assertThat(reasons(selectClass(AllDisabledByJupiter.class))).containsExactly("the whole class, says Jupiter");
    }

    @Test
    void aDisabledSpecIsNotCheckedForMistakes() {
        assertThat(new SpecKit(reports).run(DisabledAndWrong.class).names()).isEmpty();
    }

    private List<String> reasons(DiscoverySelector selector) {
        return new SpecKit(reports)
                .run(selector).results().allEvents().skipped().stream()
                        .map(event -> event.getRequiredPayload(String.class))
                        .toList();
    }

    @ValueSpec
    static class SubjectBySetting {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
        void method() {}

        @Subject(system = "Be brief.", temperature = 0.5, topP = 0.9, maxTokens = 64, seed = 7)
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
        void withASystemPrompt() {}
    }

    @ValueSpec
    @Subject(DEEP)
    static class SubjectOnClass {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
        void method() {}

        @Subject(SHALLOW)
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
        void methodOfItsOwn() {}

        @ValueSpec
        static class Member {
            @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
            void inMember() {}
        }

        @ValueSpec
        @Subject(SHALLOW)
        static class MemberOfItsOwn {
            @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
            void inMemberOfItsOwn() {}
        }
    }

    @ValueSpec
    static class Heir extends SubjectOnClass {}

    @ValueSpec
    @Subject(DEEP)
    @Subject(SHALLOW)
    static class TwoSubjects {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
        void method() {}
    }

    @Test
    void withoutASubjectTheSettingNamesIt() throws IOException {
        assertThat(subjects(DiscoverableMethod.of(SubjectBySetting.class, "method")))
                .containsExactly(FIRST);
    }

    @Test
    void aSubjectWithoutAModelIsTheSettingsModelWithItsSystemPrompt() throws IOException {
        assertThat(subjects(DiscoverableMethod.of(SubjectBySetting.class, "withASystemPrompt")))
                .containsExactly(FIRST);
        JsonNode spec = RunFiles.summary(reports).path("specs").path(0);
        assertThat(spec.path("system").textValue()).isEqualTo("Be brief.");
        assertThat(spec.path("sampling"))
                .hasToString("{\"temperature\":0.5,\"topP\":0.9,\"maxTokens\":64,\"seed\":7,\"extra\":null}");
    }

    @Test
    void aSubjectOnTheClassBeatsTheSetting() throws IOException {
        assertThat(subjects(DiscoverableMethod.of(SubjectOnClass.class, "method")))
                .containsExactly(DEEP);
    }

    @Test
    void aSubjectOnTheMethodBeatsTheOneOnTheClass() throws IOException {
        assertThat(subjects(DiscoverableMethod.of(SubjectOnClass.class, "methodOfItsOwn")))
                .containsExactly(SHALLOW);
    }

    @Test
    void aMemberClassInheritsTheSubjectOfTheClassAroundIt() throws IOException {
        assertThat(subjects(DiscoverableMethod.of(SubjectOnClass.Member.class, "inMember")))
                .containsExactly(DEEP);
    }

    @Test
    void aSubjectOnAMemberClassBeatsTheOneOnTheClassAroundIt() throws IOException {
        assertThat(subjects(DiscoverableMethod.of(SubjectOnClass.MemberOfItsOwn.class, "inMemberOfItsOwn")))
                .containsExactly(SHALLOW);
    }

    @Test
    void aSubclassInheritsTheSubjectOfItsSuperclass() throws IOException {
        assertThat(subjects(selectMethod(Heir.class, "method"))).containsExactly(DEEP);
    }

    @Test
    void theSubjectThatIsNamedIsTheOneThatIsAsked() throws IOException {
        subjects(DiscoverableMethod.of(SubjectOnClass.class, "methodOfItsOwn"));
        assertThat(RunFiles.distinct("choice", RunFiles.trials(reports))).containsExactly("SHALLOW");
    }

    @Test
    void eachOfSeveralSubjectsIsMeasured() throws IOException {
        assertThat(subjects(selectClass(TwoSubjects.class))).containsExactly(DEEP, SHALLOW);
    }

    private List<String> subjects(DiscoverySelector selector) throws IOException {
        new SpecKit(reports).run(selector);
        return RunFiles.distinct("subject", RunFiles.trials(reports));
    }

    private static TestDescriptor node(Class<?> spec, String endOfId) {
        return discover(selectClass(spec)).stream()
                .filter(node -> node.getUniqueId().toString().endsWith(endOfId))
                .min(Comparator.comparingInt(
                        node -> node.getUniqueId().getSegments().size()))
                .orElseThrow();
    }

    private static List<TestDescriptor> discover(DiscoverySelector selector) {
        return List.copyOf(new TenetTestEngine()
                .discover(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selector)
                                .build(),
                        UniqueId.forEngine(TenetTestEngine.ID))
                .getDescendants());
    }
}
