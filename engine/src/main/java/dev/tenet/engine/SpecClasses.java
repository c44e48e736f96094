package dev.tenet.engine;

import dev.tenet.ValueSpec;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Finds spec classes and their spec methods. */
record SpecClasses(Kinds kinds) {

    /** Returns whether a class is found by scanning class paths, packages and modules. */
    boolean isFoundByScanning(Class<?> type) {
        return isSpecClass(type) && !isMemberOfSpecClass(type);
    }

    boolean isSpecClass(Class<?> type) {
        if (type.isInterface()
                || type.isAnonymousClass()
                || type.isLocalClass()
                || Modifier.isAbstract(type.getModifiers())) {
            return false;
        }
        return AnnotationSupport.isAnnotated(type, ValueSpec.class)
                || !ReflectionSupport.findMethods(type, kinds::isSpecMethod, HierarchyTraversalMode.TOP_DOWN)
                        .isEmpty();
    }

    boolean isMemberOfSpecClass(Class<?> type) {
        return type.isMemberClass() && isSpecClass(type.getEnclosingClass());
    }

    /**
     * Returns declared member classes only: an inherited member class is found below its declaring class, under one id.
     */
    List<Class<?>> membersOf(Class<?> type) {
        return ReflectionSupport.findNestedClasses(
                        type, member -> type.equals(member.getEnclosingClass()) && isSpecClass(member))
                .stream()
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    /** Returns the spec methods sorted by name, so that specs run in the same order on every machine. */
    List<Method> methodsOf(Class<?> type) {
        return ReflectionSupport.findMethods(type, kinds::isSpecMethod, HierarchyTraversalMode.TOP_DOWN).stream()
                .sorted(Comparator.comparing(SpecMethod::signature))
                .toList();
    }

    /**
     * Returns why a class with {@code @ValueSpec} is not run, in words; empty if it is run or has no
     * {@code @ValueSpec}.
     */
    Optional<String> reasonNotRun(Class<?> type) {
        if (!AnnotationSupport.isAnnotated(type, ValueSpec.class) || type.isAnnotation()) {
            return Optional.empty();
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return Optional.of("but is " + (type.isInterface() ? "an interface" : "abstract")
                    + ", and no spec class found here extends it; annotate the subclasses");
        }
        if (type.isAnonymousClass() || type.isLocalClass()) {
            return Optional.of(
                    "but is a local class, which is not run; make it a top-level class or a static member class");
        }
        return methodsOf(type).isEmpty() && membersOf(type).isEmpty()
                ? Optional.of("but no spec method, so nothing is measured; add a method with " + kinds.names()
                        + ", or remove @ValueSpec")
                : Optional.empty();
    }
}
