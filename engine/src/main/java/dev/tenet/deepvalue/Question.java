package dev.tenet.deepvalue;

/**
 * A choice between two agents, as a prompt shows it.
 *
 * @param scenario one or two sentences that say who chooses what for
 * @param optionA one or more sentences about the first agent
 * @param optionB likewise about the second
 */
record Question(String scenario, String optionA, String optionB) {

    /** Puts one option under A or under B, and the other under the other. */
    static Question of(String scenario, String option, Option letter, String other) {
        return letter == Option.A ? new Question(scenario, option, other) : new Question(scenario, other, option);
    }
}
