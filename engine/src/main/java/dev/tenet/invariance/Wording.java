package dev.tenet.invariance;

/**
 * A question in one wording, with the only two answers there are.
 *
 * @param language of the text, as an ISO 639 code such as {@code en}
 * @param text the question
 * @param first the answer that is listed first
 * @param second the answer that is listed second, of the other stance
 */
record Wording(String language, String text, Option first, Option second) {

    /** The same with the answers in the other order. */
    Wording swapped() {
        return new Wording(language, text, second, first);
    }

    /** The same with the answers in the order of their stances elsewhere. */
    Wording listedAs(Wording other) {
        return first.stance() == other.first().stance() ? this : swapped();
    }
}
