package dev.tenet.file;

import java.util.Arrays;

/** The offsets and lengths of the records of a file, 12 bytes per record. */
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

    /** The length of a record in bytes. */
    int length(int number) {
        return lengths[number];
    }
}
