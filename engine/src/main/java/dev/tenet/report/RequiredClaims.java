package dev.tenet.report;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.file.FileLocation;
import dev.tenet.file.MalformedRecordException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The claims required for a release, by full id, read from a user's file:
 *
 * <pre>{@code
 * # What version 2 promises
 * com.acme.SupportAgentValuesTest.putsNotHarmingFirst/dvgr-at-least
 * com.acme.SupportAgentValuesTest.putsNotHarmingFirst/health      # answers, and does not refuse
 * com.acme.RefundsTest.holdsOneView[openai:gpt-4.1-mini]/divergence-at-most
 * }</pre>
 *
 * <p>A {@code #} starts a comment at the start of a line, or between white space; elsewhere it may be part of a model
 * name.
 *
 * @param ids the ids, without duplicates, in file order
 */
@API(status = INTERNAL, since = "0.1")
public record RequiredClaims(List<String> ids) {

    /** No required claims. */
    public static final RequiredClaims NONE = new RequiredClaims(List.of());

    private static final Pattern COMMENT = Pattern.compile("^\\s*#.*|\\s#(\\s.*)?$");

    /** Copies the list. */
    public RequiredClaims {
        ids = List.copyOf(ids);
    }

    /**
     * Reads a file.
     *
     * @throws MalformedRecordException if a line is not a claim id (the message names file and line), or if the file
     *     contains no ids
     * @throws IOException if the file cannot be read
     */
    public static RequiredClaims read(FileLocation file) throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(file.openText(), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String id = COMMENT.matcher(line).replaceFirst("").strip();
                if (!id.isEmpty() && id.indexOf('/') <= 0) {
                    throw new MalformedRecordException(file + ", line " + number + ": \"" + id
                            + "\" is not a claim id; expected one such as com.acme.RefundsTest.holdsOneView/health,"
                            + " as in summary.json");
                }
                if (!id.isEmpty()) {
                    ids.add(id);
                }
            }
        }
        if (ids.isEmpty()) {
            throw new MalformedRecordException(file + " contains no claim; expected one full claim id per line, as in"
                    + " summary.json, or no file of required claims");
        }
        return new RequiredClaims(List.copyOf(ids));
    }
}
