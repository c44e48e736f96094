package dev.tenet.engine;

import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds repeatable annotations like the platform does: on an element, on its annotations, and on a class's superclasses
 * and interfaces. Unlike the platform, it keeps equal annotations that are declared more than once, because two equal
 * judges have two votes on a panel.
 */
final class RepeatedAnnotations<A extends Annotation> {

    private final Class<A> type;
    private final @Nullable Class<? extends Annotation> container;
    // Composed annotations may be cyclic.
    private final Set<Class<?>> visiting = new HashSet<>();

    private RepeatedAnnotations(Class<A> type) {
        this.type = type;
        this.container = containerOf(type);
    }

    static <A extends Annotation> List<A> on(AnnotatedElement element, Class<A> type) {
        return new RepeatedAnnotations<>(type).find(element);
    }

    private static @Nullable Class<? extends Annotation> containerOf(Class<?> type) {
        Repeatable repeatable = type.getAnnotation(Repeatable.class);
        return repeatable == null ? null : repeatable.value();
    }

    private List<A> find(AnnotatedElement element) {
        List<A> found = new ArrayList<>();
        if (element instanceof Class<?> inheriting && !inheriting.isAnnotation()) {
            found.addAll(inherited(inheriting));
        }
        List<A> own = declaredOn(element);
        // A redeclaration on a class replaces the inherited annotation.
        found.removeAll(own);
        found.addAll(own);
        return found;
    }

    private List<A> inherited(Class<?> type) {
        List<Class<?>> above = new ArrayList<>();
        if (type.getSuperclass() != null) {
            above.add(type.getSuperclass());
        }
        above.addAll(List.of(type.getInterfaces()));
        List<A> found = new ArrayList<>();
        for (Class<?> each : above) {
            List<A> there = find(each);
            // An interface may be inherited more than once.
            found.removeAll(there);
            found.addAll(there);
        }
        return found;
    }

    private List<A> declaredOn(AnnotatedElement element) {
        List<A> found = new ArrayList<>();
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            addFrom(annotation, found);
        }
        return found;
    }

    private void addFrom(Annotation annotation, List<A> found) {
        Class<? extends Annotation> its = annotation.annotationType();
        if (its == type) {
            found.add(type.cast(annotation));
        } else if (its == container || isContainer(its)) {
            for (Annotation contained : contained(annotation)) {
                addFrom(contained, found);
            }
        } else if (!its.getName().startsWith("java.lang.annotation.") && visiting.add(its)) {
            found.addAll(declaredOn(its));
            visiting.remove(its);
        }
    }

    /** Returns whether an annotation is a container, including containers of composed annotations. */
    private static boolean isContainer(Class<? extends Annotation> its) {
        try {
            Class<?> contained = its.getDeclaredMethod("value").getReturnType().getComponentType();
            return contained != null && contained.isAnnotation() && its == containerOf(contained);
        } catch (NoSuchMethodException holdsNothing) {
            return false;
        }
    }

    private static Annotation[] contained(Annotation container) {
        try {
            Method value = container.annotationType().getDeclaredMethod("value");
            value.setAccessible(true);
            return (Annotation[]) value.invoke(container);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(container + " no longer has a value", changed);
        }
    }
}
