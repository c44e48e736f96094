package dev.tenet.invariance;

/**
 * One of the two answers to a question.
 *
 * @param text as in {@code yes}
 * @param stance the side it takes
 */
record Option(String text, Stance stance) {}
