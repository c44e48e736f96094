package dev.tenet.page;

import dev.tenet.picture.Html;
import dev.tenet.run.RecordedOutcome;
import java.util.Locale;

/** The color of an outcome, which never is the only clue: a sign and a word stand beside it. */
enum Tone {
    PASS,
    STOP,
    OPEN,
    QUIET;

    static Tone of(RecordedOutcome outcome) {
        return switch (outcome) {
            case SUPPORTED, WITHIN_LIMITS, PASSED -> PASS;
            case REFUTED, INVALID, BROKEN, MISSING -> STOP;
            case UNDECIDED, INCOMPLETE -> OPEN;
            case SKIPPED, PLANNED, UNKNOWN -> QUIET;
        };
    }

    /** Returns the class of style rules. */
    String css() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Writes a chip with the sign of an outcome and its words. */
    static void chip(String words, Html into) {
        RecordedOutcome outcome = RecordedOutcome.of(words);
        into.open("span", "class", "chip " + of(outcome).css())
                .element("span", outcome.sign(), "class", "sign", "aria-hidden", "true")
                .text(" " + words)
                .close();
    }
}
