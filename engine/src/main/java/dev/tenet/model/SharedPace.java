package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * Hands out the turns of calls to servers, so that several processes together stay within one pace. Safe for use by
 * several threads.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface SharedPace {

    /**
     * Takes the next turn of a call.
     *
     * @param server identifies the server and the model there
     * @param pace how many requests and tokens a minute may have
     * @param tokens what the call will probably take
     * @return how long to wait for the turn
     * @throws FatalModelException if turns cannot be shared
     */
    Duration next(String server, CallLimits.Pace pace, long tokens) throws FatalModelException;

    /**
     * Corrects what a call was taken to need: calls that follow wait longer, or less.
     *
     * @param server identifies the server and the model there
     * @param pace how many requests and tokens a minute may have
     * @param more the tokens that it took beyond the estimate; negative if it took fewer
     * @throws FatalModelException if turns cannot be shared
     */
    void settle(String server, CallLimits.Pace pace, long more) throws FatalModelException;
}
