package dev.tenet.engine;

import dev.tenet.setting.InvalidSpecException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Evaluates Jupiter's conditions on a spec: {@code @EnabledIfEnvironmentVariable}, {@code @DisabledOnOs} and any other
 * annotation that is {@code @ExtendWith} an {@link ExecutionCondition}. As in Jupiter, each condition is evaluated by
 * its own extension: on the classes from the outermost inward, then on the method.
 *
 * <p>Used only if jupiter-api is on the class path; see {@link LostConditions#areEvaluated}.
 */
final class Conditions {

    private Conditions() {}

    /**
     * Returns why the conditions of a spec disable it; empty if they do not.
     *
     * @param parameters the configuration parameters
     * @throws InvalidSpecException if a condition cannot be evaluated
     */
    static Optional<String> whyDisabled(SpecMethod spec, Function<String, Optional<String>> parameters) {
        Set<Class<? extends Extension>> known = new LinkedHashSet<>();
        ConditionContext context = ConditionContext.root(parameters);
        for (Class<?> type : fromOutermost(spec.type())) {
            rejectFieldConditions(type);
            known.addAll(extensionsOf(type));
            context = context.of(type);
            Optional<String> reason = evaluate(known, context, type.getName());
            if (reason.isPresent()) {
                return reason;
            }
        }
        known.addAll(extensionsOf(spec.method()));
        return evaluate(
                known,
                context.of(spec),
                spec.type().getName() + "." + spec.method().getName());
    }

    private static List<Class<?>> fromOutermost(Class<?> type) {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
            types.add(0, outer);
        }
        return types;
    }

    /** Returns whether all extensions of an element are conditions. */
    static boolean areAll(AnnotatedElement element) {
        return extensionsOf(element).stream().allMatch(ExecutionCondition.class::isAssignableFrom);
    }

    private static List<Class<? extends Extension>> extensionsOf(AnnotatedElement element) {
        return AnnotationSupport.findRepeatableAnnotations(element, ExtendWith.class).stream()
                .<Class<? extends Extension>>flatMap(extend -> Stream.of(extend.value()))
                .toList();
    }

    /** Rejects conditions registered by fields, because they need Jupiter's lifecycle. */
    private static void rejectFieldConditions(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(RegisterExtension.class)
                    && ExecutionCondition.class.isAssignableFrom(field.getType())) {
                throw new InvalidSpecException("the field " + field.getName() + " of " + type.getName()
                        + " registers a condition, but Tenet evaluates only conditions in annotations. Annotate the"
                        + " class with @ExtendWith(" + field.getType().getSimpleName() + ".class)");
            }
        }
    }

    private static Optional<String> evaluate(
            Set<Class<? extends Extension>> extensions, ConditionContext context, String where) {
        for (Class<? extends Extension> extension : extensions) {
            if (ExecutionCondition.class.isAssignableFrom(extension)) {
                ConditionEvaluationResult result = evaluate(extension, context, where);
                if (result.isDisabled()) {
                    return Optional.of(result.getReason().orElse("disabled by " + extension.getSimpleName()));
                }
            }
        }
        return Optional.empty();
    }

    private static ConditionEvaluationResult evaluate(
            Class<? extends Extension> extension, ConditionContext context, String where) {
        try {
            ExecutionCondition condition = (ExecutionCondition) ReflectionSupport.newInstance(extension);
            return condition.evaluateExecutionCondition(context.asExtensionContext());
        } catch (Exception | LinkageError broken) {
            throw new InvalidSpecException("the condition " + extension.getName() + " on " + where
                    + " cannot be evaluated: " + Thrown.inWords(broken)
                    + ". Use one of the annotations in org.junit.jupiter.api.condition, or an assumption in a method"
                    + " without parameters");
        }
    }
}
