package dev.tenet.file;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;
import static org.apiguardian.api.API.Status.INTERNAL;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import org.apiguardian.api.API;

/**
 * A malformed file given by a user. The message names the file, the record and the field, what was found and what was
 * expected. A spec whose file is found to be malformed when it is opened is invalid, and this message says why.
 *
 * @see JsonRecord#malformed
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class MalformedRecordException extends IOException {

    private static final long serialVersionUID = 1;

    /**
     * Creates an exception.
     *
     * @param message the file, the place in it, what was found and what was expected. Text from the file should be cut by
     *     {@link dev.tenet.text.Untrusted#excerpt}
     */
    public MalformedRecordException(String message) {
        super(message);
    }

    /**
     * Returns the exception for a file that Jackson cannot parse.
     *
     * @param file the file's name in messages
     * @param expected what was expected
     */
    @API(status = INTERNAL, since = "0.1")
    public static MalformedRecordException of(String file, JsonProcessingException broken, String expected) {
        JsonLocation at = broken.getLocation();
        return new MalformedRecordException(
                file + (at == null ? "" : ", line " + at.getLineNr()) + ": " + reason(broken) + "; " + expected);
    }

    /** Returns the current place of a parser, as in {@code issues.json, line 7}. */
    @API(status = INTERNAL, since = "0.1")
    public static String place(String file, JsonParser parser) {
        // The older of two equivalent methods, which both Jackson 2.15 and 2.22 have.
        return file + ", line " + Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    /** Returns Jackson's message on one line, without locations relative to an internal text. */
    @API(status = INTERNAL, since = "0.1")
    public static String reason(JsonProcessingException malformed) {
        String first = malformed.getOriginalMessage().lines().findFirst().orElse("it cannot be parsed");
        return first.replaceFirst("^Trailing token .*", "trailing content")
                .replaceFirst(" \\(start marker at .*", "")
                .replaceFirst(", from `.*?`", "")
                .replaceFirst(": enable `.*?` to allow", ", which JSON does not have")
                .replaceFirst(" for `ObjectNode`: not allowed .*", "")
                .replaceFirst(" \\((although|but) .*?\\)(?=:|$)", "");
    }
}
