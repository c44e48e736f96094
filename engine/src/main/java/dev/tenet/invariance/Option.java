package dev.tenet.invariance;

/**
 * One of the two answers to a question.
 *
 * @param text the text, for example {@code yes}
 * @param stance the stance it takes
 */
record Option(String text, Stance stance) {}
