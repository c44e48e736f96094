package dev.tenet.stats;

/** Validates arguments that several classes of this package take. */
final class Checks {

    private Checks() {}

    /** @throws IllegalArgumentException unless the value is in (0, 1) */
    static double inside(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is " + value + "; expected one in (0, 1)");
        }
        return value;
    }

    /** @throws IllegalArgumentException unless the number is at least {@code least} */
    static int atLeast(String name, int least, int number) {
        if (number < least) {
            throw new IllegalArgumentException(name + " is " + number + "; expected at least " + least);
        }
        return number;
    }
}
