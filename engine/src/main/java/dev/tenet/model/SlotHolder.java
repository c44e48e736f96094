package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * A thread that holds one of a limited number of call slots and can release it while it waits.
 *
 * <p>Code that waits during a call without using the network, such as between retries or for a slow device, waits with
 * {@link #pause}.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface SlotHolder {

    /**
     * Releases the slot, waits, and acquires a slot again.
     *
     * @param why the reason, shown on the progress line
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    void sleep(Duration duration, String why) throws InterruptedException;

    /**
     * Called when the thread starts or stops waiting while it keeps its slot.
     *
     * @param why the reason, shown on the progress line; empty when the wait ends
     */
    default void waiting(String why) {}

    /**
     * Reports that the current thread starts or stops waiting while it keeps its slot, if it holds one.
     *
     * @param why the reason, shown on the progress line; empty when the wait ends
     */
    static void reportWait(String why) {
        if (Thread.currentThread() instanceof SlotHolder holder) {
            holder.waiting(why);
        }
    }

    /**
     * Waits on the current thread, releasing its slot meanwhile if it holds one.
     *
     * @param why the reason, shown on the progress line
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    static void pause(Duration duration, String why) throws InterruptedException {
        if (Thread.currentThread() instanceof SlotHolder holder) {
            holder.sleep(duration, why);
        } else {
            Thread.sleep(duration.toMillis());
        }
    }
}
