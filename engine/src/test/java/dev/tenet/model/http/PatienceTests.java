package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.SlotHolder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No user waits longer than {@code tenet.patience} for nothing. */
@Timeout(60)
@Tag("slow")
class PatienceTests {

    private Wire wire;

    @BeforeEach
    void open() throws IOException {
        wire = new Wire();
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private void answers(Function<Integer, MockResponse.Builder> how) {
        AtomicInteger asked = new AtomicInteger();
        wire.server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return how.apply(asked.incrementAndGet()).build();
            }
        });
    }

    private ChatModel model(CallLimits limits) {
        return new HttpModels(Map.<String, String>of()::get).open(wire.address() + "#m", limits);
    }

    /** Asks again and again by so many callers until one is told that the run is over. */
    private static FatalModelException askUntilTheRunEnds(ChatModel model, int callers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Callable<FatalModelException>> all = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                all.add(() -> {
                    while (true) {
                        try {
                            model.ask(Prompt.of("Tea?"));
                        } catch (FatalModelException fatal) {
                            return fatal;
                        } catch (ModelException failed) {
                            // A failed trial: the run goes on.
                        }
                    }
                });
            }
            return threads.invokeAny(all);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aServerThatOnlyRefusesEndsTheRunWhenThePatienceIsOver() throws Exception {
        answers(number -> Wire.answer(429, "{\"error\":{\"message\":\"too many\"}}"));
        ChatModel model = model(CallLimits.DEFAULT.withPatience(Duration.ofSeconds(4)));
        long start = System.nanoTime();
        // The pace finds out that hardly anything is admitted, and lets each wait longer and longer for its turn.
        FatalModelException fatal = askUntilTheRunEnds(model, 32);
        assertThat(fatal)
                .hasMessageContaining("too many")
                .hasMessageContaining("no call has succeeded for")
                .hasMessageContaining("tenet.patience is 4 s");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(8));
    }

    @Test
    void oneCallerAloneWaitsNoLonger() throws Exception {
        answers(number -> Wire.answer(429, "{}"));
        ChatModel model = model(CallLimits.DEFAULT.withConcurrency(1).withPatience(Duration.ofSeconds(3)));
        long start = System.nanoTime();
        askUntilTheRunEnds(model, 1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
    }

    @Test
    void waitsForOnesOwnTurnDoNotCountWhileOthersAreAnswered() throws Exception {
        answers(number -> Wire.answer(200, Wire.TEA));
        // The last of these waits for four seconds.
        ChatModel model = model(CallLimits.DEFAULT
                .withPatience(Duration.ofSeconds(1))
                .withPace(CallLimits.Pace.ADAPTIVE.withRequestsPerMinute(150)));
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Future<String>> all = new ArrayList<>();
            for (int caller = 0; caller < 10; caller++) {
                all.add(threads.submit(() -> model.ask(Wire.PROMPT).text()));
            }
            for (Future<String> each : all) {
                assertThat(each.get()).isEqualTo("Tea.");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static MockResponse.Builder nothingLeft(int status) {
        return Wire.answer(status, status == 200 ? Wire.TEA : "{}")
                .addHeader("x-ratelimit-limit-requests", "1")
                .addHeader("x-ratelimit-remaining-requests", "0")
                .addHeader("x-ratelimit-reset-requests", "9h");
    }

    @Test
    void aServerThatHasNothingLeftForHoursEndsTheRunAndSaysSo() throws Exception {
        answers(number -> nothingLeft(number == 1 ? 200 : 429));
        ChatModel model = model(CallLimits.DEFAULT);
        assertThat(model.ask(Wire.PROMPT).text()).isEqualTo("Tea.");
        long start = System.nanoTime();
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> model.ask(Wire.PROMPT))
                .withMessageContaining("it asks to wait 32400 s, but tenet.patience is 600 s");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(wire.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aServerThatSaysSoAndAnswersAllTheSameIsNotBelieved() throws Exception {
        answers(number -> nothingLeft(200));
        ChatModel model = model(CallLimits.DEFAULT);
        long start = System.nanoTime();
        for (int call = 0; call < 20; call++) {
            assertThat(model.ask(Wire.PROMPT).text()).isEqualTo("Tea.");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    /** Remembers what it is told to wait for. */
    private static final class Asking extends Thread implements SlotHolder {

        private final Set<String> reasons;

        Asking(Set<String> reasons, Runnable task) {
            super(task);
            this.reasons = reasons;
        }

        @Override
        public void waiting(String why) {
            reasons.add(why);
        }

        @Override
        public void sleep(Duration duration, String why) throws InterruptedException {
            Thread.sleep(duration.toMillis());
        }
    }

    private static Set<String> reasonsOfAsking(ChatModel model, int callers, int each) throws InterruptedException {
        Set<String> reasons = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            Thread thread = new Asking(reasons, () -> {
                try {
                    for (int call = 0; call < each; call++) {
                        model.ask(Wire.PROMPT);
                    }
                } catch (ModelException | InterruptedException ended) {
                    reasons.add("ended: " + ended.getMessage());
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return reasons;
    }

    @Test
    void whatTheServerSaysIsLeftIsSaidToWhoWaits() throws Exception {
        answers(number -> Wire.answer(200, Wire.TEA)
                .addHeader("x-ratelimit-limit-requests", "40")
                .addHeader("x-ratelimit-remaining-requests", "0")
                .addHeader("x-ratelimit-reset-requests", "20s"));
        assertThat(reasonsOfAsking(model(CallLimits.DEFAULT), 2, 2))
                .anyMatch(why -> why.matches("localhost:\\d+ reports that 0 of 40 requests are left, next in 1 s"))
                .contains("")
                .noneMatch(why -> why.startsWith("ended"));
    }

    @Test
    void thePaceThatTheUserSetIsSaidToWhoWaits() throws Exception {
        answers(number -> Wire.answer(200, Wire.TEA));
        assertThat(reasonsOfAsking(
                        model(CallLimits.DEFAULT.withPace(CallLimits.Pace.ADAPTIVE.withRequestsPerMinute(120))), 2, 1))
                .contains("tenet.requests-per-minute is 120");
    }

    @Test
    void howManyAServerAnswersIsSaidToWhoWaits() throws Exception {
        answers(number -> Wire.answer(200, Wire.TEA).headersDelay(300, TimeUnit.MILLISECONDS));
        assertThat(reasonsOfAsking(model(CallLimits.DEFAULT), 32, 1))
                .anyMatch(why -> why.matches(
                        "no call to localhost:\\d+ has been answered yet: 16 of tenet.concurrency 32 are sent first"));
    }
}
