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
import org.junit.jupiter.api.Test;

/** This kind is built as one from outside: on public types of the floors that a kind may use, and known to nobody. */
class EvenHandedArchitectureTests {

    private static final String HERE = "dev.tenet.evenhanded";

    private static final JavaClasses TENET = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tenet");

    @Test
    void itUsesThePublicInterfaceAlone() {
        DescribedPredicate<JavaClass> isOpenToAll = resideInAnyPackage(
                        "dev.tenet",
                        "dev.tenet.trial",
                        "dev.tenet.trial.baseline",
                        "dev.tenet.model",
                        "dev.tenet.stats",
                        "dev.tenet.file",
                        "dev.tenet.text",
                        "dev.tenet.setting")
                .and(DescribedPredicate.describe(
                        "public", type -> type.getModifiers().contains(JavaModifier.PUBLIC)));
        classes()
                .that()
                .resideInAPackage(HERE)
                .should()
                .onlyDependOnClassesThat(resideInAPackage(HERE)
                        .or(isOpenToAll)
                        .or(DescribedPredicate.not(resideInAPackage("dev.tenet.."))))
                .check(TENET);
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
