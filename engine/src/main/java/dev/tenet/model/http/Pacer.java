package dev.tenet.model.http;

import dev.tenet.model.CallLimits;
import dev.tenet.model.CallSettings;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.SharedPace;
import dev.tenet.model.SlotHolder;
import dev.tenet.model.TokenEstimate;
import dev.tenet.model.http.CallsUnderWay.UnderWay;
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
 * Lets the calls to one server follow each other as fast as the user and the server allow: the requests and tokens a
 * minute that the user set, what the server says is left, and what {@link AdaptiveRate} found out.
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
    private final CallsUnderWay calls;
    private final @Nullable SharedPace turns;
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
    Pacer(String server, CallLimits limits, CallsUnderWay calls) {
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
            SlotHolder.say("");
            if (!isSent) {
                call.close();
            }
        }
    }

    /** The limits that the user set. */
    private void awaitLimits(Prompt prompt) throws FatalModelException, InterruptedException {
        if (turns != null) {
            Duration wait = turns.next(server, pace, estimate(prompt));
            if (!wait.isZero()) {
                SlotHolder.say(limitsInWords());
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
        SlotHolder.say(reason());
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
                SlotHolder.say(reason());
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

    private static long estimate(Prompt prompt) {
        Integer most = prompt.sampling().maxTokens();
        return TokenEstimate.of(prompt) + (most == null ? 0 : Math.min(most, LONGEST_ANSWER));
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
            settle(took - estimate(prompt));
        }
        answered(call, headers, false);
    }

    private void settle(long more) throws FatalModelException {
        if (turns != null) {
            turns.settle(server, pace, more);
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
