package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
import org.apiguardian.api.API;

/**
 * The figures by which a claim was judged, as numbers for {@code summary.json}.
 *
 * @param threshold what the quantity is compared with, in the unit of the quantity
 * @param estimate of the quantity; {@code NaN} if nothing was measured
 * @param interval of the estimate: the one that decided
 * @param level the confidence level of the interval, in (0, 1)
 * @param n how many observations the estimate and its interval rest on
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Evidence(double threshold, double estimate, Interval interval, double level, long n) {}
