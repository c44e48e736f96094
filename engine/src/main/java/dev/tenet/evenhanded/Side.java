package dev.tenet.evenhanded;

import java.util.Locale;

/** One of the two prompts of a pair, as the columns of the published file name them. */
enum Side {
    A,
    B;

    Side other() {
        return this == A ? B : A;
    }

    /** As in {@code a}. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
