package dev.tenet.evenhanded;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;

/** This kind is built as one from outside: on types of the public interface, without internal ones, and known to nobody. */
class EvenHandedArchitectureTests {

    private static final String HERE = "dev.tenet.evenhanded";

    private static final JavaClasses TENET = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tenet");

    private static final DescribedPredicate<JavaClass> OPEN_TO_ALL = resideInAnyPackage(
                    "dev.tenet",
                    "dev.tenet.trial",
                    "dev.tenet.trial.baseline",
                    "dev.tenet.model",
                    "dev.tenet.stats",
                    "dev.tenet.file",
                    "dev.tenet.text",
                    "dev.tenet.setting")
            .and(DescribedPredicate.describe(
                    "public", type -> type.getModifiers().contains(JavaModifier.PUBLIC)))
            .and(DescribedPredicate.not(
                    DescribedPredicate.describe("internal", EvenHandedArchitectureTests::isInternal)));

    @Test
    void itUsesThePublicInterfaceAlone() {
        usesThePublicInterfaceAlone(HERE).check(TENET);
    }

    /** Else the rule would ask for more than a kind from outside can have, or for less. */
    @Test
    void soDoesAKindFromOutside() {
        usesThePublicInterfaceAlone("com.acme").check(new ClassFileImporter().importPackages("com.acme"));
    }

    private static ArchRule usesThePublicInterfaceAlone(String kind) {
        return classes()
                .that()
                .resideInAPackage(kind)
                .should()
                .onlyDependOnClassesThat(resideInAPackage(kind)
                        .or(OPEN_TO_ALL)
                        .or(DescribedPredicate.not(resideInAPackage("dev.tenet.."))));
    }

    /** A nested type is as stable as the one that it is in. */
    private static boolean isInternal(JavaClass type) {
        return type.tryGetAnnotationOfType(API.class)
                .map(api -> api.status() == API.Status.INTERNAL)
                .orElseGet(() -> type.getEnclosingClass()
                        .filter(EvenHandedArchitectureTests::isInternal)
                        .isPresent());
    }

    /** The assertions know the figures of every kind, as a user's own would. */
    @Test
    void noOtherPackageKnowsItButTheAssertions() {
        noClasses()
                .that()
                .resideOutsideOfPackages(HERE, "dev.tenet.assertj")
                .should()
                .dependOnClassesThat(resideInAPackage(HERE))
                .check(TENET);
    }
}
