package dev.tenet.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenet.model.FatalModelException;
import dev.tenet.model.SlotHolder;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers that wait, and what is said of them. */
@Timeout(20)
class SlotsTests {

    private static String awaitWords(Slots slots, String end) throws InterruptedException {
        while (!slots.waiting().endsWith(end)) {
            Thread.sleep(5);
        }
        return slots.waiting();
    }

    @Test
    void whatCallsWaitForIsSaidOfThoseThatKeepTheirSlotAndOfThoseThatGiveItAway() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        try (Slots slots = new Slots(3)) {
            Future<Integer> unused = slots.submit(() -> {
                SlotHolder.pause(Duration.ofMinutes(1), "it is busy");
                return 0;
            });
            awaitWords(slots, "busy");
            assertThat(slots.waiting()).isEqualTo("1 call waits: it is busy");
            Future<Integer> paced = slots.submit(() -> {
                SlotHolder.reportWait("0 of 40 requests are left");
                goOn.await();
                SlotHolder.reportWait("");
                return 0;
            });
            assertThat(awaitWords(slots, "left"))
                    .isEqualTo("1 call waits: it is busy; 1 call waits for its turn: 0 of 40 requests are left");
            goOn.countDown();
            paced.get();
            assertThat(slots.waiting()).isEqualTo("1 call waits: it is busy");
        }
    }

    @Test
    void nobodyWaitsForATurnOnceACallHasEndedTheRun() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch hasEnded = new CountDownLatch(1);
        try (Slots slots = new Slots(3)) {
            Future<Integer> before = slots.submit(() -> {
                SlotHolder.reportWait("one call in ten minutes");
                never.await();
                return 0;
            });
            Future<Integer> later = slots.submit(() -> {
                hasEnded.await();
                SlotHolder.reportWait("one call in ten minutes");
                never.await();
                return 0;
            });
            awaitWords(slots, "minutes");
            Future<Integer> unused = slots.submit(() -> {
                throw new FatalModelException("wrong key");
            });
            assertThatThrownBy(before::get).hasMessageContaining("wrong key");
            hasEnded.countDown();
            assertThatThrownBy(later::get).hasMessageContaining("wrong key");
        }
    }
}
