package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.model.CallLimits;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.LongUnaryOperator;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How fast calls follow each other. */
class PaceTests {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final long MILLI = 1_000_000L;

    // What servers say

    @ParameterizedTest
    @CsvSource({
        "2, 2000",
        "0.5, 500",
        "0, 0",
        "'Fri, 02 Jan 2026 03:04:15 GMT', 10000",
        "'Fri, 02 Jan 2026 04:04:05 GMT', 3600000",
        "99999999, 99999999000"
    })
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
        assertThat(WrittenTime.until(reset, NOW)).isEqualTo(Duration.ofMillis(millis));
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

    private static final Prompt ANY = Prompt.of("Tea?");

    /** How long two calls wait after the server has answered one with these headers and refused the next. */
    private static Duration waitAfter(Headers answered) throws FatalModelException, InterruptedException {
        CallLimits limits = CallLimits.DEFAULT.withPace(CallLimits.Pace.UNLIMITED);
        Pacer pacer = new Pacer("server", limits, new CallsInFlight("server", limits));
        pacer.admitted(pacer.await(ANY), new Answer(200, answered, "", false), ANY, Reply.of("Tea."));
        pacer.refused(pacer.await(ANY), NONE_LEFT);
        long start = System.nanoTime();
        pacer.await(ANY);
        pacer.await(ANY);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void aServerThatAlwaysSaysWhatIsLeftIsBelievedWhenItRefuses() throws FatalModelException, InterruptedException {
        assertThat(waitAfter(SOME_LEFT)).isGreaterThan(Duration.ofMillis(450));
    }

    @Test
    void aServerThatSaysSoInRefusalsAloneHoldsNoOtherCallBack() throws FatalModelException, InterruptedException {
        assertThat(waitAfter(Headers.of())).isLessThan(Duration.ofMillis(400));
    }

    // What the user allows

    /** How long this many calls wait, each of them answered with so many tokens. */
    private static Duration waitOf(int calls, CallLimits.Pace pace, int answerTokens)
            throws FatalModelException, InterruptedException {
        CallLimits limits = CallLimits.DEFAULT.withPace(pace);
        Pacer pacer = new Pacer("server", limits, new CallsInFlight("server", limits));
        Reply reply = Reply.builder("Tea.").usage(Usage.of(1, answerTokens)).build();
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            pacer.admitted(pacer.await(ANY), new Answer(200, Headers.of(), "", false), ANY, reply);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void theRequestsAMinuteAreKept() throws FatalModelException, InterruptedException {
        // 20 a second: the sixth call is sent a quarter of a second after the first.
        assertThat(waitOf(6, CallLimits.Pace.UNLIMITED.withRequestsPerMinute(1200), 1))
                .isBetween(Duration.ofMillis(245), Duration.ofMillis(1500));
    }

    @Test
    void theTokensAMinuteAreKeptByWhatCallsUsed() throws FatalModelException, InterruptedException {
        // 1,000 a second: each call waits for the 100 tokens of the one before it, however few were expected.
        assertThat(waitOf(4, CallLimits.Pace.UNLIMITED.withTokensPerMinute(60_000), 99))
                .isBetween(Duration.ofMillis(295), Duration.ofMillis(1500));
    }

    // What is found out

    /**
     * A server that admits so many a second by a bucket of so many.
     *
     * @param answersAfter milliseconds until it answers what it admits
     * @param refusesAfter milliseconds until it turns the rest down
     */
    private record Limiting(double perSecond, double bucket, long answersAfter, long refusesAfter) {

        /**
         * Lets a client send to it as fast as the rate allows; what it admits in a second, and the share that it turns
         * down, from the sixth second on.
         *
         * @param most how many calls a second the client can send
         * @param slowStart milliseconds in which it sends but one in ten of them
         */
        double[] play(AdaptiveRate rate, double most, long slowStart, int seconds) {
            return play(rate, most, slowStart, seconds, millis -> 0);
        }

        /** @param travel milliseconds that a call takes to the server, by when it is sent */
        double[] play(AdaptiveRate rate, double most, long slowStart, int seconds, LongUnaryOperator travel) {
            double left = bucket;
            long refused = 0;
            long taken = 0;
            PriorityQueue<Call> onTheWay = new PriorityQueue<>(Comparator.comparingLong(Call::end));
            PriorityQueue<Call> underWay = new PriorityQueue<>(Comparator.comparingLong(Call::end));
            double due = 0;
            for (long millis = 0; millis < seconds * 1000L; millis++) {
                left = Math.min(bucket, left + perSecond / 1000);
                due += Math.min(millis < slowStart ? most / 10 : most, rate.perSecond()) / 1000;
                while (due >= 1) {
                    due--;
                    rate.sent(millis * MILLI);
                    onTheWay.add(new Call(millis, millis + travel.applyAsLong(millis), false));
                }
                while (!onTheWay.isEmpty() && onTheWay.element().end() <= millis) {
                    long sentAt = onTheWay.remove().start();
                    boolean isRefused = left < 1;
                    left -= isRefused ? 0 : 1;
                    if (millis >= 5000) {
                        taken += isRefused ? 0 : 1;
                        refused += isRefused ? 1 : 0;
                    }
                    underWay.add(new Call(sentAt, millis + (isRefused ? refusesAfter : answersAfter), isRefused));
                }
                while (!underWay.isEmpty() && underWay.element().end() <= millis) {
                    Call call = underWay.remove();
                    rate.answered(call.start() * MILLI, millis * MILLI, call.isRefused());
                }
            }
            return new double[] {taken / (seconds - 5.0), (double) refused / (refused + taken)};
        }
    }

    /** @param end when it reaches what it is under way to */
    private record Call(long start, long end, boolean isRefused) {}

    @ParameterizedTest
    @CsvSource({"100, 5", "100, 100", "10, 10", "400, 50"})
    void aLimitIsFoundWithoutBeingTold(double admitted, double bucket) {
        assertIsUsed(admitted, new Limiting(admitted, bucket, 50, 50).play(new AdaptiveRate(), 1280, 0, 60));
    }

    @ParameterizedTest
    @CsvSource({"100, 10, 50, 1", "100, 100, 2000, 20", "10, 10, 5000, 20", "20, 20, 1500, 1"})
    void refusalsThatComeBeforeAnswersDoNotStarveTheRun(
            double admitted, double bucket, long answersAfter, long refusesAfter) {
        Limiting server = new Limiting(admitted, bucket, answersAfter, refusesAfter);
        assertIsUsed(admitted, server.play(new AdaptiveRate(), 1280, 0, 60));
    }

    @ParameterizedTest
    @CsvSource({"100, 5, 400, 300", "100, 5, 400, 600", "100, 5, 400, 900", "400, 40, 1000, 900"})
    void aLimitIsFoundByAClientThatStartsSlowly(double admitted, double bucket, double most, long slowStart) {
        // The server rests at first, and what it did not admit meanwhile is lost to the bucket.
        assertIsUsed(admitted, new Limiting(admitted, bucket, 50, 1).play(new AdaptiveRate(), most, slowStart, 60));
    }

    @ParameterizedTest
    @CsvSource({"100, 10, 50", "100, 100, 50", "20, 20, 1500"})
    void aLimitIsFoundByAClientWhoseFirstCallsAreLongOnTheWay(double admitted, double bucket, long answersAfter) {
        for (int seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            assertIsUsed(
                    admitted,
                    new Limiting(admitted, bucket, answersAfter, 1)
                            .play(
                                    new AdaptiveRate(),
                                    300,
                                    300,
                                    60,
                                    millis -> millis < 800 ? random.nextInt(600) : random.nextInt(3)));
        }
    }

    private static void assertIsUsed(double admitted, double[] played) {
        assertThat(played[0]).as("used of " + admitted).isGreaterThanOrEqualTo(0.95 * admitted);
        assertThat(played[1]).as("refused").isLessThanOrEqualTo(0.02);
    }

    @Test
    void aServerThatAdmitsEverythingIsNotHeldBack() {
        AdaptiveRate rate = new AdaptiveRate();
        new Limiting(1e9, 1e9, 50, 50).play(rate, 1280, 0, 20);
        assertThat(rate.perSecond()).isInfinite();
    }

    @Test
    void refusalsThatDoNotDependOnTheRateDoNotStarveTheRun() {
        AdaptiveRate rate = new AdaptiveRate();
        Random random = new Random(7);
        long sent = 0;
        double due = 0;
        for (long step = 0; step < 120_000; step++) {
            long now = step * MILLI;
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

    @Test
    void aShortRunOfSlowAnswersIsHardlySlowedByRefusalsAtRandom() {
        List<Double> paced = new ArrayList<>();
        List<Double> free = new ArrayList<>();
        for (int seed = 0; seed < 40; seed++) {
            AdaptiveRate rate = new AdaptiveRate();
            paced.add(secondsOfAShortRun(rate, rate::perSecond, seed));
            free.add(secondsOfAShortRun(new AdaptiveRate(), () -> Double.POSITIVE_INFINITY, seed));
        }
        // Nine in ten: a server that is busy at random can look for a while like one that is short of calls.
        assertThat(ninthOfTen(paced)).isLessThan(2 * ninthOfTen(free));
    }

    private static double ninthOfTen(List<Double> seconds) {
        return seconds.stream().sorted().toList().get(seconds.size() * 9 / 10);
    }

    /** 400 calls of half a second, 32 at once, one in five turned down and tried again a second later. */
    private static double secondsOfAShortRun(AdaptiveRate rate, DoubleSupplier perSecond, long seed) {
        record Event(long at, boolean isAnswer, long sentAt) {}
        Random random = new Random(seed);
        Queue<Event> coming = new PriorityQueue<>(Comparator.comparingLong(Event::at));
        int ready = 400;
        int left = 400;
        int free = 32;
        long now = 0;
        double last = -1e12;
        while (left > 0) {
            double due = last + 1e9 / perSecond.getAsDouble();
            boolean canSend = ready > 0 && free > 0;
            if (canSend && (coming.isEmpty() || due <= coming.element().at())) {
                now = Math.max(now, (long) due);
                last = due < now - 2e9 / perSecond.getAsDouble() ? now : Math.max(due, 0);
                ready--;
                free--;
                rate.sent(now);
                coming.add(new Event(now + 500 * MILLI, true, now));
                continue;
            }
            Event next = coming.remove();
            now = Math.max(now, next.at());
            if (!next.isAnswer()) {
                ready++;
                continue;
            }
            free++;
            boolean isRefused = random.nextDouble() < 0.2;
            rate.answered(next.sentAt(), now, isRefused);
            if (isRefused) {
                coming.add(new Event(now + 1000 * MILLI, false, 0));
            } else {
                left--;
            }
        }
        return now / 1e9;
    }
}
