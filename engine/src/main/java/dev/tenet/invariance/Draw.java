package dev.tenet.invariance;

import dev.tenet.text.Fingerprint;

/** Draws from a hash of names: spread evenly, and the same in every run. */
final class Draw {

    private static final int HEX = 16;

    private Draw() {}

    /** A number in [0, {@code bound}). */
    static int below(int bound, String... names) {
        long hash = Long.parseUnsignedLong(Fingerprint.of(names), HEX);
        return (int) Long.remainderUnsigned(hash, bound);
    }
}
