package dev.tenet.engine;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * An assertion error whose expected and actual values are read as plain text by Allure, too. Allure calls {@code getActual}
 * and shows what {@code ValueWrapper.toString} makes of it, as in {@code 0.31 (java.lang.String@1b2c3d)}, with another number
 * in every run; but it asks the most special class first, and for the method {@code actual} as well.
 */
final class ReadableAssertionFailedError extends AssertionFailedError {

    private static final long serialVersionUID = 1;

    /**
     * An error.
     *
     * @param expected a value, or a wrapper of one
     * @param actual a value, or a wrapper of one
     */
    ReadableAssertionFailedError(String message, Object expected, Object actual, @Nullable Throwable cause) {
        super(message, expected, actual, cause);
    }

    /** What was expected, as text. */
    public String expected() {
        return getExpected().getStringRepresentation();
    }

    /** What was found, as text. */
    public String actual() {
        return getActual().getStringRepresentation();
    }

    /** Like the error that it stands for, on which people and tools filter. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // not the message is another, but the name before it
    public String toString() {
        return super.toString().replaceFirst(Pattern.quote(getClass().getName()), AssertionFailedError.class.getName());
    }
}
