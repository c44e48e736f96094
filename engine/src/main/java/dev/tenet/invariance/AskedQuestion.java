package dev.tenet.invariance;

/**
 * One way of asking a question: what the subject reads.
 *
 * @param question the id of the question
 * @param wording the text, with the options in the order in which they are listed
 * @param asker the sentence that says who asks; empty for nobody
 * @param isOtherOrder whether the options are listed in the other order than the file has them
 */
record AskedQuestion(String question, Wording wording, String asker, boolean isOtherOrder) {

    /** The text that is sent. */
    String prompt() {
        String asked = PromptWords.in(wording.language()).around(wording);
        return asker.isEmpty() ? asked : asker + "\n\n" + asked;
    }

    /** The option that a file lists first, mostly a "yes". */
    Option firstInFile() {
        return isOtherOrder ? wording.second() : wording.first();
    }
}
