package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.function.Supplier;
import org.apiguardian.api.API;

/** A line that says how far something has come, as on the console. */
@API(status = EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Progress {

    /**
     * Called after each step and about every second.
     *
     * @param ended how many steps have ended
     * @param planned how many there are
     * @param waiting how many calls wait, and why, in words; empty if none does
     * @param what the figures so far in words, made only where they are shown
     */
    void at(long ended, long planned, String waiting, Supplier<String> what);
}
