package dev.tenet.report;

import static org.apiguardian.api.API.Status.INTERNAL;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tenet.text.FileName;
import dev.tenet.text.Untrusted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A file about a claim, which runners attach to its test.
 *
 * @param path the file
 * @param mediaType the media type, such as {@code text/csv}
 */
@API(status = INTERNAL, since = "0.1")
public record ClaimFile(Path path, String mediaType) {

    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    /** Writes text, which replaces what is there. */
    static ClaimFile text(Path path, String mediaType, String content) throws IOException {
        Files.writeString(path, content, StandardCharsets.UTF_8);
        return new ClaimFile(path, mediaType);
    }

    /**
     * Writes the record of a claim.
     *
     * @param folder the folder for the files of the spec's claims
     * @param claim the id of the claim, unique within its spec
     * @param content names and values that Jackson can write
     */
    public static ClaimFile record(Path folder, String claim, Map<String, Object> content) throws IOException {
        return text(
                folder.resolve(FileName.of(claim) + ".json"),
                "application/json",
                Untrusted.json(JSON.writeValueAsString(content)));
    }

    /** Returns a picture that was written already. */
    public static ClaimFile picture(Path svg) {
        return new ClaimFile(svg, "image/svg+xml");
    }
}
