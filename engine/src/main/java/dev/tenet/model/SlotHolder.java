package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * A thread that holds one of so many slots for calls, and gives it to another while it waits.
 *
 * <p>Those who wait in a call without using the network, be it between two tries or for a slow device, do it by {@link
 * #pause}.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface SlotHolder {

    /**
     * Waits, with the slot given away meanwhile.
     *
     * @param why in words for users, for the line that says how far a run is
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    void sleep(Duration duration, String why) throws InterruptedException;

    /**
     * Says why the thread waits while it keeps its slot, for the line that says how far a run is.
     *
     * @param why in words for users; empty when it goes on
     */
    default void waiting(String why) {}

    /**
     * Says why the current thread waits, if it holds a slot, which it keeps.
     *
     * @param why in words for users, for the line that says how far a run is; empty when it goes on
     */
    static void reportWait(String why) {
        if (Thread.currentThread() instanceof SlotHolder holder) {
            holder.waiting(why);
        }
    }

    /**
     * Waits on the current thread, and gives its slot away meanwhile if it holds one.
     *
     * @param why in words for users, for the line that says how far a run is
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    static void pause(Duration duration, String why) throws InterruptedException {
        if (Thread.currentThread() instanceof SlotHolder holder) {
            holder.sleep(duration, why);
        } else {
            Thread.sleep(duration.toMillis());
        }
    }
}
