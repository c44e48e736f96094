package dev.tenet.model;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * Coordinates calls to servers so that several processes together stay within the rate limits. Safe for use by several
 * threads.
 */
@API(status = INTERNAL, since = "0.1")
public interface SharedPace {

    /**
     * Reserves the next turn for a call.
     *
     * @param server identifies the server and the model
     * @param pace the rate limits
     * @param tokens the estimated tokens of the call
     * @return how long to wait before the call
     * @throws FatalModelException if the pace cannot be shared
     */
    Duration next(String server, CallLimits.Pace pace, long tokens) throws FatalModelException;

    /**
     * Corrects an earlier estimate: later calls wait longer or shorter.
     *
     * @param server identifies the server and the model
     * @param pace the rate limits
     * @param more tokens used beyond the estimate; negative if the call used fewer
     * @throws FatalModelException if the pace cannot be shared
     */
    void settle(String server, CallLimits.Pace pace, long more) throws FatalModelException;
}
