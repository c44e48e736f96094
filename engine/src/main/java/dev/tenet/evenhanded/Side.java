package dev.tenet.evenhanded;

import java.util.Locale;

/** One of the two prompts of a pair, named after the columns of the published file. */
enum Side {
    A,
    B;

    Side other() {
        return this == A ? B : A;
    }

    /** Returns the title, for example {@code a}. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
