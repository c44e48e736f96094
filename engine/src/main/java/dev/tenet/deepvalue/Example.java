package dev.tenet.deepvalue;

/** A choice that the user made: what was asked, and what was taken. */
record Example(Question question, Option chosen) {}
