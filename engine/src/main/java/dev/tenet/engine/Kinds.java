package dev.tenet.engine;

import dev.tenet.setting.Setting;
import dev.tenet.trial.Declared;
import dev.tenet.trial.Kind;
import dev.tenet.trial.Role;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.platform.commons.support.AnnotationSupport;

/** The kinds of value test on the class path, sorted by annotation name. */
record Kinds(List<Kind<?>> all) {

    /** Loads the kinds with the context class loader. */
    static Kinds load() {
        List<Kind<?>> found = new ArrayList<>();
        ServiceLoader.load(Kind.class).forEach(found::add);
        found.sort(Comparator.comparing(kind -> kind.annotation().getName()));
        return new Kinds(List.copyOf(found));
    }

    boolean isSpecMethod(Method method) {
        return all.stream().anyMatch(kind -> AnnotationSupport.isAnnotated(method, kind.annotation()));
    }

    /** Returns the kinds whose annotation is present on a method; a valid spec method has exactly one. */
    List<Kind<?>> of(Method method) {
        return all.stream()
                .filter(kind -> AnnotationSupport.isAnnotated(method, kind.annotation()))
                .toList();
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
