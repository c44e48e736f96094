package dev.tenet.engine;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.TestTag;

/**
 * The part of Jupiter's extension context that conditions can use: the annotated class or method and the configuration
 * parameters. Implemented as a proxy, because Jupiter's interface grows with each version. A condition that uses
 * anything else, such as a store, gets an exception that says so.
 *
 * @param type the spec class, or one that encloses it; null at the top level
 * @param method the spec method; null if the condition is declared on a class
 */
record ConditionContext(
        @Nullable ConditionContext parent,
        @Nullable Class<?> type,
        @Nullable SpecMethod method,
        Function<String, Optional<String>> parameters)
        implements InvocationHandler {

    static ConditionContext root(Function<String, Optional<String>> parameters) {
        return new ConditionContext(null, null, null, parameters);
    }

    ConditionContext of(Class<?> below) {
        return new ConditionContext(this, below, null, parameters);
    }

    ConditionContext of(SpecMethod below) {
        return new ConditionContext(this, type, below, parameters);
    }

    ExtensionContext asExtensionContext() {
        return (ExtensionContext) Proxy.newProxyInstance(
                ExtensionContext.class.getClassLoader(), new Class<?>[] {ExtensionContext.class}, this);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method called, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (called.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, called, arguments);
        }
        return switch (called.getName()) {
            case "getParent" -> Optional.ofNullable(parent).map(ConditionContext::asExtensionContext);
            case "getRoot" ->
                parent == null ? proxy : parent.asExtensionContext().getRoot();
            case "getElement" -> Optional.ofNullable(element());
            case "getTestClass" -> Optional.ofNullable(type);
            case "getTestMethod" -> Optional.ofNullable(method).map(SpecMethod::method);
            case "getTestInstance" -> method == null ? Optional.empty() : Optional.of(method.instance());
            case "getEnclosingTestClasses" -> List.of();
            case "getTags" -> tags();
            case "getDisplayName", "getUniqueId", "toString" -> String.valueOf(element());
            case "getTestInstanceLifecycle", "getTestInstances", "getExecutionException" -> Optional.empty();
            case "getConfigurationParameter" -> parameter(arguments);
            case "hashCode" -> hashCode();
            case "equals" -> arguments != null && proxy == arguments[0];
            case "publishReportEntry" -> null;
            default ->
                throw new UnsupportedOperationException(
                        "it calls ExtensionContext." + called.getName() + ", which is not available for specs");
        };
    }

    private @Nullable AnnotatedElement element() {
        return method == null ? type : method.method();
    }

    private Set<String> tags() {
        AnnotatedElement element = element();
        return element == null
                ? Set.of()
                : SpecAnnotations.tags(element).stream().map(TestTag::getName).collect(Collectors.toSet());
    }

    @SuppressWarnings("unchecked")
    private Optional<?> parameter(@Nullable Object @Nullable [] arguments) {
        if (arguments == null || arguments[0] == null) {
            return Optional.empty();
        }
        Optional<String> value = parameters.apply((String) arguments[0]);
        return arguments.length == 1 || arguments[1] == null ? value : value.map((Function<String, ?>) arguments[1]);
    }
}
