package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.trial.TrialSettings;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/** The tree that each selector finds. Discovery has no configuration parameters here, as in Surefire's first one. */
class DiscoveryTests {

    private static final String SPEC = "[engine:tenet]/[class:" + Spec.class.getName() + "]";
    private static final String METHOD = SPEC + "/[method:claims(dev.tenet.deepvalue.Dvgr)]";
    private static final String MEMBER = SPEC + "/[nested-class:Member]";
    private static final String SUBJECTS = SPEC + "/[method:hasTwoSubjects()]";

    @TempDir
    Path reports;

    /** Names data and a model that do not exist: discovery does not look for them. */
    @ValueSpec
    static class Spec {
        @DeepValueTest(data = "no/such/file.json", atLeast = 0.25, atMost = 0.75)
        @Subject("class:no.such.Model")
        void claims(Dvgr dvgr) {}

        @DeepValueTest(contexts = "legal", shots = 4, trials = 20)
        @Subject("class:dev.tenet.engine.SpecKit$FirstOption")
        @Subject(value = "class:dev.tenet.engine.SpecKit$FirstOption", system = "Be brief.")
        void hasTwoSubjects() {}

        @ValueSpec
        static class Member {
            @DeepValueTest(
                    contexts = "legal",
                    shots = {2, 4},
                    trials = 20)
            void isMeasured() {}
        }

        @ValueSpec
        @SuppressWarnings("ClassCanBeStatic")
        class Inner {
            @DeepValueTest(contexts = "legal", shots = 4, trials = 20, atLeast = 0.1)
            void isMeasured() {}
        }
    }

    @ValueSpec
    abstract static class Abstract {
        @DeepValueTest
        void isInherited() {}
    }

    @ValueSpec
    interface AnInterface {
        @DeepValueTest
        default void isInherited() {}
    }

    static class NoSpec {
        void method() {}
    }

    @ValueSpec
    static class Heir extends Abstract {}

    @ValueSpec
    static class Untouched {
        @DeepValueTest(data = "no/such/file.json", scenarios = "no/such/file.yaml", atLeast = 0.5)
        @Subject(value = "class:dev.tenet.engine.KnownModels$ThrowsWhenLoaded", system = "file:no/such/prompt.md")
        void isOnlyRead() {}
    }

    @ValueSpec
    static class Thresholds {
        @DeepValueTest(atLeast = 0.125, atMost = 0.375, trials = 77)
        void low() {}

        @DeepValueTest(atLeast = 0.625, atMost = 0.875, trials = 99)
        void high() {}
    }

    @ValueSpec
    static class Overloaded {
        @DeepValueTest
        void measured() {}

        @DeepValueTest
        void measured(Dvgr dvgr) {}
    }

    @ValueSpec
    static class OnlyMembers {
        @ValueSpec
        static class Member {
            @DeepValueTest
            void isMeasured() {}
        }
    }

    @ValueSpec
    static class Empty {}

    @ValueSpec
    static class WithMember {
        @DeepValueTest
        void isMeasured() {}

        @ValueSpec
        static class Member {
            @DeepValueTest
            void isMeasured() {}
        }
    }

    @ValueSpec
    static class HeirOfWithMember extends WithMember {}

    @Test
    void discoveryTouchesNoDataAndLoadsNoModel() {
        String method = "[engine:tenet]/[class:" + Untouched.class.getName() + "]/[method:isOnlyRead()]";
        assertThat(tree(selectClass(Untouched.class)))
                .contains(method + "/[claim:dvgr-at-least]", method + "/[claim:health]");
    }

    @Test
    void discoveryHeedsNoSetting() {
        TestDescriptor root = discover(LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Spec.class))
                .configurationParameter("tenet.subjct", "a mistake")
                .configurationParameter(TrialSettings.SEED.key(), "a mistake")
                .build());
        assertThat(root.getDescendants().stream()
                        .map(descriptor -> descriptor.getUniqueId().toString()))
                .containsExactlyElementsOf(tree(selectClass(Spec.class)));
    }

    @Test
    void idsHoldNoThresholdAndNoCountOfTrials() {
        String spec = "[engine:tenet]/[class:" + Thresholds.class.getName() + "]";
        assertThat(tree(selectClass(Thresholds.class)))
                .containsExactlyInAnyOrder(
                        spec,
                        spec + "/[method:low()]",
                        spec + "/[method:low()]/[claim:dvgr-at-least]",
                        spec + "/[method:low()]/[claim:dvgr-at-most]",
                        spec + "/[method:low()]/[claim:health]",
                        spec + "/[method:high()]",
                        spec + "/[method:high()]/[claim:dvgr-at-least]",
                        spec + "/[method:high()]/[claim:dvgr-at-most]",
                        spec + "/[method:high()]/[claim:health]");
    }

    @Test
    void idsOfARunHoldNoSeedAndNoDate() {
        List<String> ids = new SpecKit(reports)
                        .with(TenetSettings.NODES, "cells")
                        .with(TrialSettings.SEED, "20202")
                        .run(Spec.Member.class)
                        .descriptors()
                        .stream()
                        .map(leaf -> leaf.getUniqueId().toString())
                        .toList();
        assertThat(ids)
                .hasSize(3)
                .noneMatch(id -> id.contains("20202"))
                .noneMatch(id -> id.matches(".*\\d{4}-\\d\\d-\\d\\d.*"));
    }

    @Test
    void everyDiscoveryGivesTheSameLegacyNames() {
        List<List<String>> discoveries = Stream.generate(
                        () -> discover(selectClass(Spec.class)).getDescendants().stream()
                                .map(TestDescriptor::getLegacyReportingName)
                                .toList())
                .limit(2)
                .toList();
        assertThat(discoveries.get(0)).isEqualTo(discoveries.get(1));
    }

    @Test
    void overloadedMethodsAreToldApart() {
        String spec = "[engine:tenet]/[class:" + Overloaded.class.getName() + "]";
        assertThat(tree(selectClass(Overloaded.class)))
                .contains(spec + "/[method:measured()]", spec + "/[method:measured(dev.tenet.deepvalue.Dvgr)]");
    }

    @Test
    void theIdOfAnOverloadedMethodSelectsThatOneAlone() {
        String spec = "[engine:tenet]/[class:" + Overloaded.class.getName() + "]";
        assertThat(tree(selectUniqueId(spec + "/[method:measured()]")))
                .containsExactlyInAnyOrder(
                        spec, spec + "/[method:measured()]", spec + "/[method:measured()]/[claim:health]");
    }

    @Test
    void theSourceOfEveryClaimIsItsMethodInTheClassThatWasSelected() {
        assertThat(discover(selectClass(Heir.class)).getDescendants().stream()
                        .filter(TestDescriptor::isTest)
                        .map(leaf -> leaf.getSource().orElseThrow()))
                .isNotEmpty()
                .containsOnly(MethodSource.from(Heir.class.getName(), "isInherited", ""));
    }

    @Test
    void aClassWithNothingButMembersIsFound() {
        String spec = "[engine:tenet]/[class:" + OnlyMembers.class.getName() + "]";
        String method = spec + "/[nested-class:Member]/[method:isMeasured()]";
        assertThat(tree(selectClass(OnlyMembers.class)))
                .containsExactlyInAnyOrder(spec, spec + "/[nested-class:Member]", method, method + "/[claim:health]");
    }

    @Test
    void aClassWithoutSpecMethodsIsLeftOut() {
        assertThat(tree(selectClass(Empty.class))).isEmpty();
    }

    @ValueSpec
    static class Unordered {
        @DeepValueTest
        void third() {}

        @DeepValueTest
        void first() {}

        @DeepValueTest
        void second() {}
    }

    @Test
    void methodsRunInTheOrderOfTheirNames() {
        assertThat(discover(selectClass(Unordered.class)).getDescendants())
                .filteredOn(descriptor ->
                        descriptor.getUniqueId().getLastSegment().getType().equals("method"))
                .extracting(TestDescriptor::getDisplayName)
                .containsExactly("first", "second", "third");
    }

    @Test
    void aMethodTogetherWithOneOfItsClaimsIsTheWholeMethod() {
        DiscoverySelector method = DiscoverableMethod.of(Spec.class, "claims");
        DiscoverySelector claim = selectUniqueId(METHOD + "/[claim:dvgr-at-most]");
        Set<String> whole = tree(method);
        assertThat(tree(method, claim)).isEqualTo(whole);
        assertThat(tree(claim, method)).isEqualTo(whole);
    }

    @Test
    void aClassTogetherWithOneOfItsClaimsIsTheWholeClass() {
        DiscoverySelector claim = selectUniqueId(METHOD + "/[claim:dvgr-at-most]");
        assertThat(tree(claim, selectClass(Spec.class)))
                .containsExactlyInAnyOrderElementsOf(tree(selectClass(Spec.class)));
    }

    @Test
    void aClaimThatIsSelectedAloneRunsWithTheHealthOfItsSpec() {
        String method = MEMBER + "/[method:isMeasured()]";
        String inner = SPEC + "/[nested-class:Inner]/[method:isMeasured()]";
        assertThat(new SpecKit(reports)
                        .with(TenetSettings.NODES, "claims")
                        .run(selectUniqueId(inner + "/[claim:dvgr-at-least]"), selectUniqueId(method))
                        .names())
                .containsExactlyInAnyOrder("DVGR ≥ 0.10", "response health", "response health");
    }

    @Test
    void aTrialThatRanCanBeSelectedAgainByItsId() {
        TestDescriptor trial = new SpecKit(reports)
                .with(TenetSettings.NODES, "trials")
                .run(Spec.Member.class)
                .descriptors()
                .get(7);
        assertThat(trial.getUniqueId().getLastSegment().getType()).isEqualTo("trial");
        assertThat(new SpecKit(reports)
                        .with(TenetSettings.NODES, "trials")
                        .run(selectUniqueId(trial.getUniqueId()))
                        .descriptors())
                .extracting(TestDescriptor::getUniqueId)
                .contains(trial.getUniqueId());
    }

    @Test
    void anInterfaceIsIgnored() {
        assertThat(tree(selectClass(AnInterface.class))).isEmpty();
    }

    @Test
    void anIdWithinAnAbstractClassFindsNothing() {
        assertThat(tree(selectMethod(Abstract.class, "isInherited"))).isEmpty();
    }

    @Test
    void aClassThatIsSelectedFindsNothingOutsideItself() {
        String heir = "[engine:tenet]/[class:" + HeirOfWithMember.class.getName() + "]";
        assertThat(tree(selectClass(HeirOfWithMember.class)))
                .contains(heir + "/[method:isMeasured()]/[claim:health]")
                .allMatch(id -> id.startsWith(heir));
    }

    @Test
    void everyIdBelowAClassThatInheritsMembersCanBeSelected() {
        for (String id : tree(selectClass(HeirOfWithMember.class))) {
            assertThat(tree(selectUniqueId(id))).as(id).contains(id);
        }
    }

    @Test
    void aClassAndItsHeirHaveTheSameIdsTogetherAsApart() {
        Set<String> apart = new LinkedHashSet<>(tree(selectClass(WithMember.class)));
        apart.addAll(tree(selectClass(HeirOfWithMember.class)));
        assertThat(tree(selectClass(WithMember.class), selectClass(HeirOfWithMember.class)))
                .containsExactlyInAnyOrderElementsOf(apart);
    }

    @Test
    void aClassHoldsItsMethodsAndMembersAndTheyHoldTheirClaims() {
        assertThat(tree(selectClass(Spec.class)))
                .containsExactlyInAnyOrder(
                        SPEC,
                        METHOD,
                        METHOD + "/[claim:dvgr-at-least]",
                        METHOD + "/[claim:dvgr-at-most]",
                        METHOD + "/[claim:health]",
                        METHOD + "/[claim:body]",
                        SUBJECTS,
                        SUBJECTS + "/[subject:class%3Adev.tenet.engine.SpecKit$FirstOption]",
                        SUBJECTS + "/[subject:class%3Adev.tenet.engine.SpecKit$FirstOption]/[claim:health]",
                        SUBJECTS + "/[subject:class%3Adev.tenet.engine.SpecKit$FirstOption, \"Be brief.\"]",
                        SUBJECTS
                                + "/[subject:class%3Adev.tenet.engine.SpecKit$FirstOption, \"Be brief.\"]/[claim:health]",
                        MEMBER,
                        MEMBER + "/[method:isMeasured()]",
                        MEMBER + "/[method:isMeasured()]/[claim:health]",
                        SPEC + "/[nested-class:Inner]",
                        SPEC + "/[nested-class:Inner]/[method:isMeasured()]",
                        SPEC + "/[nested-class:Inner]/[method:isMeasured()]/[claim:dvgr-at-least]",
                        SPEC + "/[nested-class:Inner]/[method:isMeasured()]/[claim:health]");
    }

    @Test
    void containersContainAndClaimsAreTests() {
        TestDescriptor root = discover(selectClass(Spec.class));
        for (TestDescriptor descriptor : root.getDescendants()) {
            boolean isClaim =
                    descriptor.getUniqueId().getLastSegment().getType().equals("claim");
            assertThat(descriptor.getType())
                    .as(descriptor.getUniqueId().toString())
                    .isEqualTo(isClaim ? TestDescriptor.Type.TEST : TestDescriptor.Type.CONTAINER);
            assertThat(descriptor.getSource())
                    .get()
                    .isInstanceOf(
                            descriptor.getUniqueId().getSegments().stream()
                                            .anyMatch(
                                                    segment -> segment.getType().equals("method"))
                                    ? MethodSource.class
                                    : ClassSource.class);
        }
    }

    @Test
    void claimsAreNamedByWhatIsClaimed() {
        assertThat(discover(selectClass(Spec.class)).getDescendants())
                .filteredOn(descriptor -> descriptor.getUniqueId().toString().startsWith(METHOD + "/"))
                .extracting(TestDescriptor::getDisplayName)
                .containsExactly("DVGR ≥ 0.25", "DVGR ≤ 0.75", "response health", "assertions passed");
    }

    @Test
    void legacyNamesOfLeavesAreDistinctAndEndInANumberThatIsTheirHash() {
        List<String> names = discover(selectClass(Spec.class)).getDescendants().stream()
                .filter(TestDescriptor::isTest)
                .map(TestDescriptor::getLegacyReportingName)
                .toList();
        assertThat(names).allMatch(name -> name.matches("^.*\\[\\d+]$"));
        assertThat(names.stream().filter(name -> name.startsWith("claims")))
                .containsExactly(
                        "claims: dvgr-at-least [86779]",
                        "claims: dvgr-at-most [14741]",
                        "claims: health [2323]",
                        "claims: body [23346]");
        assertThat(names.stream().filter(name -> name.startsWith("hasTwoSubjects")))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void everyDiscoveryFindsTheSameIds() {
        assertThat(tree(selectClass(Spec.class))).isEqualTo(tree(selectClass(Spec.class)));
    }

    @Test
    void aMethodHoldsAllItsClaims() {
        assertThat(tree(DiscoverableMethod.of(Spec.class, "claims")))
                .containsExactlyInAnyOrder(
                        SPEC,
                        METHOD,
                        METHOD + "/[claim:dvgr-at-least]",
                        METHOD + "/[claim:dvgr-at-most]",
                        METHOD + "/[claim:health]",
                        METHOD + "/[claim:body]");
    }

    @Test
    void aMemberClassAndItsMethodAreFoundBelowTheClassAroundThem() {
        Set<String> member = Set.of(
                SPEC, MEMBER, MEMBER + "/[method:isMeasured()]", MEMBER + "/[method:isMeasured()]/[claim:health]");
        assertThat(tree(selectClass(Spec.Member.class))).containsExactlyInAnyOrderElementsOf(member);
        assertThat(tree(selectNestedClass(List.of(Spec.class), Spec.Member.class)))
                .containsExactlyInAnyOrderElementsOf(member);
        assertThat(tree(selectNestedMethod(List.of(Spec.class), Spec.Member.class, "isMeasured")))
                .containsExactlyInAnyOrderElementsOf(member);
        assertThat(tree(selectMethod(Spec.Member.class, "isMeasured"))).containsExactlyInAnyOrderElementsOf(member);
    }

    @Test
    void everyIdThatIsFoundCanBeSelected() {
        for (String id : tree(selectClass(Spec.class))) {
            assertThat(tree(selectUniqueId(id))).as(id).contains(id);
        }
    }

    @Test
    void theIdOfAClaimSelectsThatClaimAndHealth() {
        String claim = METHOD + "/[claim:dvgr-at-most]";
        assertThat(tree(selectUniqueId(claim)))
                .containsExactlyInAnyOrder(SPEC, METHOD, claim, METHOD + "/[claim:health]");
    }

    @Test
    void theIdsOfTwoClaimsSelectBothAndHealth() {
        assertThat(tree(selectUniqueId(METHOD + "/[claim:dvgr-at-most]"), selectUniqueId(METHOD + "/[claim:body]")))
                .containsExactlyInAnyOrder(
                        SPEC,
                        METHOD,
                        METHOD + "/[claim:dvgr-at-most]",
                        METHOD + "/[claim:body]",
                        METHOD + "/[claim:health]");
    }

    @Test
    void theIdOfASubjectSelectsItsClaims() {
        String subject = SUBJECTS + "/[subject:class%3Adev.tenet.engine.SpecKit$FirstOption, \"Be brief.\"]";
        assertThat(tree(selectUniqueId(subject)))
                .containsExactlyInAnyOrder(SPEC, SUBJECTS, subject, subject + "/[claim:health]");
    }

    @Test
    void theIdOfACellOrATrialSelectsItsMethod() {
        String method = MEMBER + "/[method:isMeasured()]";
        for (String dynamic : List.of("/[cell:legal · 4 shots]", "/[trial:000003 x]", "/[invalid:spec]")) {
            assertThat(tree(selectUniqueId(UniqueId.parse(method)
                            .append(
                                    dynamic.substring(2, dynamic.indexOf(':')),
                                    dynamic.substring(dynamic.indexOf(':') + 1, dynamic.length() - 1)))))
                    .as(dynamic)
                    .containsExactlyInAnyOrder(SPEC, MEMBER, method, method + "/[claim:health]");
        }
    }

    @Test
    void whatRanCanBeSelectedAgainByItsId() {
        List<TestDescriptor> leaves =
                cells().run(selectClass(Spec.Member.class)).descriptors();
        assertThat(leaves).hasSize(3);
        for (TestDescriptor leaf : leaves) {
            assertThat(cells().run(selectUniqueId(leaf.getUniqueId())).descriptors())
                    .extracting(TestDescriptor::getUniqueId)
                    .as(leaf.getDisplayName())
                    .contains(leaf.getUniqueId());
        }
    }

    @Test
    void aPackageAndAClassPathRootHoldTheirSpecs() throws URISyntaxException {
        Path root = Path.of(
                Spec.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        for (DiscoverySelector selector : Stream.concat(
                        Stream.of(selectPackage(Spec.class.getPackageName())),
                        selectClasspathRoots(Set.of(root)).stream())
                .toList()) {
            TestDescriptor found = discover(LauncherDiscoveryRequestBuilder.request()
                    .selectors(selector)
                    .filters(ClassNameFilter.includeClassNamePatterns(".*DiscoveryTests.*"))
                    .build());
            assertThat(found.getDescendants().stream()
                            .map(descriptor -> descriptor.getUniqueId().toString()))
                    .as(selector.toString())
                    .contains(METHOD + "/[claim:body]", MEMBER + "/[method:isMeasured()]/[claim:health]")
                    .noneMatch(id -> id.contains("$Abstract") || id.contains("$AnInterface") || id.contains("$NoSpec"));
        }
    }

    @Test
    void inheritedSpecsAreFoundInTheClassThatInheritsThem() {
        assertThat(tree(selectClass(Heir.class)))
                .contains("[engine:tenet]/[class:" + Heir.class.getName() + "]/[method:isInherited()]/[claim:health]");
    }

    @Test
    void whatIsNoSpecIsNotFound() {
        assertThat(tree(selectClass(NoSpec.class))).isEmpty();
        assertThat(tree(selectClass(Abstract.class))).isEmpty();
        assertThat(tree(selectMethod(NoSpec.class, "method"))).isEmpty();
    }

    @Test
    void anIdThatNamesNothingIsNotFound() {
        for (String id : List.of("[engine:tenet]/[class:no.such.Spec]", SPEC + "/[method:noSuchMethod()]")) {
            try {
                assertThat(tree(selectUniqueId(id))).isEmpty();
            } catch (JUnitException unresolved) {
                // What the platform makes of it changed with 1.13: before, it throws.
                assertThat(unresolved).hasMessageContaining("resolution failed");
            }
        }
    }

    private SpecKit cells() {
        return new SpecKit(reports).with(TenetSettings.NODES, "cells");
    }

    private static Set<String> tree(DiscoverySelector... selectors) {
        return new LinkedHashSet<>(discover(selectors).getDescendants().stream()
                .map(descriptor -> descriptor.getUniqueId().toString())
                .toList());
    }

    private static TestDescriptor discover(DiscoverySelector... selectors) {
        return discover(
                LauncherDiscoveryRequestBuilder.request().selectors(selectors).build());
    }

    private static TestDescriptor discover(LauncherDiscoveryRequest request) {
        return new TenetTestEngine().discover(request, UniqueId.forEngine(TenetTestEngine.ID));
    }
}
