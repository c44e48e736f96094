package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * What one call to a model may take.
 *
 * @param timeout the longest a call may take from its start to the end of its answer
 * @param concurrency how many calls are under way at once, at least 1
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record CallLimits(Duration timeout, int concurrency) {

    /** A minute a call, 32 at once. */
    public static final CallLimits DEFAULT = new CallLimits(Duration.ofSeconds(60), 32);
}
