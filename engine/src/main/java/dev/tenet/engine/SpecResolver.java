package dev.tenet.engine;

import dev.tenet.ValueSpec;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.NestedClassSelector;
import org.junit.platform.engine.discovery.NestedMethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/**
 * Builds the tree from selectors: class → (member class →) method → (subject →) claim. A method is always built whole;
 * what nobody selected of it is removed afterwards.
 */
final class SpecResolver implements SelectorResolver {

    private static final String CLASS = "class";
    private static final String NESTED_CLASS = "nested-class";
    private static final String METHOD = "method";
    private static final String SUBJECT = "subject";

    private final Optional<String> subject;
    private final Warnings.Passed passed;

    /**
     * A resolver for one discovery.
     *
     * @param subject the model of {@link TenetSettings#SUBJECT}; empty: nobody set it
     * @param passed gets the classes that are selected
     */
    SpecResolver(Optional<String> subject, Warnings.Passed passed) {
        this.subject = subject;
        this.passed = passed;
    }

    /** A class that is found when class paths, packages and modules are scanned. */
    static boolean isFoundByScanning(Class<?> type) {
        return isSpecClass(type) && !isMemberOfSpecClass(type);
    }

    private static boolean isSpecClass(Class<?> type) {
        if (type.isInterface()
                || type.isAnonymousClass()
                || type.isLocalClass()
                || Modifier.isAbstract(type.getModifiers())) {
            return false;
        }
        return AnnotationSupport.isAnnotated(type, ValueSpec.class)
                || !ReflectionSupport.findMethods(type, SpecMethod::isSpecMethod, HierarchyTraversalMode.TOP_DOWN)
                        .isEmpty();
    }

    /** Why a class with {@code @ValueSpec} is not run, in words; empty if it is, or has no {@code @ValueSpec}. */
    static Optional<String> whyItIsPassedBy(Class<?> type) {
        if (!AnnotationSupport.isAnnotated(type, ValueSpec.class) || type.isAnnotation()) {
            return Optional.empty();
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return Optional.of("but is " + (type.isInterface() ? "an interface" : "abstract")
                    + ", and no class found here that extends it is run; annotate those that do");
        }
        if (type.isAnonymousClass() || type.isLocalClass()) {
            return Optional.of(
                    "but is a local class, which is not run; make it a class of its own, or a static member");
        }
        return specMethods(type).isEmpty() && membersOf(type).isEmpty()
                ? Optional.of(
                        "but no spec method, so that nothing of it is measured; add a method with @DeepValueTest or"
                                + " @OpposingFramingTest, or remove @ValueSpec")
                : Optional.empty();
    }

    private static boolean isMemberOfSpecClass(Class<?> type) {
        return type.isMemberClass() && isSpecClass(type.getEnclosingClass());
    }

    /** Removes from each method what was not selected of it. */
    static void keepWhatIsSelected(TestDescriptor descriptor) {
        if (descriptor instanceof MeasurementDescriptor || descriptor instanceof SpecMethodDescriptor) {
            ((TenetDescriptor) descriptor).keepSelected();
        }
    }

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        return resolveClass(selector.getJavaClass(), context);
    }

    @Override
    public Resolution resolve(NestedClassSelector selector, Context context) {
        return resolveClass(selector.getNestedClass(), context);
    }

    @Override
    public Resolution resolve(MethodSelector selector, Context context) {
        return resolveMethod(selector.getJavaClass(), selector.getJavaMethod(), context);
    }

    @Override
    public Resolution resolve(NestedMethodSelector selector, Context context) {
        return resolveMethod(selector.getNestedClass(), selector.getMethod(), context);
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        UniqueId id = selector.getUniqueId();
        @Nullable Class<?> type = null;
        @Nullable Method method = null;
        for (UniqueId.Segment segment : id.getSegments()) {
            switch (segment.getType()) {
                case CLASS ->
                    type = ReflectionSupport.tryToLoadClass(segment.getValue())
                            .toOptional()
                            .orElse(null);
                case NESTED_CLASS -> type = type == null ? null : memberNamed(segment.getValue(), type);
                case METHOD -> method = type == null ? null : methodNamed(segment.getValue(), type);
                default -> {}
            }
        }
        if (type == null || !isSpecClass(type)) {
            return Resolution.unresolved();
        }
        return method == null
                ? (id.getSegments().stream()
                                .anyMatch(segment -> segment.getType().equals(METHOD))
                        ? Resolution.unresolved()
                        : resolveClass(type, context))
                : resolvePart(type, method, id, context);
    }

    private static @Nullable Class<?> memberNamed(String name, Class<?> type) {
        return membersOf(type).stream()
                .filter(member -> member.getSimpleName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Its own only: an inherited member is found below the class that declares it, under one id. */
    private static List<Class<?>> membersOf(Class<?> type) {
        return ReflectionSupport.findNestedClasses(
                        type, member -> type.equals(member.getEnclosingClass()) && isSpecClass(member))
                .stream()
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    private static @Nullable Method methodNamed(String signature, Class<?> type) {
        return specMethods(type).stream()
                .filter(method -> SpecMethod.signature(method).equals(signature))
                .findFirst()
                .orElse(null);
    }

    private Resolution resolveClass(Class<?> type, Context context) {
        passed.add(type);
        if (!isSpecClass(type)) {
            return Resolution.unresolved();
        }
        return addClass(type, context)
                .map(descriptor -> Resolution.match(Match.exact(descriptor, children(type))))
                .orElse(Resolution.unresolved());
    }

    private static Optional<SpecClassDescriptor> addClass(Class<?> type, Context context) {
        if (isMemberOfSpecClass(type)) {
            return context.addToParent(
                    () -> DiscoverySelectors.selectClass(type.getEnclosingClass()),
                    parent -> Optional.of(new SpecClassDescriptor(
                            parent.getUniqueId().append(NESTED_CLASS, type.getSimpleName()), type)));
        }
        return context.addToParent(parent ->
                Optional.of(new SpecClassDescriptor(parent.getUniqueId().append(CLASS, type.getName()), type)));
    }

    private static Supplier<Set<? extends DiscoverySelector>> children(Class<?> type) {
        return () -> {
            Set<DiscoverySelector> selectors = new LinkedHashSet<>();
            specMethods(type).forEach(method -> selectors.add(DiscoverySelectors.selectMethod(type, method)));
            membersOf(type).forEach(member -> selectors.add(DiscoverySelectors.selectClass(member)));
            return selectors;
        };
    }

    /** By name, so that specs run in the same order on every machine. */
    private static List<Method> specMethods(Class<?> type) {
        return ReflectionSupport.findMethods(type, SpecMethod::isSpecMethod, HierarchyTraversalMode.TOP_DOWN).stream()
                .sorted(Comparator.comparing(SpecMethod::signature))
                .toList();
    }

    private Resolution resolveMethod(Class<?> type, Method method, Context context) {
        return isSpecClass(type) && SpecMethod.isSpecMethod(method)
                ? resolvePart(type, method, null, context)
                : Resolution.unresolved();
    }

    /** Adds a method, and remembers which part of it was asked for: null for all of it. */
    private Resolution resolvePart(Class<?> type, Method method, @Nullable UniqueId part, Context context) {
        return context.addToParent(
                        () -> DiscoverySelectors.selectClass(type),
                        parent -> Optional.of(build(
                                parent.getUniqueId().append(METHOD, SpecMethod.signature(method)),
                                SpecMethod.read(type, method, subject))))
                .map(descriptor -> {
                    descriptor.select(part == null ? descriptor.getUniqueId() : nearestKnown(part, descriptor));
                    return Resolution.match(Match.exact(descriptor));
                })
                .orElse(Resolution.unresolved());
    }

    /** A cell or a trial is not there yet: what is selected is what will register it. */
    private static UniqueId nearestKnown(UniqueId part, TestDescriptor method) {
        for (UniqueId id = part; id.hasPrefix(method.getUniqueId()); id = id.removeLastSegment()) {
            if (method.findByUniqueId(id).isPresent()) {
                return id;
            }
        }
        return method.getUniqueId();
    }

    private static TenetDescriptor build(UniqueId id, SpecMethod method) {
        Leaves leaves = new Leaves(method);
        if (method.problems().isEmpty() && method.subjects().size() <= 1) {
            return MeasurementDescriptor.ofMethod(id, method, leaves);
        }
        SpecMethodDescriptor descriptor = new SpecMethodDescriptor(id, method);
        if (method.problems().isEmpty()) {
            addSubjects(descriptor, method, leaves);
        } else {
            for (String problem : method.problems()) {
                int number = descriptor.getChildren().size() + 1;
                descriptor.addChild(new InvalidDescriptor(
                        id.append(InvalidDescriptor.SEGMENT, Integer.toString(number)),
                        leaves.source(),
                        leaves.legacyName(InvalidDescriptor.SEGMENT + (number == 1 ? "" : " " + number)),
                        "",
                        problem));
            }
        }
        return descriptor;
    }

    private static void addSubjects(SpecMethodDescriptor descriptor, SpecMethod method, Leaves leaves) {
        for (DeclaredParticipant subject : method.subjects()) {
            descriptor.addChild(MeasurementDescriptor.ofSubject(
                    descriptor.getUniqueId().append(SUBJECT, subject.label()),
                    subject.label(),
                    method,
                    subject,
                    leaves));
        }
    }
}
