package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
import dev.tenet.stats.Looks;
import dev.tenet.stats.Shares;
import org.apiguardian.api.API;

/** How the interval of a rate of response health is made. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum RateInterval {
    /** The exact interval of Clopper and Pearson, for observations that are 0 or 1 and one look. */
    CLOPPER_PEARSON("exact (Clopper-Pearson), one look"),
    /** The rate mixture, for shares between 0 and 1 as well, valid at every look. */
    RATE_MIXTURE("rate mixture, valid at every look");

    private final String words;

    RateInterval(String words) {
        this.words = words;
    }

    /** Returns the interval for rates of observations that are 0 or 1. */
    public static RateInterval of(Looks looks) {
        return looks == Looks.FIXED ? CLOPPER_PEARSON : RATE_MIXTURE;
    }

    /**
     * Returns the interval of a rate.
     *
     * @param level the confidence level, in (0, 1)
     */
    public Interval of(Shares shares, double level) {
        return switch (this) {
            case CLOPPER_PEARSON -> shares.clopperPearson(level);
            case RATE_MIXTURE -> shares.anytimeValid(level);
        };
    }

    /** Returns the method in words, such as {@code exact (Clopper-Pearson), one look}. */
    public String words() {
        return words;
    }
}
