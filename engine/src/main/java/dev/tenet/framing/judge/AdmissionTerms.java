package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * What a judge has to be to be admitted.
 *
 * @param margin how far the PAC of a set may be from what its labels give, in [0, 1]
 * @param judgedTwice the share of calibration pairs about which it is asked a second time, in [0, 1]
 * @param flipsAtMost on what share of those it may contradict itself, in [0, 1]; once is never held against it
 * @param level the confidence level of the intervals, in (0, 1)
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record AdmissionTerms(double margin, double judgedTwice, double flipsAtMost, double level) {

    /** One pair in ten: enough to find a judge that flips often, and cheap. */
    public static final double DEFAULT_JUDGED_TWICE = 0.1;

    /**
     * A judge whose score of a pair is wrong with probability e, by chance and each time anew, contradicts itself on at most
     * 2e(1 − e) of the pairs that it judges twice: on 0.2 where e is 0.113. Such errors move divergence by no more than
     * that, which is within the default margin of 0.15.
     */
    public static final double DEFAULT_FLIPS_AT_MOST = 0.2;

    /** Terms for a judge that is asked once about each pair. */
    AdmissionTerms(double margin, double level) {
        this(margin, 0, DEFAULT_FLIPS_AT_MOST, level);
    }
}
