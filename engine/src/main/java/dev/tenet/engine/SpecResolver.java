package dev.tenet.engine;

import dev.tenet.setting.SettingValues;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
 * Builds the tree from selectors: class → (member class →) method → (subject →) claim. Methods are always built
 * completely; parts that were not selected are removed afterwards.
 */
final class SpecResolver implements SelectorResolver {

    private static final String CLASS = "class";
    private static final String NESTED_CLASS = "nested-class";
    private static final String METHOD = "method";
    private static final String SUBJECT = "subject";

    private final Kinds kinds;
    private final SpecClasses classes;
    private final SettingValues settings;
    private final Warnings.Passed passed;

    /**
     * Creates a resolver for one discovery.
     *
     * @param settings the settings of the launch, not validated
     * @param passed receives the selected classes
     */
    SpecResolver(Kinds kinds, SettingValues settings, Warnings.Passed passed) {
        this.kinds = kinds;
        this.classes = new SpecClasses(kinds);
        this.settings = settings;
        this.passed = passed;
    }

    /** Removes the parts of each method that were not selected. */
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
        if (type == null || !classes.isSpecClass(type)) {
            return Resolution.unresolved();
        }
        return method == null
                ? (id.getSegments().stream()
                                .anyMatch(segment -> segment.getType().equals(METHOD))
                        ? Resolution.unresolved()
                        : resolveClass(type, context))
                : resolvePart(type, method, id, context);
    }

    private @Nullable Class<?> memberNamed(String name, Class<?> type) {
        return classes.membersOf(type).stream()
                .filter(member -> member.getSimpleName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Method methodNamed(String signature, Class<?> type) {
        return classes.methodsOf(type).stream()
                .filter(method -> SpecMethod.signature(method).equals(signature))
                .findFirst()
                .orElse(null);
    }

    private Resolution resolveClass(Class<?> type, Context context) {
        passed.add(type);
        if (!classes.isSpecClass(type)) {
            return Resolution.unresolved();
        }
        return addClass(type, context)
                .map(descriptor -> Resolution.match(Match.exact(descriptor, children(type))))
                .orElse(Resolution.unresolved());
    }

    private Optional<SpecClassDescriptor> addClass(Class<?> type, Context context) {
        if (classes.isMemberOfSpecClass(type)) {
            return context.addToParent(
                    () -> DiscoverySelectors.selectClass(type.getEnclosingClass()),
                    parent -> Optional.of(new SpecClassDescriptor(
                            parent.getUniqueId().append(NESTED_CLASS, type.getSimpleName()), type)));
        }
        return context.addToParent(parent ->
                Optional.of(new SpecClassDescriptor(parent.getUniqueId().append(CLASS, type.getName()), type)));
    }

    private Supplier<Set<? extends DiscoverySelector>> children(Class<?> type) {
        return () -> {
            Set<DiscoverySelector> selectors = new LinkedHashSet<>();
            classes.methodsOf(type).forEach(method -> selectors.add(DiscoverySelectors.selectMethod(type, method)));
            classes.membersOf(type).forEach(member -> selectors.add(DiscoverySelectors.selectClass(member)));
            return selectors;
        };
    }

    private Resolution resolveMethod(Class<?> type, Method method, Context context) {
        return classes.isSpecClass(type) && kinds.isSpecMethod(method)
                ? resolvePart(type, method, null, context)
                : Resolution.unresolved();
    }

    /** Adds a method and records the selected part of it; null for the whole method. */
    private Resolution resolvePart(Class<?> type, Method method, @Nullable UniqueId part, Context context) {
        return context.addToParent(
                        () -> DiscoverySelectors.selectClass(type),
                        parent -> Optional.of(build(
                                parent.getUniqueId().append(METHOD, SpecMethod.signature(method)),
                                SpecMethod.read(type, method, kinds, settings))))
                .map(descriptor -> {
                    descriptor.select(part == null ? descriptor.getUniqueId() : nearestKnown(part, descriptor));
                    return Resolution.match(Match.exact(descriptor));
                })
                .orElse(Resolution.unresolved());
    }

    /**
     * Returns the closest existing ancestor. A cell or trial does not exist yet, so selecting one selects the node that
     * will register it.
     */
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
        for (DeclaredParticipant subject : method.subjectsInOrder()) {
            descriptor.addChild(MeasurementDescriptor.ofSubject(
                    descriptor.getUniqueId().append(SUBJECT, subject.label()),
                    subject.label(),
                    method,
                    subject,
                    leaves));
        }
    }
}
