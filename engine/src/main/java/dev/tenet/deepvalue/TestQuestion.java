package dev.tenet.deepvalue;

import java.util.Locale;

/**
 * What identifies a test question, apart from its wording: the values and styles, the context and the number of
 * examples. Published prompts with the same {@code test_id} have the same; their answers are not independent.
 */
record TestQuestion(Situation situation, int shots) {

    static TestQuestion of(Trial trial) {
        return new TestQuestion(trial.situation(), trial.shots());
    }

    /** Returns the level of a factor that does not depend on the order of the options. */
    String levelOf(Factor factor) {
        return switch (factor) {
            case CONTEXT -> situation.context();
            case VALUE_PAIR -> situation.valuePair();
            case PREFERRED_VALUE -> situation.preferred();
            case DIMENSION -> situation.dimension();
            // With leading zeros, so that the reference of a regression is the smallest number.
            case SHOTS -> String.format(Locale.ROOT, "%010d", shots);
            case OPTION_ORDER -> throw new IllegalArgumentException(factor + " is no property of a test question");
        };
    }
}
