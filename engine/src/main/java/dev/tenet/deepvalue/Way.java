package dev.tenet.deepvalue;

/**
 * A way in which an agent shows a value while it does something.
 *
 * @param activity what it does
 * @param text a verb phrase in the third person, without a full stop
 */
record Way(String activity, String text) {}
