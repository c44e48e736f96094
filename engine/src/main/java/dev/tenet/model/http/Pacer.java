package dev.tenet.model.http;

import dev.tenet.model.CallLimits;
import dev.tenet.model.CallSettings;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.SharedPace;
import dev.tenet.model.SlotHolder;
import dev.tenet.model.TokenEstimate;
import dev.tenet.model.http.CallsInFlight.UnderWay;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private static final int TRIES_IN_PATIENCE = 10;
    private static final Set<Integer> BUSY = Set.of(408, 503, 504, 524, 529);
    // The most that an answer is expected to have, whatever its limit; what a call used is settled afterwards.
    private static final int LONGEST_ANSWER = 1024;

    private final String server;
    private final CallLimits.Pace pace;
    private final double patienceSeconds;
    private final CallsInFlight calls;
    private final @Nullable SharedPace turns;
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
        this.turns = turns(pace);
        this.adaptive = pace.isAdaptive() ? new AdaptiveRate() : null;
    }

    /** Null if the user set no limit. */
    private static @Nullable SharedPace turns(CallLimits.Pace pace) {
        if (pace.requestsPerMinute() == 0 && pace.tokensPerMinute() == 0) {
            return null;
        }
        return pace.shared() == null ? new OwnPace() : pace.shared();
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
        if (turns != null) {
            Duration wait = turns.next(server, pace, estimate(prompt));
            if (!wait.isZero()) {
                SlotHolder.reportWait(limitsInWords());
            }
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        }
    }

    /** As in {@code tenet.requests-per-minute is 60}. */
    private String limitsInWords() {
        List<String> limits = new ArrayList<>();
        if (pace.requestsPerMinute() > 0) {
            limits.add(CallSettings.REQUESTS_PER_MINUTE + " is " + pace.requestsPerMinute());
        }
        if (pace.tokensPerMinute() > 0) {
            limits.add(CallSettings.TOKENS_PER_MINUTE + " is " + pace.tokensPerMinute());
        }
        return String.join(" and ", limits) + (pace.shared() == null ? "" : ", shared by this build");
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

    private static long estimate(Prompt prompt) {
        Integer most = prompt.sampling().maxTokens();
        return TokenEstimate.of(prompt) + (most == null ? 0 : Math.min(most, LONGEST_ANSWER));
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
            settle(took - estimate(prompt));
        }
        answered(call, headers, false);
    }

    private void settle(long more) throws FatalModelException {
        if (turns != null) {
            turns.settle(server, pace, more);
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
