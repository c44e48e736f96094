package dev.tenet.invariance;

/**
 * A question as presented to the subject.
 *
 * @param question the id of the question
 * @param wording the text, with the options in the order listed
 * @param asker the sentence that introduces the asker; empty without an asker
 * @param isOtherOrder whether the options are listed in the reverse of the file's order
 */
record AskedQuestion(String question, Wording wording, String asker, boolean isOtherOrder) {

    /** Returns the text to send. */
    String prompt() {
        String asked = PromptWords.in(wording.language()).around(wording);
        return asker.isEmpty() ? asked : asker + "\n\n" + asked;
    }

    /** Returns the option that the file lists first, usually a "yes". */
    Option firstInFile() {
        return isOtherOrder ? wording.second() : wording.first();
    }
}
