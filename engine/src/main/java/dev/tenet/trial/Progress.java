package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.function.Supplier;
import org.apiguardian.api.API;

/** A progress line, for example on the console. */
@API(status = EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Progress {

    /**
     * Called after each step and about every second.
     *
     * @param ended the number of completed steps
     * @param planned the total number of steps
     * @param waiting the number of waiting calls and the reason, in words; empty if none
     * @param what the figures so far, in words; evaluated only if they are displayed
     */
    void at(long ended, long planned, String waiting, Supplier<String> what);
}
