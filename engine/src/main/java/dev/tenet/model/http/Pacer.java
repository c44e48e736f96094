package dev.tenet.model.http;

import dev.tenet.model.CallLimits;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.SharedPace;
import dev.tenet.model.Turn;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.time.Instant;
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
    // What is typical of English text; only the first estimates go by it, for what a call took is then known.
    private static final double CHARACTERS_PER_TOKEN = 4;

    private final String server;
    private final CallLimits.Pace pace;
    private final @Nullable SharedPace shared;
    private final @Nullable Bucket requests;
    private final @Nullable Bucket tokens;
    private final @Nullable AdaptiveRate adaptive;
    // Whoever holds it is next, and sleeps; the others stand in line.
    private final ReentrantLock line = new ReentrantLock(true);
    private long last = System.nanoTime();
    private double stated = Double.POSITIVE_INFINITY;
    // Whether the last answer said what is left; as long as none came, refusals are taken at their word.
    private boolean isAccountKept = true;
    private double meanTokens = 1;
    private long counted;

    /** @param server identifies the server and the model there for other processes */
    Pacer(String server, CallLimits.Pace pace) {
        this.server = server;
        this.pace = pace;
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
     * @return when it is sent, in the time of {@link System#nanoTime}
     * @throws FatalModelException if the pace is shared with other processes and cannot be
     */
    long await(Prompt prompt) throws FatalModelException, InterruptedException {
        if (shared != null) {
            TimeUnit.NANOSECONDS.sleep(
                    shared.next(server, pace, Math.max(1, estimate(prompt))).toNanos());
        }
        if (requests != null) {
            requests.asBlocking().consume(1);
        }
        if (tokens != null) {
            // A bucket waits for no more than it can hold: the rest is a debt that the next call waits for.
            tokens.asBlocking().consume(1);
            tokens.consumeIgnoringRateLimits(Math.max(1, estimate(prompt)) - 1);
        }
        double rate = perSecond();
        if (rate < Double.POSITIVE_INFINITY) {
            awaitTurn();
        }
        long now = System.nanoTime();
        sent(now);
        return now;
    }

    private void awaitTurn() throws InterruptedException {
        line.lockInterruptibly();
        try {
            while (true) {
                double interval = 1e9 / perSecond();
                long now = System.nanoTime();
                long due = last + (long) interval;
                if (due - now <= 0) {
                    // Two intervals may be caught up with after a late wake-up, no more.
                    last = Math.max(due, now - (long) Math.min(2 * interval, Long.MAX_VALUE / 4.0));
                    return;
                }
                TimeUnit.NANOSECONDS.sleep(Math.min(due - now, LONGEST_NAP));
            }
        } finally {
            line.unlock();
        }
    }

    private long estimate(Prompt prompt) {
        int characters = prompt.system() == null ? 0 : prompt.system().length();
        for (Turn turn : prompt.turns()) {
            characters += turn.text().length();
        }
        Integer most = prompt.sampling().maxTokens();
        return (long) (characters / CHARACTERS_PER_TOKEN) + (most == null ? 0 : Math.min(most, 1024));
    }

    /** An answer came that was no 429. */
    void admitted(long sentAt, Headers headers, Prompt prompt, @Nullable Reply reply) throws FatalModelException {
        if (reply != null) {
            heed(headers);
        }
        if (reply != null && reply.usage() != null) {
            long took = reply.usage().totalTokens();
            count(took);
            settle(took - Math.max(1, estimate(prompt)));
        }
        answered(sentAt, headers, false);
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
    void refused(long sentAt, Headers headers) {
        answered(sentAt, headers, true);
    }

    private synchronized void heed(Headers headers) {
        isAccountKept = RateHeaders.sayWhatIsLeft(headers);
    }

    private synchronized void count(long took) {
        counted++;
        meanTokens += (took - meanTokens) / counted;
    }

    private synchronized void answered(long sentAt, Headers headers, boolean isRefused) {
        // A server that speaks of limits in refusals alone, and answers other calls meanwhile, keeps no account of
        // them.
        // What it turned down waits as it asks; the other calls need not.
        stated = isRefused && !isAccountKept
                ? Double.POSITIVE_INFINITY
                : RateHeaders.callsPerSecond(headers, Math.max(1, meanTokens), Instant.now())
                        .orElse(Double.POSITIVE_INFINITY);
        if (adaptive != null) {
            adaptive.answered(sentAt, System.nanoTime(), isRefused);
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
