package dev.tenet.engine;

import dev.tenet.setting.InvalidSpecException;
import dev.tenet.text.Untrusted;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.opentest4j.ValueWrapper;

/**
 * Sanitizes the text of throwables: a failure message may quote a model's answer. A throwable is kept if its text and
 * that of its causes are harmless. Otherwise it is replaced by one of the same class with the same stack trace, if the
 * class can be constructed from a message and a cause.
 */
final class HarmlessThrowable {

    // The throwables already processed; causes may be cyclic.
    private final IdentityHashMap<Throwable, Throwable> done = new IdentityHashMap<>();

    private HarmlessThrowable() {}

    static Throwable of(Throwable thrown) {
        return new HarmlessThrowable().sanitized(thrown);
    }

    private Throwable sanitized(Throwable thrown) {
        @Nullable Throwable known = done.putIfAbsent(thrown, thrown);
        if (known != null) {
            return known;
        }
        @Nullable Throwable cause = thrown.getCause() == null ? null : sanitized(thrown.getCause());
        List<Throwable> suppressed =
                Arrays.stream(thrown.getSuppressed()).map(this::sanitized).toList();
        if (cause == thrown.getCause()
                && suppressed.equals(Arrays.asList(thrown.getSuppressed()))
                && isHarmless(thrown)) {
            return thrown;
        }
        Throwable harmless = replacement(thrown, cause);
        harmless.setStackTrace(thrown.getStackTrace());
        suppressed.forEach(harmless::addSuppressed);
        done.put(thrown, harmless);
        return harmless;
    }

    private static boolean isHarmless(Throwable thrown) {
        return isHarmless(thrown.getMessage())
                && isHarmless(thrown.toString())
                && (!(thrown instanceof AssertionFailedError failed)
                        || thrown instanceof ReadableAssertionFailedError
                        || !hasValues(failed));
    }

    private static boolean isHarmless(@Nullable String text) {
        return text == null || Untrusted.message(text).equals(text);
    }

    private static boolean hasValues(AssertionFailedError failed) {
        return failed.isExpectedDefined() && failed.isActualDefined();
    }

    private static Throwable replacement(Throwable thrown, @Nullable Throwable cause) {
        String message = Untrusted.message(Objects.requireNonNullElse(thrown.getMessage(), ""));
        if (thrown instanceof AssertionFailedError failed && hasValues(failed)) {
            return new ReadableAssertionFailedError(
                    message, harmless(failed.getExpected()), harmless(failed.getActual()), cause);
        }
        if (thrown instanceof IncompleteRunException) {
            return new IncompleteRunException(message);
        }
        if (thrown instanceof InvalidSpecException) {
            return new InvalidSpecException(message);
        }
        return ofSameClass(thrown, message, cause).orElseGet(() -> ofSameKind(thrown, message, cause));
    }

    private static Object harmless(ValueWrapper value) {
        return isHarmless(value.getStringRepresentation()) ? value : Untrusted.message(value.getStringRepresentation());
    }

    private static Optional<Throwable> ofSameClass(Throwable thrown, String message, @Nullable Throwable cause) {
        try {
            Constructor<? extends Throwable> both = thrown.getClass().getConstructor(String.class, Throwable.class);
            return Optional.<Throwable>of(both.newInstance(message, cause)).filter(made -> hasMessage(made, message));
        } catch (ReflectiveOperationException | RuntimeException noSuchConstructor) {
            return ofMessage(thrown, message, cause);
        }
    }

    private static Optional<Throwable> ofMessage(Throwable thrown, String message, @Nullable Throwable cause) {
        try {
            Throwable made = thrown.getClass().getConstructor(String.class).newInstance(message);
            if (cause != null) {
                made.initCause(cause);
            }
            return Optional.of(made).filter(it -> hasMessage(it, message));
        } catch (ReflectiveOperationException | RuntimeException noSuchConstructor) {
            return Optional.empty();
        }
    }

    private static boolean hasMessage(Throwable made, String message) {
        return message.equals(made.getMessage()) && isHarmless(made.toString());
    }

    /** Creates the replacement. If its class cannot be kept, the class name is added to the message. */
    private static Throwable ofSameKind(Throwable thrown, String message, @Nullable Throwable cause) {
        String text = Untrusted.message(thrown.toString());
        if (thrown instanceof TestAbortedException) {
            return new TestAbortedException(message, cause);
        }
        return thrown instanceof AssertionError ? new AssertionError(text, cause) : new RuntimeException(text, cause);
    }
}
