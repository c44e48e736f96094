package dev.tenet.model.http;

import dev.tenet.model.CallLimits;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.SharedPace;
import dev.tenet.model.SlotHolder;
import dev.tenet.model.Turn;
import dev.tenet.model.http.CallsInFlight.UnderWay;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Paces the calls to one server: by the requests and tokens per minute that the user configured, by the server's rate
 * limit headers, and by {@link AdaptiveRate}.
 */
final class Pacer {

    private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long WORTH_TELLING = TimeUnit.SECONDS.toNanos(1);
    private static final int TRIES_IN_PATIENCE = 10;
    private static final Set<Integer> BUSY = Set.of(408, 503, 504, 524, 529);
    // Typical of English text. Used for first estimates only; actual usage is known after a call.
    private static final double CHARACTERS_PER_TOKEN = 4;

    private final String server;
    private final CallLimits.Pace pace;
    private final double patienceSeconds;
    private final CallsInFlight calls;
    private final @Nullable SharedPace shared;
    private final @Nullable Bucket requests;
    private final @Nullable Bucket tokens;
    private final @Nullable AdaptiveRate adaptive;
    // The thread that holds the lock is next and sleeps; the others queue for it.
    private final ReentrantLock line = new ReentrantLock(true);
    private long last = System.nanoTime();
    private double stated = Double.POSITIVE_INFINITY;
    private String shortage = "";
    // Since when the server has reported exhaustion for longer than the patience; 0 if it has not.
    private long exhaustedSince;
    // The server reported exhaustion but answered a later call.
    private boolean isExhaustionDenied;
    // Whether the last answer reported what is left. Until one does, rejections are taken at face value.
    private boolean isAccountKept = true;
    private double meanTokens = 1;
    private long counted;

    /**
     * A pace for this process, unless it is shared with others.
     *
     * @param server identifies the server and the model for other processes
     * @param calls the calls in flight to the server
     */
    Pacer(String server, CallLimits limits, CallsInFlight calls) {
        this.server = server;
        this.pace = limits.pace();
        this.patienceSeconds = limits.patience().toNanos() / 1e9;
        this.calls = calls;
        boolean isLimited = pace.requestsPerMinute() > 0 || pace.tokensPerMinute() > 0;
        this.shared = isLimited ? pace.shared() : null;
        this.requests = shared == null ? perMinute(pace.requestsPerMinute()) : null;
        this.tokens = shared == null ? perMinute(pace.tokensPerMinute()) : null;
        this.adaptive = pace.isAdaptive() ? new AdaptiveRate() : null;
    }

    /** Bursts are limited to a tenth of a second, so that no minute exceeds its limit by much. */
    private static @Nullable Bucket perMinute(long number) {
        if (number == 0) {
            return null;
        }
        long atOnce = Math.max(1, number / 600);
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(atOnce)
                        .refillGreedy(number, Duration.ofMinutes(1))
                        .build())
                .build();
    }

    /**
     * Waits until a call may be sent.
     *
     * @return the call, in flight until it is closed
     * @throws FatalModelException if the pace is shared with other processes and the shared state cannot be used
     */
    UnderWay await(Prompt prompt) throws FatalModelException, InterruptedException {
        UnderWay call = calls.enter();
        boolean isSent = false;
        try {
            awaitLimits(prompt);
            if (perSecond() < Double.POSITIVE_INFINITY) {
                awaitTurn();
            }
            long now = System.nanoTime();
            call.sentAt(now);
            sent(now);
            isSent = true;
            return call;
        } finally {
            SlotHolder.reportWait("");
            if (!isSent) {
                call.close();
            }
        }
    }

    /** Waits for the limits that the user configured. */
    private void awaitLimits(Prompt prompt) throws FatalModelException, InterruptedException {
        if (shared != null) {
            Duration wait = shared.next(server, pace, Math.max(1, estimate(prompt)));
            say(wait.toNanos(), "tenet.requests-per-minute and tenet.tokens-per-minute, shared by this build");
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        }
        if (requests != null) {
            say(WORTH_TELLING, "tenet.requests-per-minute is " + pace.requestsPerMinute());
            requests.asBlocking().consume(1);
        }
        if (tokens != null) {
            say(WORTH_TELLING, "tenet.tokens-per-minute is " + pace.tokensPerMinute());
            // A bucket cannot wait for more than its capacity; the rest is a debt that delays the next call.
            tokens.asBlocking().consume(1);
            tokens.consumeIgnoringRateLimits(Math.max(1, estimate(prompt)) - 1);
        }
    }

    private static void say(long nanos, String why) {
        if (nanos >= WORTH_TELLING) {
            SlotHolder.reportWait(why);
        }
    }

    private void awaitTurn() throws InterruptedException {
        SlotHolder.reportWait(reason());
        line.lockInterruptibly();
        try {
            while (true) {
                double interval = interval();
                long now = System.nanoTime();
                long due = last + (long) interval;
                if (due - now <= 0) {
                    // At most two intervals are made up for after a late wake-up.
                    last = Math.max(due, now - (long) Math.min(2 * interval, Long.MAX_VALUE / 4.0));
                    return;
                }
                SlotHolder.reportWait(reason());
                TimeUnit.NANOSECONDS.sleep(Math.min(due - now, LONGEST_NAP));
            }
        } finally {
            line.unlock();
        }
    }

    /**
     * Nanoseconds between two calls. A server that reports exhaustion for longer than the patience is still called once
     * in a while: a rejection confirms the report and ends the run, an answer refutes it.
     */
    private synchronized double interval() {
        if (exhaustedSince == 0) {
            return 1e9 / perSecond();
        }
        return last - exhaustedSince < 0 ? 0 : patienceSeconds * 1e9 / TRIES_IN_PATIENCE;
    }

    /** Why calls are delayed, for users. */
    private synchronized String reason() {
        double found = adaptive == null ? Double.POSITIVE_INFINITY : adaptive.perSecond();
        return stated <= found
                ? calls.host() + " reports that " + shortage
                : calls.host()
                        + String.format(Locale.ROOT, " admits %.2g calls per second and answers 429 to more", found);
    }

    private long estimate(Prompt prompt) {
        int characters = prompt.system() == null ? 0 : prompt.system().length();
        for (Turn turn : prompt.turns()) {
            characters += turn.text().length();
        }
        Integer most = prompt.sampling().maxTokens();
        return (long) (characters / CHARACTERS_PER_TOKEN) + (most == null ? 0 : Math.min(most, 1024));
    }

    /** Records that no response arrived. */
    void broken(UnderWay call, IOException failure) {
        long now = System.nanoTime();
        if (failure instanceof OverdueException) {
            call.ranOutOfTime(now);
        } else if (ConnectionFailure.isUnreachable(failure)) {
            call.turnedAway(now);
        }
    }

    /** Records a response other than 429. */
    void admitted(UnderWay call, Answer answer, Prompt prompt, @Nullable Reply reply) throws FatalModelException {
        Headers headers = answer.headers();
        if (BUSY.contains(answer.status())) {
            call.turnedAway(System.nanoTime());
        } else {
            call.answered(System.nanoTime());
        }
        if (reply != null) {
            learn(call, headers);
        }
        if (reply != null && reply.usage() != null) {
            long took = reply.usage().totalTokens();
            count(took);
            settle(took - Math.max(1, estimate(prompt)));
        }
        answered(call, headers, false);
    }

    private void settle(long more) throws FatalModelException {
        if (shared != null) {
            shared.settle(server, pace, more);
        }
        if (tokens == null || more == 0) {
            return;
        }
        if (more > 0) {
            tokens.consumeIgnoringRateLimits(more);
        } else {
            tokens.forceAddTokens(Math.min(-more, pace.tokensPerMinute()));
        }
    }

    /** Records a 429. */
    void refused(UnderWay call, Headers headers) {
        answered(call, headers, true);
    }

    private synchronized void learn(UnderWay call, Headers headers) {
        isAccountKept = RateHeaders.sayWhatIsLeft(headers);
        if (exhaustedSince != 0 && call.at() - exhaustedSince > 0) {
            isExhaustionDenied = true;
        }
    }

    private synchronized void count(long took) {
        counted++;
        meanTokens += (took - meanTokens) / counted;
    }

    private synchronized void answered(UnderWay call, Headers headers, boolean isRefused) {
        long now = System.nanoTime();
        Instant time = Instant.now();
        double each = Math.max(1, meanTokens);
        // A server that reports limits in rejections only, and answers other calls meanwhile, does not report its
        // state: the rejected call waits as requested, the others do not.
        stated = isRefused && !isAccountKept
                ? Double.POSITIVE_INFINITY
                : RateHeaders.callsPerSecond(headers, each, time).orElse(Double.POSITIVE_INFINITY);
        shortage = stated < Double.POSITIVE_INFINITY ? RateHeaders.shortage(headers, each, time) : "";
        boolean isExhausted = 1 / stated >= patienceSeconds;
        if (isExhausted && isExhaustionDenied) {
            stated = Double.POSITIVE_INFINITY;
        }
        exhaustedSince = !isExhausted || isExhaustionDenied ? 0 : exhaustedSince == 0 ? now : exhaustedSince;
        if (adaptive != null) {
            adaptive.answered(call.at(), now, isRefused);
        }
    }

    private synchronized void sent(long now) {
        if (adaptive != null) {
            adaptive.sent(now);
        }
    }

    private synchronized double perSecond() {
        return adaptive == null ? stated : Math.min(stated, adaptive.perSecond());
    }
}
