package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** The distance between two ratings. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum Distance {
    /** 1 if they differ, otherwise 0. */
    NOMINAL,
    /** The squared difference. */
    INTERVAL;

    double between(double one, double other) {
        return switch (this) {
            case NOMINAL -> one == other ? 0 : 1;
            case INTERVAL -> (one - other) * (one - other);
        };
    }
}
