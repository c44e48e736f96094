package dev.tenet.deepvalue;

import java.util.Set;

/**
 * An act: what an agent does in an activity, in a way that shows a value.
 *
 * @param activity the activity
 * @param text a verb phrase in the third person, without a period
 * @param notWith names of the dimensions whose styles contradict the act
 */
record Act(String activity, String text, Set<String> notWith) {

    /** Returns whether the act can be done in both styles of a dimension. */
    boolean goesWith(Dimension dimension) {
        return !notWith.contains(dimension.name());
    }
}
