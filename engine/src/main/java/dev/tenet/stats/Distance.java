package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** How far apart two ratings are. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum Distance {
    /** Different (1) or not (0). */
    NOMINAL,
    /** The square of their difference. */
    INTERVAL;

    double between(double one, double other) {
        return switch (this) {
            case NOMINAL -> one == other ? 0 : 1;
            case INTERVAL -> (one - other) * (one - other);
        };
    }
}
