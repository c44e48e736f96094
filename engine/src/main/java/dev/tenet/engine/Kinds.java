package dev.tenet.engine;

import dev.tenet.ValueSpec;
import dev.tenet.setting.Setting;
import dev.tenet.trial.Declared;
import dev.tenet.trial.Kind;
import dev.tenet.trial.Role;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The kinds of value test on the class path, sorted by annotation name. */
record Kinds(List<Kind<?>> all) {

    // Tests of other engines, and what can stand on any spec.
    private static final Pattern OF_OTHERS =
            Pattern.compile("org\\.junit\\..*|net\\.jqwik\\..*|io\\.cucumber\\..*|dev\\.tenet\\.(?:Subject|Judge)s?");

    /**
     * Loads the kinds with the context class loader, or with the engine's own if that finds none.
     *
     * @throws JUnitException if there is none, because every spec would be passed over
     */
    static Kinds load() {
        List<Kind<?>> found = new ArrayList<>();
        ServiceLoader.load(Kind.class).forEach(found::add);
        if (found.isEmpty()) {
            ServiceLoader.load(Kind.class, Kinds.class.getClassLoader()).forEach(found::add);
        }
        if (found.isEmpty()) {
            throw new JUnitException("no kind of value test is on the class path; expected META-INF/services/"
                    + Kind.class.getName() + " of tenet-engine. Was it lost when jars were merged?");
        }
        found.sort(Comparator.comparing(kind -> kind.annotation().getName()));
        return new Kinds(List.copyOf(found));
    }

    boolean isSpecMethod(Method method) {
        return !of(method).isEmpty();
    }

    /**
     * Returns the kinds whose annotation is present on a method; a valid spec method has exactly one. A method of a spec
     * class that is annotated as a test of no known kind has an {@link UnclaimedKind}.
     */
    List<Kind<?>> of(Method method) {
        List<Kind<?>> claimed = new ArrayList<>();
        for (Kind<?> kind : all) {
            if (AnnotationSupport.isAnnotated(method, kind.annotation())) {
                claimed.add(kind);
            }
        }
        return claimed.isEmpty()
                ? unclaimed(method).stream().<Kind<?>>map(kind -> kind).toList()
                : claimed;
    }

    private static Optional<UnclaimedKind> unclaimed(Method method) {
        return method.getDeclaringClass().isAnnotationPresent(ValueSpec.class)
                ? Stream.of(method.getAnnotations())
                        .map(Annotation::annotationType)
                        .filter(type -> type.isAnnotationPresent(Testable.class)
                                && !OF_OTHERS.matcher(type.getName()).matches())
                        .findFirst()
                        .map(Kinds::unclaimedKind)
                : Optional.empty();
    }

    @SuppressWarnings("unchecked") // nothing is read of the annotation but its name
    private static UnclaimedKind unclaimedKind(Class<? extends Annotation> type) {
        return new UnclaimedKind((Class<Annotation>) type);
    }

    static <A extends Annotation> Declared<?> declared(Kind<A> kind, Method method) {
        return kind.declared(AnnotationSupport.findAnnotation(method, kind.annotation())
                .orElseThrow(() -> new IllegalArgumentException(method + " has no " + nameOf(kind))));
    }

    /** Returns the name of a kind, such as {@code @DeepValueTest}. */
    static String nameOf(Kind<?> kind) {
        return "@" + kind.annotation().getSimpleName();
    }

    /** Returns the names of all kinds, such as {@code @DeepValueTest or @OpposingFramingTest}. */
    String names() {
        return all.stream().map(Kinds::nameOf).collect(Collectors.joining(" or "));
    }

    /** Returns the settings of the kinds and of their roles. */
    List<Setting<?>> settings() {
        List<Setting<?>> settings = new ArrayList<>();
        for (Kind<?> kind : all) {
            settings.addAll(kind.settings());
            for (Role role : kind.roles()) {
                settings.addAll(role.settings());
            }
        }
        return settings.stream().distinct().toList();
    }
}
