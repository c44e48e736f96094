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
                        SUBJECTS + "/[subject:class%3Adev.tenet.engine.SpecKit$FirstOption #2]",
                        SUBJECTS + "/[subject:class%3Adev.tenet.engine.SpecKit$FirstOption #2]/[claim:health]",
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
                .containsExactly("DVGR ≥ 0.25", "DVGR ≤ 0.75", "read, answered, not refused", "its own assertions");
    }

    @Test
    void legacyNamesOfLeavesAreDistinctAndEndInANumber() {
        List<String> names = discover(selectClass(Spec.class)).getDescendants().stream()
                .filter(TestDescriptor::isTest)
                .map(TestDescriptor::getLegacyReportingName)
                .toList();
        assertThat(names).allMatch(name -> name.matches("^.*\\[\\d+]$"));
        assertThat(names.stream().filter(name -> name.startsWith("claims")))
                .containsExactly(
                        "claims: DVGR ≥ 0.25 [1]",
                        "claims: DVGR ≤ 0.75 [2]",
                        "claims: read, answered, not refused [3]",
                        "claims: its own assertions [4]");
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
    void theIdOfAClaimSelectsThatClaimAlone() {
        String claim = METHOD + "/[claim:dvgr-at-most]";
        assertThat(tree(selectUniqueId(claim))).containsExactlyInAnyOrder(SPEC, METHOD, claim);
    }

    @Test
    void theIdsOfTwoClaimsSelectBoth() {
        assertThat(tree(selectUniqueId(METHOD + "/[claim:dvgr-at-most]"), selectUniqueId(METHOD + "/[claim:body]")))
                .containsExactlyInAnyOrder(SPEC, METHOD, METHOD + "/[claim:dvgr-at-most]", METHOD + "/[claim:body]");
    }

    @Test
    void theIdOfASubjectSelectsItsClaims() {
        String subject = SUBJECTS + "/[subject:class%3Adev.tenet.engine.SpecKit$FirstOption #2]";
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
                new SpecKit(reports).run(selectClass(Spec.Member.class)).descriptors();
        assertThat(leaves).hasSize(3);
        for (TestDescriptor leaf : leaves) {
            assertThat(new SpecKit(reports)
                            .run(selectUniqueId(leaf.getUniqueId()))
                            .descriptors())
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
