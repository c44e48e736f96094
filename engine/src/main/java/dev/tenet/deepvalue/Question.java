package dev.tenet.deepvalue;

/**
 * The text of a choice between two agents.
 *
 * @param scenario one or two sentences about the user and the activity
 * @param optionA one or more sentences about the first agent
 * @param optionB one or more sentences about the second agent
 */
record Question(String scenario, String optionA, String optionB) {

    /** Creates a question with an option under the given letter, and the other option under the other letter. */
    static Question of(String scenario, String option, Option letter, String other) {
        return letter == Option.A ? new Question(scenario, option, other) : new Question(scenario, other, option);
    }
}
