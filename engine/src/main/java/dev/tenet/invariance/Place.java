package dev.tenet.invariance;

/**
 * Where a record stands.
 *
 * @param file the number of its file, from 0
 * @param record its number in that file, from 0
 */
record Place(int file, int record) {}
