package dev.tenet.engine;

import dev.tenet.Disabled;
import dev.tenet.DisplayName;
import dev.tenet.Tag;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestTag;

/**
 * Reads the annotations common to all specs: tags, names, {@code @Disabled}, subjects. Jupiter's annotations are
 * supported as well; they are looked up by name, because jupiter-api may be missing.
 */
final class SpecAnnotations {

    private static final String JUPITER = "org.junit.jupiter.api.";

    private SpecAnnotations() {}

    /**
     * Returns all annotations on an element and their attributes, in a form that is the same in every process.
     * {@link Annotation#toString} is not, because the order of attributes depends on the JVM.
     */
    static String declaredOn(AnnotatedElement element) {
        return textOf(element.getAnnotations());
    }

    static String textOf(Object value) {
        if (value instanceof Annotation annotation) {
            return Stream.of(annotation.annotationType().getDeclaredMethods())
                    // Coverage tools add methods of their own.
                    .filter(element -> Modifier.isAbstract(element.getModifiers()))
                    .sorted(Comparator.comparing(Method::getName))
                    .map(element ->
                            element.getName() + "=" + textOf(ReflectionSupport.invokeMethod(element, annotation)))
                    .collect(
                            Collectors.joining(", ", annotation.annotationType().getName() + "(", ")"));
        }
        return value.getClass().isArray()
                ? IntStream.range(0, Array.getLength(value))
                        .mapToObj(index -> textOf(Array.get(value, index)))
                        .collect(Collectors.joining(", ", "{", "}"))
                : value.toString();
    }

    static Set<TestTag> tags(AnnotatedElement element) {
        Set<TestTag> tags = new LinkedHashSet<>();
        for (Tag tag : AnnotationSupport.findRepeatableAnnotations(element, Tag.class)) {
            addTag(tag.value(), tags);
        }
        jupiter("Tag")
                .ifPresent(type -> AnnotationSupport.findRepeatableAnnotations(element, type)
                        .forEach(tag -> addTag(valueOf(tag), tags)));
        return tags;
    }

    // Invalid tags are reported as problems of the spec, see tagProblems.
    private static void addTag(String name, Set<TestTag> tags) {
        if (TestTag.isValid(name)) {
            tags.add(TestTag.create(name));
        }
    }

    /** Returns the invalid tags on an element: blank, or containing white space or reserved characters. */
    static List<String> tagProblems(AnnotatedElement element) {
        return AnnotationSupport.findRepeatableAnnotations(element, Tag.class).stream()
                .map(Tag::value)
                .filter(name -> !TestTag.isValid(name))
                .map(name -> "@Tag(\"" + name
                        + "\"): expected a name without whitespace or any of , ( ) & | !; rename the tag")
                .toList();
    }

    static Optional<String> displayName(AnnotatedElement element) {
        return AnnotationSupport.findAnnotation(element, DisplayName.class)
                .map(DisplayName::value)
                .or(() -> fromJupiter("DisplayName", element))
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    /** Returns why an element is disabled, if it is. */
    static Optional<String> disabled(AnnotatedElement element) {
        return AnnotationSupport.findAnnotation(element, Disabled.class)
                .map(Disabled::value)
                .or(() -> fromJupiter("Disabled", element))
                .map(reason -> reason.isBlank() ? "it is @Disabled" : reason);
    }

    /**
     * Returns the annotations on a method, otherwise those on its class, otherwise those on the enclosing class. Equal
     * annotations are all kept.
     */
    static <A extends Annotation> List<A> onMethodOrClass(Class<?> type, Method method, Class<A> annotation) {
        List<A> found = RepeatedAnnotations.on(method, annotation);
        for (Class<?> outer = type; found.isEmpty() && outer != null; outer = outer.getEnclosingClass()) {
            found = RepeatedAnnotations.on(outer, annotation);
        }
        return found;
    }

    private static Optional<String> fromJupiter(String name, AnnotatedElement element) {
        return jupiter(name)
                .flatMap(type -> AnnotationSupport.findAnnotation(element, type))
                .map(SpecAnnotations::valueOf);
    }

    private static Optional<Class<? extends Annotation>> jupiter(String name) {
        return ReflectionSupport.tryToLoadClass(JUPITER + name)
                .toOptional()
                .map(type -> type.asSubclass(Annotation.class));
    }

    private static String valueOf(Annotation annotation) {
        try {
            Object value = annotation.annotationType().getMethod("value").invoke(annotation);
            return String.valueOf(value);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(annotation + " no longer has a value", changed);
        }
    }
}
