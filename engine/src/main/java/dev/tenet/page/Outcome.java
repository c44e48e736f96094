package dev.tenet.page;

import java.util.Locale;

/** The result of a claim as it is shown: a sign whose shape differs, a word, and a tone that never is the only clue. */
enum Outcome {
    SUPPORTED("✓", Tone.PASS),
    WITHIN_LIMITS("✓", Tone.PASS),
    PASSED("✓", Tone.PASS),
    REFUTED("✗", Tone.STOP),
    UNDECIDED("?", Tone.OPEN),
    INCOMPLETE("…", Tone.OPEN),
    INVALID("!", Tone.STOP),
    BROKEN("!", Tone.STOP),
    MISSING("!", Tone.STOP),
    SKIPPED("–", Tone.QUIET),
    PLANNED("–", Tone.QUIET),
    UNKNOWN("·", Tone.QUIET);

    /** The class of style rules. */
    enum Tone {
        PASS,
        STOP,
        OPEN,
        QUIET;

        String css() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String sign;
    private final Tone tone;

    Outcome(String sign, Tone tone) {
        this.sign = sign;
        this.tone = tone;
    }

    static Outcome of(String words) {
        for (Outcome outcome : values()) {
            if (outcome.words().equals(words)) {
                return outcome;
            }
        }
        return UNKNOWN;
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    String sign() {
        return sign;
    }

    Tone tone() {
        return tone;
    }

    /** Returns the place among what stops a release: what was proven first, then what could not be judged. */
    int gravity() {
        return switch (this) {
            case REFUTED -> 0;
            case INVALID, BROKEN, MISSING -> 1;
            case INCOMPLETE -> 2;
            case UNDECIDED -> 3;
            default -> 4;
        };
    }

    boolean isPass() {
        return tone == Tone.PASS;
    }

    /** Writes a chip with the sign and the word. */
    static void chip(String words, Html into) {
        Outcome outcome = of(words);
        into.open("span", "class", "chip " + outcome.tone.css())
                .element("span", outcome.sign, "class", "sign", "aria-hidden", "true")
                .text(" " + words)
                .close();
    }
}
