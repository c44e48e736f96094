package dev.tenet.model;

import static org.apiguardian.api.API.Status.STABLE;

import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * The models of a launch by name. Each model is opened once, shared by all its users, and closed at the end.
 *
 * <p>{@code class:} names are resolved here, all other schemes by a {@link ModelProvider}.
 */
@API(status = STABLE, since = "0.1")
public final class Models implements AutoCloseable {

    private static final String CLASS_SCHEME = "class";

    private final CallLimits limits;
    private final ClassLoader classLoader;
    // Loaded once, so that models on one server share their provider's state.
    private final ServiceLoader<ModelProvider> providers;
    private final Map<String, ChatModel> open = new LinkedHashMap<>();

    /** Finds providers and classes with the context class loader of the current thread. */
    public Models(CallLimits limits) {
        this(limits, contextClassLoader());
    }

    private Models(CallLimits limits, ClassLoader classLoader) {
        this.limits = limits;
        this.classLoader = classLoader;
        this.providers = ServiceLoader.load(ModelProvider.class, classLoader);
    }

    private static ClassLoader contextClassLoader() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader != null ? loader : ClassLoader.getSystemClassLoader();
    }

    /**
     * Returns the model with this name, and opens it on first use.
     *
     * @throws ModelNameException if the name cannot be resolved
     */
    public synchronized ChatModel named(String name) {
        ChatModel known = open.get(name);
        if (known != null) {
            return known;
        }
        ChatModel model = create(name);
        open.put(name, model);
        return model;
    }

    private ChatModel create(String name) {
        int colon = name.indexOf(':');
        if (colon <= 0 || colon == name.length() - 1) {
            throw new ModelNameException(
                    "model name \"" + name + "\" has no scheme; expected a name such as "
                            + "openai:gpt-4.1-mini, http://localhost:8000/v1#qwen3, embedded:bag-of-words or class:com.acme.MyModel");
        }
        String scheme = name.substring(0, colon).toLowerCase(Locale.ROOT);
        if (scheme.equals(CLASS_SCHEME)) {
            return instantiate(name, name.substring(colon + 1));
        }
        Set<String> known = new TreeSet<>(Set.of(CLASS_SCHEME));
        for (ModelProvider provider : providers) {
            if (provider.schemes().contains(scheme)) {
                return provider.open(name, limits);
            }
            known.addAll(provider.schemes());
        }
        throw new ModelNameException("model name \"" + withoutUser(name) + "\" has the unknown scheme \"" + scheme
                + "\"; known schemes are " + String.join(", ", known)
                + ". An OpenAI-compatible server is addressed as http://host:port/v1#model");
    }

    /** A misspelled address may contain a password. */
    private static String withoutUser(String name) {
        return name.replaceFirst("//[^/]*@", "//…@");
    }

    private ChatModel instantiate(String name, String className) {
        try {
            Class<?> type = Class.forName(className, true, classLoader);
            if (!ChatModel.class.isAssignableFrom(type)) {
                throw new ModelNameException("model name \"" + name + "\": " + className + " does not implement "
                        + ChatModel.class.getName());
            }
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (ChatModel) constructor.newInstance();
        } catch (ClassNotFoundException missing) {
            throw new ModelNameException("model name \"" + name + "\": class " + className
                    + " is not on the class path; expected the name of a class that implements "
                    + ChatModel.class.getName()
                    + " (a member class is written Outer$Inner)");
        } catch (InvocationTargetException thrown) {
            throw new ModelNameException(
                    "model name \"" + name + "\": the constructor of " + className + " threw " + thrown.getCause());
        } catch (LinkageError broken) {
            throw new ModelNameException("model name \"" + name + "\": the class " + className + " cannot be loaded ("
                    + (broken.getCause() == null ? broken : broken.getCause()) + ")");
        } catch (ReflectiveOperationException missing) {
            throw new ModelNameException("model name \"" + name + "\": " + className
                    + " cannot be instantiated; expected a concrete class with a no-argument constructor (" + missing
                    + ")");
        }
    }

    /** Closes every model that is {@link AutoCloseable}, even if closing another one fails. */
    @Override
    public synchronized void close() {
        RuntimeException failure = null;
        for (Map.Entry<String, ChatModel> entry : open.entrySet()) {
            if (entry.getValue() instanceof AutoCloseable closeable) {
                try {
                    closeable.close();
                } catch (Exception thrown) {
                    RuntimeException wrapped =
                            new IllegalStateException(entry.getKey() + " could not be closed", thrown);
                    if (failure == null) {
                        failure = wrapped;
                    } else {
                        failure.addSuppressed(wrapped);
                    }
                }
            }
        }
        open.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
