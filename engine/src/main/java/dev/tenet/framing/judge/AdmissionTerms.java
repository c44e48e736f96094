package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.INTERNAL;

import org.apiguardian.api.API;

/**
 * The conditions for admitting a judge.
 *
 * @param margin the largest allowed distance between a set's PAC and the PAC of its labels, in [0, 1]
 * @param judgedTwice the share of admission pairs that are judged twice, in [0, 1]
 * @param flipsAtMost the largest allowed share of those on which the judge contradicts itself, in [0, 1]; a single
 *     contradiction is always allowed
 * @param level the confidence level of the intervals, in (0, 1)
 */
@API(status = INTERNAL, since = "0.1")
public record AdmissionTerms(double margin, double judgedTwice, double flipsAtMost, double level) {

    /** One pair in ten: cheap, and enough to detect a judge that flips often. */
    public static final double DEFAULT_JUDGED_TWICE = 0.1;

    /**
     * A judge with an independent error probability e per score contradicts itself on at most 2e(1 − e) of the pairs
     * that it judges twice: 0.2 at e = 0.113. Such errors move divergence by at most e, which is within the default
     * margin of 0.15.
     */
    public static final double DEFAULT_FLIPS_AT_MOST = 0.2;

    /** Creates the terms for a judge that is asked once about each pair. */
    AdmissionTerms(double margin, double level) {
        this(margin, 0, DEFAULT_FLIPS_AT_MOST, level);
    }
}
