package dev.tenet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The order of the floors: a package uses those below it, never those above. */
class ArchitectureTests {

    /** Ground floor first. */
    private static final List<String> FLOORS = List.of(
            "dev.tenet.text",
            "dev.tenet.stats",
            "dev.tenet.file",
            "dev.tenet.model",
            "dev.tenet.model.http",
            "dev.tenet.model.embedded",
            "dev.tenet.tape",
            "dev.tenet.trial",
            "dev.tenet.deepvalue.answer",
            "dev.tenet.deepvalue",
            "dev.tenet.framing.judge",
            "dev.tenet.framing",
            "dev.tenet.report",
            "dev.tenet.assertj",
            "dev.tenet.engine");

    private static final JavaClasses TENET = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tenet");

    @TestFactory
    List<DynamicTest> noFloorUsesOneAboveIt() {
        return FLOORS.stream()
                .map(floor -> DynamicTest.dynamicTest(floor, () -> {
                    List<String> above = FLOORS.subList(FLOORS.indexOf(floor) + 1, FLOORS.size());
                    noClasses()
                            .that()
                            .resideInAPackage(floor)
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(above.toArray(String[]::new)))
                            .check(TENET);
                }))
                .toList();
    }

    @Test
    void everyPackageOfTheEngineHasAFloor() {
        classes()
                .that()
                .resideInAPackage("dev.tenet..")
                .should()
                .resideInAnyPackage(withAnnotations())
                .check(TENET);
    }

    private static String[] withAnnotations() {
        return Stream.concat(FLOORS.stream(), Stream.of("dev.tenet")).toArray(String[]::new);
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
                .callMethodWhere(named("format|formatted|printf|toLowerCase|toUpperCase")
                        .and(of(String.class, PrintStream.class, PrintWriter.class))
                        .or(named("ofPattern|ofLocalized.*").and(of(DateTimeFormatter.class)))
                        .and(DescribedPredicate.not(withLocale())))
                .orShould()
                .dependOnClassesThat(
                        resideInAPackage("java.text..").and(DescribedPredicate.not(isOneOf("Normalizer", "Form"))))
                .check(TENET);
    }

    private static DescribedPredicate<JavaMethodCall> named(String pattern) {
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
}
