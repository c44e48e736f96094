package dev.tenet.picture;

import static org.apiguardian.api.API.Status.INTERNAL;

import org.apiguardian.api.API;

/**
 * A linear scale of a picture.
 *
 * @param low the value at the left end
 * @param high the value at the right end, greater than {@code low}
 * @param left the coordinate of the left end
 * @param right the coordinate of the right end
 */
@API(status = INTERNAL, since = "0.1")
public record Scale(double low, double high, double left, double right) {

    /** Returns the smallest of [0, 1], [−1, 1] and the range itself that contains the values; others are ignored. */
    public static Scale around(double left, double right, double... values) {
        double least = 0;
        double most = 1;
        for (double value : values) {
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        return new Scale(least < 0 ? Math.min(-1, least) : 0, most, left, right);
    }

    /** Returns the coordinate of a value, within the picture. */
    public double at(double value) {
        double within = Math.max(low, Math.min(high, value));
        return left + (within - low) / (high - low) * (right - left);
    }

    /** Returns the value in the middle. */
    public double middle() {
        return (low + high) / 2;
    }
}
