package dev.tenet.deepvalue;

/** A choice that the user made: the question and the chosen option. */
record Example(Question question, Option chosen) {}
