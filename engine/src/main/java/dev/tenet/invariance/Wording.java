package dev.tenet.invariance;

/**
 * A question in one wording, with its two possible answers.
 *
 * @param language the language of the text, as an ISO 639 code such as {@code en}
 * @param text the question
 * @param first the answer listed first
 * @param second the answer listed second, with the opposite stance
 */
record Wording(String language, String text, Option first, Option second) {

    /** Returns a copy with the answers in reverse order. */
    Wording swapped() {
        return new Wording(language, text, second, first);
    }

    /** Returns a copy with the answers ordered by stance as in another wording. */
    Wording listedAs(Wording other) {
        return first.stance() == other.first().stance() ? this : swapped();
    }
}
