package dev.tenet.file;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import org.apiguardian.api.API;

/** A file that a user named and that is not what it should be; says which file, which record, which field. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class MalformedRecordException extends IOException {

    private static final long serialVersionUID = 1;

    /** @param message the file, where in it, what is there, what was expected */
    public MalformedRecordException(String message) {
        super(message);
    }

    /** What Jackson says is wrong, in one line, without its place in a text that Jackson alone saw. */
    public static String reason(JsonProcessingException malformed) {
        String first = malformed.getOriginalMessage().lines().findFirst().orElse("it cannot be parsed");
        return first.replaceFirst("^Trailing token .*", "it goes on after its end")
                .replaceFirst(" \\(start marker at .*", "")
                .replaceFirst(" \\((although|but) .*?\\)(?=:|$)", "");
    }
}
