package dev.tenet.engine;

import dev.tenet.ValueSpec;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Finds annotations of other test engines that look effective in a spec class but have no effect. They are matched by
 * name, because the other engines need not be on the class path.
 */
final class ForeignAnnotations {

    private static final Pattern OF_OTHERS =
            Pattern.compile("org\\.junit\\.(?:jupiter\\..*|(?:runner\\.)?\\w+)|org\\.testng\\.annotations\\.\\w+");
    private static final Pattern TEST = Pattern.compile(
            ".*\\.(?:Test|RepeatedTest|TestFactory|TestTemplate|ParameterizedTest|ParameterizedClass|ClassTemplate)");
    private static final Pattern LIFE_CYCLE = Pattern.compile(".*\\.(?:Before|After)[A-Z]?\\w*");
    // Annotations that Tenet reads as its own. Conditions are evaluated as well.
    private static final Pattern READ =
            Pattern.compile("org\\.junit\\.jupiter\\.api\\.(?:Tags?|DisplayName|Disabled|condition\\..+)");
    private static final Pattern EXTEND_WITH =
            Pattern.compile("org\\.junit\\.jupiter\\.api\\.extension\\.(?:ExtendWith|Extensions)");

    private ForeignAnnotations() {}

    /** Returns the annotations without effect in a spec class, in words for users. */
    static List<String> warnings(Class<?> type, Kinds kinds) {
        List<String> warnings = new ArrayList<>();
        List<Method> methods = ReflectionSupport.findMethods(type, any -> true, HierarchyTraversalMode.TOP_DOWN);
        for (Method method : methods) {
            warning(method, kinds).ifPresent(warnings::add);
        }
        // In a class with tests of another engine, they may be meant for those tests.
        if (methods.stream().noneMatch(method -> isForeignTest(method, kinds))) {
            withoutEffect(type)
                    .ifPresent(
                            name -> warnings.add(type.getName() + " has @" + name + ", which has no effect on specs"));
            for (Field field : type.getDeclaredFields()) {
                withoutEffect(field)
                        .ifPresent(name -> warnings.add(type.getName() + "." + field.getName() + " has @" + name
                                + ", which has no effect on specs; initialize the field in the constructor"));
            }
        }
        return warnings;
    }

    private static boolean isForeignTest(Method method, Kinds kinds) {
        return !kinds.isSpecMethod(method)
                && named(method, TEST.asMatchPredicate()).isPresent();
    }

    private static Optional<String> warning(Method method, Kinds kinds) {
        String where = method.getDeclaringClass().getName() + "." + method.getName() + "()";
        Optional<String> lifeCycle = named(method, LIFE_CYCLE.asMatchPredicate());
        if (lifeCycle.isPresent()) {
            return Optional.of(
                    where + " has @" + lifeCycle.get() + ", but Tenet does not call it; move the setup into the"
                            + " constructor, which is called for each spec method and subject");
        }
        if (!kinds.isSpecMethod(method)) {
            return Optional.empty();
        }
        return named(method, TEST.asMatchPredicate())
                .map(test -> where + " is a spec method with @" + test + ": another engine runs it too, and its result"
                        + " says nothing about the model. Remove @" + simple(test))
                .or(() ->
                        withoutEffect(method).map(name -> where + " has @" + name + ", which has no effect on specs"));
    }

    private static Optional<String> withoutEffect(AnnotatedElement element) {
        boolean areConditions = LostConditions.areEvaluated() && Conditions.areAll(element);
        return named(
                element,
                name -> !READ.matcher(name).matches()
                        && !(areConditions && EXTEND_WITH.matcher(name).matches()));
    }

    /** Returns the first annotation of another engine with a matching name, present or meta-present on an element. */
    private static Optional<String> named(AnnotatedElement element, Predicate<String> which) {
        return names(element, new HashSet<>())
                .filter(name -> OF_OTHERS.matcher(name).matches() && which.test(name))
                .findFirst();
    }

    private static Stream<String> names(AnnotatedElement element, Set<Class<?>> seen) {
        return Stream.of(element.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> seen.add(type)
                        && type.getPackage() != ValueSpec.class.getPackage()
                        && !type.getName().startsWith("java.lang."))
                .flatMap(type ->
                        OF_OTHERS.matcher(type.getName()).matches() ? Stream.of(type.getName()) : names(type, seen));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
