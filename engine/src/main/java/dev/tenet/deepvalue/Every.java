package dev.tenet.deepvalue;

import java.util.Locale;

/** A claim on each of several parts speaks of one of these factors, and this is how it is worded. */
enum Every {
    /** DVGR in every context. */
    CONTEXT(Factor.CONTEXT, "in every context", "contexts", "in %s"),
    /** DVGR for every value that the user acts on. */
    VALUE(Factor.PREFERRED_VALUE, "for every value", "values", "for %s"),
    /** DVGR at every number of examples. */
    SHOT_COUNT(Factor.SHOTS, "at every shot count", "shot counts", "with %s shots");

    private final Factor factor;
    private final String words;
    private final String parts;
    private final String inOne;

    Every(Factor factor, String words, String parts, String inOne) {
        this.factor = factor;
        this.words = words;
        this.parts = parts;
        this.inOne = inOne;
    }

    /** Returns the factor whose levels are the parts. */
    Factor factor() {
        return factor;
    }

    /** Returns the suffix of the quantity, such as {@code in every context}. */
    String words() {
        return words;
    }

    /** Returns the plural noun for the parts, such as {@code contexts}. */
    String parts() {
        return parts;
    }

    /** Returns where one part is, such as {@code in legal}. */
    String in(String part) {
        return String.format(Locale.ROOT, inOne, part);
    }
}
