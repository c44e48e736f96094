package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Counts the calls made to one model in one role. Safe for use by several threads. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Meter {

    private long asked;
    private long replayed;
    private @Nullable Instant oldest;
    private @Nullable Instant newest;
    private @Nullable Instant oldestDependency;
    private Usage usage = Usage.NONE;
    private long uncounted;
    private final Map<String, Long> rejected = new HashMap<>();
    private final Map<String, Long> servedModels = new HashMap<>();
    private final Map<String, Long> fingerprints = new HashMap<>();
    private final Map<Shortfall, Long> shortfalls = new EnumMap<>(Shortfall.class);
    private final Map<String, Long> unknownFinishes = new HashMap<>();
    private final TruncationDetector truncationDetector = new TruncationDetector();
    private final AtomicBoolean hasAnswered;
    private long replayedWithoutWords;
    private long withheld;

    /** A meter for a model that has not been called before. */
    public Meter() {
        this(new AtomicBoolean());
    }

    /** @param hasAnswered whether the model has answered any call, in any role; set on its first answer */
    public Meter(AtomicBoolean hasAnswered) {
        this.hasAnswered = hasAnswered;
    }

    /** Counts an answer to an unknown prompt. */
    public void count(Reply reply) {
        count(null, reply);
    }

    /** Counts an answer. */
    public void count(@Nullable Prompt prompt, Reply reply) {
        // Computed outside the lock because it may parse the answer.
        @Nullable Shortfall shortfall = reply.shortfall().orElse(null);
        TruncationDetector.@Nullable Measured measured =
                prompt == null || reply.usage() == null ? null : TruncationDetector.Measured.of(prompt, reply.usage());
        synchronized (this) {
            if (prompt != null && measured != null && reply.usage() != null) {
                truncationDetector.count(measured, prompt, reply.usage());
            }
            if (reply.unknownFinish() != null) {
                ServedModelCounts.count(unknownFinishes, reply.unknownFinish());
            }
            reply.rejectedParameters().forEach(parameter -> ServedModelCounts.count(rejected, parameter));
            if (reply.finish() == Reply.Finish.WITHHELD) {
                withheld++;
            } else {
                hasAnswered.set(true);
            }
            countNames(reply);
            if (shortfall != null) {
                shortfalls.merge(shortfall, 1L, Long::sum);
            }
            Instant recorded = reply.recorded();
            if (recorded == null) {
                countTokens(reply.usage());
            } else {
                replayed++;
                oldest = CallTotals.older(oldest, recorded);
                newest = CallTotals.newer(newest, recorded);
                replayedWithoutWords += shortfall != null && reply.said().isBlank() ? 1 : 0;
            }
        }
    }

    /**
     * The number of answers that a content filter blocked, if the model has never answered, so that the filter may
     * block every call regardless of the question; otherwise 0.
     */
    public synchronized long withheldBeforeAnyAnswer() {
        return hasAnswered.get() ? 0 : withheld;
    }

    private void countNames(Reply reply) {
        if (reply.servedModel() != null) {
            ServedModelCounts.count(servedModels, reply.servedModel());
        }
        if (reply.fingerprint() != null) {
            ServedModelCounts.count(fingerprints, reply.fingerprint());
        }
    }

    private void countTokens(@Nullable Usage took) {
        asked++;
        if (took == null) {
            uncounted++;
        } else {
            usage = usage.plus(took);
        }
    }

    /**
     * Records that these calls depend on an answer counted elsewhere, as a judge's scores depend on its admission.
     *
     * @param recorded when that answer was recorded
     */
    public synchronized void dependsOn(Instant recorded) {
        oldestDependency = CallTotals.older(oldestDependency, recorded);
    }

    /** The totals so far. */
    public synchronized CallTotals totals() {
        return new CallTotals(
                asked,
                replayed,
                oldest,
                newest,
                oldestDependency,
                usage,
                uncounted,
                rejected,
                new ServedModelCounts(servedModels, fingerprints),
                shortfalls,
                new SilentChanges(
                        truncationDetector.truncated().orElse(null),
                        truncationDetector.droppedSystem(),
                        unknownFinishes,
                        replayedWithoutWords));
    }
}
