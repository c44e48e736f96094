package dev.tenet.framing.judge;

import dev.tenet.text.Fingerprint;

/**
 * Draws the answer order of a pair, and whether it is judged twice. The draw depends on the pair's id alone, so it is
 * the same in every run: replays and resumed runs find the recorded answers, and baseline comparisons use the same
 * answer order.
 */
final class PairDraw {

    /** The version of the drawing method. */
    static final String VERSION = "1";

    private static final int HEXADECIMAL = 16;
    private static final int BITS_OF_DOUBLE = 53;

    private PairDraw() {}

    /** Returns the side whose answer is read first: each side for half of all pairs. */
    static Side first(String id) {
        return (bits("first", id) & 1) == 0 ? Side.FOR : Side.AGAINST;
    }

    /**
     * Returns whether a pair is judged twice.
     *
     * @param share the share of pairs that are judged twice, in [0, 1]
     */
    static boolean isTwice(String id, double share) {
        double uniform = (bits("twice", id) >>> (Long.SIZE - BITS_OF_DOUBLE)) * 0x1p-53;
        return uniform < share;
    }

    private static long bits(String purpose, String id) {
        return Long.parseUnsignedLong(Fingerprint.of(purpose, id), HEXADECIMAL);
    }
}
