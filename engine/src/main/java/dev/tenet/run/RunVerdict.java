package dev.tenet.run;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** The result of a run as a whole, with the sign that every report shows for it. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum RunVerdict {
    /** Every judged claim and every required claim passed. */
    RELEASED("✓"),
    /** A claim or spec stops the release. */
    STOPPED("✗"),
    /** Nothing was asked, and nothing was required. */
    NOT_MEASURED("–");

    private final String sign;

    RunVerdict(String sign) {
        this.sign = sign;
    }

    /** Returns the verdict with these words, such as {@code not measured}; empty if there is none. */
    public static Optional<RunVerdict> of(String words) {
        return Stream.of(values())
                .filter(verdict -> verdict.words().equals(words))
                .findFirst();
    }

    /** Returns the verdict in words, as in {@code summary.json}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns the sign, one character. */
    public String sign() {
        return sign;
    }
}
