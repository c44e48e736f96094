package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Counts what is asked of one model in one role; safe for use by several threads. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Meter {

    private long asked;
    private long replayed;
    private @Nullable Instant oldest;
    private @Nullable Instant standsOn;
    private Usage usage = Usage.NONE;
    private long uncounted;
    private final Set<String> unheeded = new TreeSet<>();

    /** Counts an answer. */
    public synchronized void count(Reply reply) {
        unheeded.addAll(reply.unheeded());
        Instant recorded = reply.recorded();
        if (recorded != null) {
            replayed++;
            oldest = Spent.older(oldest, recorded);
            return;
        }
        asked++;
        Usage took = reply.usage();
        if (took == null) {
            uncounted++;
        } else {
            usage = usage.plus(took);
        }
    }

    /**
     * What is asked here stands on an answer that was counted elsewhere, as a judge's verdicts stand on its admission.
     *
     * @param recorded when that answer was recorded
     */
    public synchronized void standsOn(Instant recorded) {
        standsOn = Spent.older(standsOn, recorded);
    }

    /** What was counted so far. */
    public synchronized Spent spent() {
        return new Spent(asked, replayed, oldest, standsOn, usage, uncounted, unheeded);
    }
}
