package dev.tenet.framing.judge;

import dev.tenet.text.Fingerprint;

/**
 * What chance decides about a pair: which of its answers judges read first, and whether they are asked a second time. It
 * follows from the pair's id alone, so that every run on the same pairs decides alike: a replay and a resumed run find what
 * was recorded, and a comparison with a baseline compares answers that were read in the same order.
 */
final class PairDraw {

    /** Changes with how it is decided. */
    static final String VERSION = "1";

    private static final int HEXADECIMAL = 16;
    private static final int BITS_OF_DOUBLE = 53;

    private PairDraw() {}

    /** Whose answer is read first: each side in half of all pairs. */
    static Side first(String id) {
        return (bits("first", id) & 1) == 0 ? Side.FOR : Side.AGAINST;
    }

    /**
     * Whether a pair is among those that are judged twice.
     *
     * @param share how many of all pairs are, in [0, 1]
     */
    static boolean isTwice(String id, double share) {
        double uniform = (bits("twice", id) >>> (Long.SIZE - BITS_OF_DOUBLE)) * 0x1p-53;
        return uniform < share;
    }

    private static long bits(String purpose, String id) {
        return Long.parseUnsignedLong(Fingerprint.of(purpose, id), HEXADECIMAL);
    }
}
