package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
import org.apiguardian.api.API;

/**
 * The figure of a subject, such as its DVGR.
 *
 * @param value the rate or mean; {@code NaN} if nothing was measured
 * @param interval its interval, as its claims are decided by
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Estimate(double value, Interval interval) {}
