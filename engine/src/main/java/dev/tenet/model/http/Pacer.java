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
 * Lets the calls to one server follow each other as fast as the user and the server allow: the requests and tokens a
 * minute that the user set, what the server says is left, and what {@link AdaptiveRate} found out.
 */
final class Pacer {

    private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long WORTH_TELLING = TimeUnit.SECONDS.toNanos(1);
    private static final int TRIES_IN_PATIENCE = 10;
    private static final Set<Integer> BUSY = Set.of(408, 503, 504, 524, 529);
    // What is typical of English text; only the first estimates go by it, for what a call took is then known.
    private static final double CHARACTERS_PER_TOKEN = 4;

    private final String server;
    private final CallLimits.Pace pace;
    private final double patienceSeconds;
    private final CallsInFlight calls;
    private final @Nullable SharedPace shared;
    private final @Nullable Bucket requests;
    private final @Nullable Bucket tokens;
    private final @Nullable AdaptiveRate adaptive;
    // The thread that holds it is next, and sleeps; the others stand in line.
    private final ReentrantLock line = new ReentrantLock(true);
    private long last = System.nanoTime();
    private double stated = Double.POSITIVE_INFINITY;
    private String shortage = "";
    // Since when the server has said that nothing is left for longer than the patience; 0 if it does not.
    private long exhaustedSince;
    // It said so, and answered what was asked after that.
    private boolean isExhaustionDenied;
    // Whether the last answer said what is left; as long as none came, refusals are taken at their word.
    private boolean isAccountKept = true;
    private double meanTokens = 1;
    private long counted;

    /**
     * A pace of its own, unless other processes share it.
     *
     * @param server identifies the server and the model there for other processes
     * @param calls those that are under way at the server
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

    /** No more than a tenth of a second's worth at once, so that a minute holds hardly more than its number. */
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
     * @return the call, which is under way from now on until it is closed
     * @throws FatalModelException if the pace is shared with other processes and cannot be
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

    /** The limits that the user set. */
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
            // A bucket waits for no more than it can hold: the rest is a debt that the next call waits for.
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
                    // Two intervals may be caught up with after a late wake-up, no more.
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
     * The nanoseconds between two calls. A server that says to have nothing left for longer than anybody waits is asked
     * once, and now and then: its refusal says how long it means, and ends the run; its answer denies it.
     */
    private synchronized double interval() {
        if (exhaustedSince == 0) {
            return 1e9 / perSecond();
        }
        return last - exhaustedSince < 0 ? 0 : patienceSeconds * 1e9 / TRIES_IN_PATIENCE;
    }

    /** What holds calls back, in words for users. */
    private synchronized String reason() {
        double found = adaptive == null ? Double.POSITIVE_INFINITY : adaptive.perSecond();
        return stated <= found
                ? calls.host() + " says that " + shortage
                : calls.host()
                        + String.format(Locale.ROOT, " takes %.2g calls a second, and answers 429 to more", found);
    }

    private long estimate(Prompt prompt) {
        int characters = prompt.system() == null ? 0 : prompt.system().length();
        for (Turn turn : prompt.turns()) {
            characters += turn.text().length();
        }
        Integer most = prompt.sampling().maxTokens();
        return (long) (characters / CHARACTERS_PER_TOKEN) + (most == null ? 0 : Math.min(most, 1024));
    }

    /** No answer came. */
    void broken(UnderWay call, IOException failure) {
        long now = System.nanoTime();
        if (failure instanceof OverdueException) {
            call.ranOutOfTime(now);
        } else if (ConnectionFailure.isUnreachable(failure)) {
            call.turnedAway(now);
        }
    }

    /** An answer came that was no 429. */
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

    /** A 429 came. */
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
        // A server that speaks of limits in refusals alone, and answers other calls meanwhile, keeps no account: what
        // it turned down waits as it asks; the other calls need not.
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
