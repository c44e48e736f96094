package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.model.CallLimits;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Sampling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How fast calls follow each other. */
class PaceTests {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final long SECOND = 1_000_000_000L;

    // What servers say

    @ParameterizedTest
    @CsvSource({"2, 2000", "0.5, 500", "0, 0", "'Fri, 02 Jan 2026 03:04:15 GMT', 10000", "99999999, 600000"})
    void retryAfterIsSecondsOrADate(String value, long millis) {
        assertThat(RateHeaders.retryAfter(Headers.of("Retry-After", value), NOW))
                .isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void retryAfterInMillisecondsIsTheFiner() {
        assertThat(RateHeaders.retryAfter(Headers.of("Retry-After", "1", "retry-after-ms", "250"), NOW))
                .isEqualTo(Duration.ofMillis(250));
    }

    @ParameterizedTest
    @CsvSource({"soon", "-1", "''"})
    void aRetryAfterThatIsNoneIsIgnored(String value) {
        assertThat(RateHeaders.retryAfter(Headers.of("Retry-After", value), NOW))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"1s, 1000", "6m0s, 360000", "20ms, 20", "7.66s, 7660", "1h2m3s, 3723000", "12, 12000"})
    void resetsAreReadAsOpenAiWritesThem(String reset, long millis) {
        assertThat(RateHeaders.until(reset, NOW)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void whatIsLeftComesBackEvenlyUntilTheReset() {
        // 600 requests in a minute, none left: one comes back every tenth of a second.
        Headers headers = Headers.of(
                "x-ratelimit-limit-requests", "600",
                "x-ratelimit-remaining-requests", "0",
                "x-ratelimit-reset-requests", "1m0s");
        assertThat(RateHeaders.callsPerSecond(headers, 100, NOW).orElseThrow()).isCloseTo(10, within(1e-9));
    }

    @Test
    void tokensAreWeighedByWhatACallTakes() {
        Headers headers = Headers.of(
                "anthropic-ratelimit-input-tokens-limit", "60000",
                "anthropic-ratelimit-input-tokens-remaining", "0",
                "anthropic-ratelimit-input-tokens-reset", "2026-01-02T03:05:05Z");
        assertThat(RateHeaders.callsPerSecond(headers, 500, NOW).orElseThrow()).isCloseTo(2, within(1e-9));
    }

    @Test
    void whereEnoughIsLeftNothingIsHeldBack() {
        Headers headers = Headers.of(
                "x-ratelimit-limit-requests", "600",
                "x-ratelimit-remaining-requests", "5",
                "x-ratelimit-reset-requests", "1m0s");
        assertThat(RateHeaders.callsPerSecond(headers, 100, NOW)).isEmpty();
    }

    // Two calls a second.
    private static final Headers NONE_LEFT = Headers.of(
            "x-ratelimit-limit-requests", "120",
            "x-ratelimit-remaining-requests", "0",
            "x-ratelimit-reset-requests", "1m0s");

    private static final Headers SOME_LEFT = Headers.of(
            "x-ratelimit-limit-requests", "120",
            "x-ratelimit-remaining-requests", "60",
            "x-ratelimit-reset-requests", "30s");

    private static final Prompt ANY = new Prompt(null, "Tea?", Sampling.PROVIDERS_CHOICE);

    /** How long two calls wait after the server has answered one with these headers and refused the next. */
    private static Duration waitAfter(Headers answered) throws InterruptedException {
        Pacer pacer = new Pacer(new CallLimits.Pace(0, 0, false));
        pacer.admitted(pacer.await(ANY), answered, ANY, Reply.of("Tea."));
        pacer.refused(pacer.await(ANY), NONE_LEFT);
        long start = System.nanoTime();
        pacer.await(ANY);
        pacer.await(ANY);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void aServerThatAlwaysSaysWhatIsLeftIsBelievedWhenItRefuses() throws InterruptedException {
        assertThat(waitAfter(SOME_LEFT)).isGreaterThan(Duration.ofMillis(450));
    }

    @Test
    void aServerThatSaysSoInRefusalsAloneHoldsNoOtherCallBack() throws InterruptedException {
        assertThat(waitAfter(Headers.of())).isLessThan(Duration.ofMillis(400));
    }

    // What is found out

    /** A server that admits so many a second by a bucket of so many, and a client that sends as fast as it may. */
    private static double[] play(AdaptiveRate rate, double admitted, double bucket, double most, int seconds) {
        double left = bucket;
        long now = 0;
        long refused = 0;
        long taken = 0;
        Deque<Long> answers = new ArrayDeque<>();
        double due = 0;
        long latency = SECOND / 20;
        for (long step = 0; step < seconds * 1000L; step++) {
            now = step * (SECOND / 1000);
            left = Math.min(bucket, left + admitted / 1000);
            due += Math.min(most, rate.perSecond()) / 1000;
            while (due >= 1) {
                due--;
                rate.sent(now);
                boolean isRefused = left < 1;
                if (!isRefused) {
                    left--;
                }
                if (step >= 5000) {
                    taken += isRefused ? 0 : 1;
                    refused += isRefused ? 1 : 0;
                }
                answers.add(isRefused ? -now - 1 : now);
            }
            while (!answers.isEmpty() && now - (answers.peek() < 0 ? -answers.peek() - 1 : answers.peek()) >= latency) {
                long sent = answers.poll();
                rate.answered(sent < 0 ? -sent - 1 : sent, now, sent < 0);
            }
        }
        return new double[] {taken / (seconds - 5.0), (double) refused / (refused + taken)};
    }

    @ParameterizedTest
    @CsvSource({"100, 5", "100, 100", "10, 10", "400, 50"})
    void aLimitIsFoundWithoutBeingTold(double admitted, double bucket) {
        double[] played = play(new AdaptiveRate(), admitted, bucket, 1280, 60);
        assertThat(played[0]).as("used of " + admitted).isGreaterThanOrEqualTo(0.95 * admitted);
        assertThat(played[1]).as("refused").isLessThanOrEqualTo(0.02);
    }

    @Test
    void aServerThatAdmitsEverythingIsNotHeldBack() {
        AdaptiveRate rate = new AdaptiveRate();
        play(rate, 1e9, 1e9, 1280, 20);
        assertThat(rate.perSecond()).isInfinite();
    }

    @Test
    void refusalsThatDoNotDependOnTheRateDoNotStarveTheRun() {
        AdaptiveRate rate = new AdaptiveRate();
        Random random = new Random(7);
        long sent = 0;
        double due = 0;
        for (long step = 0; step < 120_000; step++) {
            long now = step * (SECOND / 1000);
            due += Math.min(500, rate.perSecond()) / 1000;
            while (due >= 1) {
                due--;
                sent++;
                rate.sent(now);
                rate.answered(now, now, random.nextDouble() < 0.2);
            }
        }
        // Two minutes at 500 a second are 60,000; half of it is what the cuts in vain may cost.
        assertThat(sent).isGreaterThan(30_000);
    }
}
