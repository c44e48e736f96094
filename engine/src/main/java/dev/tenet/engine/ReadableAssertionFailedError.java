package dev.tenet.engine;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * An assertion error whose expected and actual values Allure reads as plain text. Allure calls {@code getActual} and
 * displays {@code ValueWrapper.toString}, such as {@code 0.31 (java.lang.String@1b2c3d)}, with a different hash in
 * every run. However, it inspects the most specific class first, and also looks for a method {@code actual}.
 */
final class ReadableAssertionFailedError extends AssertionFailedError {

    private static final long serialVersionUID = 1;

    /**
     * Creates an error.
     *
     * @param expected a value or value wrapper
     * @param actual a value or value wrapper
     */
    ReadableAssertionFailedError(String message, Object expected, Object actual, @Nullable Throwable cause) {
        super(message, expected, actual, cause);
    }

    /** Returns the expected value as text. */
    public String expected() {
        return getExpected().getStringRepresentation();
    }

    /** Returns the actual value as text. */
    public String actual() {
        return getActual().getStringRepresentation();
    }

    /** Uses the name of the superclass, because people and tools filter by it. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // only the class name differs, not the message
    public String toString() {
        return super.toString().replaceFirst(Pattern.quote(getClass().getName()), AssertionFailedError.class.getName());
    }
}
