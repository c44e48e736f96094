package dev.tenet.file;

import static org.apiguardian.api.API.Status.INTERNAL;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import org.apiguardian.api.API;

/** A file that a user named and that is not what it should be; says which file, which record, which field. */
@API(status = INTERNAL, since = "0.1")
public final class MalformedRecordException extends IOException {

    private static final long serialVersionUID = 1;

    /** @param message the file, where in it, what is there, what was expected */
    public MalformedRecordException(String message) {
        super(message);
    }

    /**
     * Of a file that Jackson cannot read.
     *
     * @param file what messages call it
     * @param expected what it should be
     */
    public static MalformedRecordException of(String file, JsonProcessingException broken, String expected) {
        JsonLocation at = broken.getLocation();
        return new MalformedRecordException(
                file + (at == null ? "" : ", line " + at.getLineNr()) + ": " + reason(broken) + "; " + expected);
    }

    /** The place at which a parser is, as in {@code issues.json, line 7}. */
    public static String place(String file, JsonParser parser) {
        // The older name of the method is the one that Jackson 2.15 and 2.22 both have.
        return file + ", line " + Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    /** What Jackson says is wrong, in one line, without its place in a text that Jackson alone saw. */
    public static String reason(JsonProcessingException malformed) {
        String first = malformed.getOriginalMessage().lines().findFirst().orElse("it cannot be parsed");
        return first.replaceFirst("^Trailing token .*", "it goes on after its end")
                .replaceFirst(" \\(start marker at .*", "")
                .replaceFirst(", from `.*?`", "")
                .replaceFirst(": enable `.*?` to allow", ", which JSON does not have")
                .replaceFirst(" for `ObjectNode`: not allowed .*", "")
                .replaceFirst(" \\((although|but) .*?\\)(?=:|$)", "");
    }
}
