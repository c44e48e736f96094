package dev.tenet.deepvalue;

import java.util.Set;

/**
 * A way in which an agent shows a value while it does something.
 *
 * @param activity what it does
 * @param text a verb phrase in the third person, without a full stop
 * @param notWith names of the dimensions whose styles contradict it
 */
record Way(String activity, String text, Set<String> notWith) {

    /** Whether its act can be done in both styles of a dimension. */
    boolean goesWith(Dimension dimension) {
        return !notWith.contains(dimension.name());
    }
}
