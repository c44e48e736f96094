package dev.tenet.invariance;

import dev.tenet.text.Fingerprint;

/** Draws numbers from a hash of names: uniform, and the same in every run. */
final class Draw {

    private static final int HEX = 16;

    private Draw() {}

    /** Returns a number in [0, {@code bound}). */
    static int below(int bound, String... names) {
        long hash = Long.parseUnsignedLong(Fingerprint.of(names), HEX);
        return (int) Long.remainderUnsigned(hash, bound);
    }
}
