package dev.tenet.report;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The properties of a run that are known at its start.
 *
 * @param started the start time
 * @param versions the versions of Tenet and its environment, by their names in {@code summary.json}
 * @param required the full ids of the claims that must pass
 */
@API(status = INTERNAL, since = "0.1")
public record RunHeader(Instant started, Map<String, String> versions, List<String> required) {

    /** Copies the map and the list. */
    public RunHeader {
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        required = List.copyOf(required);
    }

    /** Creates the header of a run without required claims. */
    public static RunHeader of(Instant started) {
        return new RunHeader(started, Map.of(), List.of());
    }
}
