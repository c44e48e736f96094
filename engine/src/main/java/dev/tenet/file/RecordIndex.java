package dev.tenet.file;

import java.util.Arrays;

/** Where the records of a file start, and how long they are: 12 bytes a record. */
final class RecordIndex {

    private long[] starts = new long[256];
    private int[] lengths = new int[256];
    private int size;

    void add(long start, int length) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            lengths = Arrays.copyOf(lengths, 2 * size);
        }
        starts[size] = start;
        lengths[size] = length;
        size++;
    }

    int size() {
        return size;
    }

    /** The byte offset of a record. */
    long start(int number) {
        return starts[number];
    }

    /** The number of bytes of a record. */
    int length(int number) {
        return lengths[number];
    }
}
