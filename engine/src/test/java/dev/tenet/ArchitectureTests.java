package dev.tenet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.tenet.trial.Claim;
import dev.tenet.trial.MeanQuantity;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of the floors: a package uses those below it, never those above or beside it. */
class ArchitectureTests {

    /** Ground floor first; on a floor stand packages that do not know each other. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("dev.tenet.text", "dev.tenet.stats", "dev.tenet.setting", "dev.tenet.run"),
            List.of("dev.tenet.file", "dev.tenet.picture"),
            List.of("dev.tenet.model", "dev.tenet.history"),
            List.of("dev.tenet.model.http", "dev.tenet.tape", "dev.tenet.answer"),
            List.of("dev.tenet.trial"),
            List.of("dev.tenet.trial.baseline"),
            List.of("dev.tenet.deepvalue.reference", "dev.tenet.framing.reference", "dev.tenet.framing.judge"),
            List.of(
                    "dev.tenet.deepvalue",
                    "dev.tenet.framing",
                    "dev.tenet.evenhanded",
                    "dev.tenet.invariance",
                    "dev.tenet.page",
                    "dev.tenet.report"),
            List.of("dev.tenet.digest"),
            List.of("dev.tenet.assertj", "dev.tenet.engine"));

    /** The kinds of value test, and what only they use. */
    private static final String[] KINDS = {
        "dev.tenet.deepvalue..",
        "dev.tenet.framing..",
        "dev.tenet.evenhanded..",
        "dev.tenet.invariance..",
        "dev.tenet.answer.."
    };

    /** What users, specs and kinds from outside need of packages that are internal otherwise. */
    private static final Map<String, List<String>> OPEN_IN_INTERNAL_PACKAGES = Map.of(
            "dev.tenet.answer",
            List.of(),
            "dev.tenet.deepvalue.reference",
            List.of(),
            "dev.tenet.file",
            List.of("Columns", "FileLocation", "JsonRecord", "MalformedRecordException", "Material", "RecordFile"),
            "dev.tenet.framing.judge",
            List.of("JudgeSettings"),
            "dev.tenet.framing.reference",
            List.of(),
            "dev.tenet.model.http",
            List.of(),
            "dev.tenet.picture",
            List.of(),
            "dev.tenet.report",
            List.of("ReleaseCheck", "ReportSettings"),
            "dev.tenet.tape",
            List.of("TapeMode", "TapeSettings"));

    private static final Path SOURCES = Path.of("src/main/java/dev/tenet");
    // A little more than the longest file has. Divide a file that grows beyond it; do not raise it.
    private static final int MOST_LINES = 430;

    private static final Pattern SETTING_LITERAL = Pattern.compile("\"[^\"\\n]*\\btenet\\.[a-z][a-z.-]*[^\"\\n]*\"");

    private static final JavaClasses TENET = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tenet");

    @TestFactory
    List<DynamicTest> noFloorUsesOneAboveOrBesideIt() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            for (String name : FLOORS.get(floor)) {
                String[] others = FLOORS.subList(floor, FLOORS.size()).stream()
                        .flatMap(List::stream)
                        .filter(other -> !other.equals(name))
                        .toArray(String[]::new);
                tests.add(DynamicTest.dynamicTest(
                        name,
                        () -> noClasses()
                                .that()
                                .resideInAPackage(name)
                                .should()
                                .dependOnClassesThat(resideInAnyPackage(others))
                                .allowEmptyShould(true)
                                .check(TENET)));
            }
        }
        return tests;
    }

    @Test
    void everyPackageOfTheEngineHasAFloor() {
        classes()
                .that()
                .resideInAPackage("dev.tenet..")
                .should()
                .resideInAnyPackage(Stream.concat(FLOORS.stream().flatMap(List::stream), Stream.of("dev.tenet"))
                        .toArray(String[]::new))
                .check(TENET);
    }

    @Test
    void theEngineNamesNoKindOfValueTest() {
        noClasses()
                .that(resideInAnyPackage("dev.tenet.engine", "dev.tenet.page", "dev.tenet.report", "dev.tenet.trial.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(KINDS)
                        .or(DescribedPredicate.describe(
                                "annotations of kinds",
                                type -> type.getPackageName().equals("dev.tenet")
                                        && type.getSimpleName().endsWith("Test"))))
                .check(TENET);
    }

    @Test
    void thereIsNoCycleOfPackages() {
        slices().matching("dev.tenet.(**)").should().beFreeOfCycles().check(TENET);
    }

    @Test
    void thereIsNoCycleOfClassesInTheEngine() {
        slices().assignedFrom(new TopLevelClasses())
                .should()
                .beFreeOfCycles()
                .check(TENET.that(resideInAPackage("dev.tenet.engine")));
    }

    private static JavaClass topLevel(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTests::topLevel).orElse(type);
    }

    private static final class TopLevelClasses implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(topLevel(type).getSimpleName());
        }

        @Override
        public String getDescription() {
            return "top-level classes";
        }
    }

    @Test
    void keysOfSettingsStandInTheirDeclarationsAlone() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.toString().contains("/engine/")
                                    && !file.getFileName().toString().endsWith("Settings.java")
                                    && !file.endsWith("Role.java"))
                            .flatMap(ArchitectureTests::keysIn))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "../annotations/src/main/java"})
    void noSourceFileIsTooLongToBeReadAtOnce(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> lines(file).size() > MOST_LINES)
                            .map(Path::getFileName))
                    .as("files with more than %d lines; expected a class for each purpose", MOST_LINES)
                    .isEmpty();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> keysIn(Path file) {
        return lines(file).stream()
                .filter(line -> !line.contains("dev.tenet.")
                        && SETTING_LITERAL.matcher(line).find())
                .map(line -> file.getFileName() + ": " + line.strip());
    }

    /** Reports explain claims by it. */
    @Test
    void everyClaimSaysWhatItMeasures() {
        assertThat(TENET.stream()
                        .filter(type -> type.isAssignableTo(Claim.class) || type.isAssignableTo(MeanQuantity.class))
                        .filter(type -> !type.isInterface())
                        .filter(type -> type.getMethods().stream()
                                .noneMatch(method -> method.getName().equals("meaning")))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    @Test
    void onlyTheEngineKnowsJUnit() {
        noClasses()
                .that(resideInAPackage("dev.tenet..")
                        .and(DescribedPredicate.not(resideInAnyPackage("dev.tenet.engine"))))
                .and()
                .resideOutsideOfPackage("dev.tenet")
                .should()
                .dependOnClassesThat(resideInAPackage("org.junit.."))
                .check(TENET);
    }

    @Test
    void onlyHttpKnowsTheHttpClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tenet.model.http")
                .should()
                .dependOnClassesThat(resideInAPackage("okhttp3.."))
                .check(TENET);
    }

    /** What depends on the language of the machine is written otherwise in Arabic and Turkish. */
    @Test
    void everyFormatAndEveryChangeOfCaseNamesItsLocale() {
        noClasses()
                .should()
                .callMethodWhere(calling("format|formatted|printf|toLowerCase|toUpperCase")
                        .and(of(String.class, PrintStream.class, PrintWriter.class))
                        .or(calling("ofPattern|ofLocalized.*").and(of(DateTimeFormatter.class)))
                        .and(DescribedPredicate.not(withLocale())))
                .orShould()
                .dependOnClassesThat(
                        resideInAPackage("java.text..").and(DescribedPredicate.not(isOneOf("Normalizer", "Form"))))
                .check(TENET);
    }

    private static DescribedPredicate<JavaMethodCall> calling(String pattern) {
        return DescribedPredicate.describe(
                "named " + pattern, call -> call.getName().matches(pattern));
    }

    private static DescribedPredicate<JavaMethodCall> of(Class<?>... types) {
        return DescribedPredicate.describe(
                "of " + List.of(types), call -> Stream.of(types).anyMatch(call.getTargetOwner()::isEquivalentTo));
    }

    private static DescribedPredicate<JavaMethodCall> withLocale() {
        return DescribedPredicate.describe(
                "with a locale",
                call -> call.getTarget().getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(Locale.class)));
    }

    private static DescribedPredicate<JavaClass> isOneOf(String... simpleNames) {
        return DescribedPredicate.describe(
                "one of " + List.of(simpleNames), type -> List.of(simpleNames).contains(type.getSimpleName()));
    }

    @Test
    void publicTypesOfTheEngineSayHowStableTheyAre() {
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and()
                .resideOutsideOfPackage("dev.tenet")
                .should()
                .beAnnotatedWith(API.class)
                .allowEmptyShould(false)
                .check(TENET);
    }

    @TestFactory
    Stream<DynamicTest> aPackageIsInternalButForWhatOthersNeed() {
        return OPEN_IN_INTERNAL_PACKAGES.entrySet().stream()
                .map(internal -> DynamicTest.dynamicTest(
                        internal.getKey(),
                        () -> assertThat(TENET.that(resideInAPackage(internal.getKey())).stream()
                                        .filter(type -> type.isAnnotatedWith(API.class))
                                        .filter(type -> type.getAnnotationOfType(API.class)
                                                        .status()
                                                != API.Status.INTERNAL)
                                        .map(JavaClass::getSimpleName))
                                .containsExactlyInAnyOrderElementsOf(internal.getValue())));
    }
}
