package dev.tenet.invariance;

/**
 * The location of a record.
 *
 * @param file the index of its file, from 0
 * @param record its index in that file, from 0
 */
record Place(int file, int record) {}
