package dev.tenet.run;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * The result of a claim, or the status of a spec or required claim that was not judged; with the sign that every report
 * shows for it. Only results that pass have the sign {@code ✓}.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public enum RecordedOutcome {
    /** The evidence proves the claim. */
    SUPPORTED("✓"),
    /** No limit is exceeded. Nothing is proven. */
    WITHIN_LIMITS("✓"),
    /** The assertions in the method's body passed. */
    PASSED("✓"),
    /** The evidence disproves the claim. */
    REFUTED("✗"),
    /** The run is complete, and the evidence neither proves nor disproves the claim. */
    UNDECIDED("?"),
    /** There is not enough evidence, because the run was cut short or calls failed. */
    INCOMPLETE("!"),
    /** The spec is declared wrongly. */
    INVALID("!"),
    /** The spec could not be measured. */
    BROKEN("!"),
    /** No spec has the required claim. */
    MISSING("!"),
    /** The spec was skipped. */
    SKIPPED("–"),
    /** The spec was planned, but not asked. */
    PLANNED("–"),
    /** A word that this version does not know. */
    UNKNOWN("·");

    private final String sign;

    RecordedOutcome(String sign) {
        this.sign = sign;
    }

    /** Returns the outcome with these words, such as {@code within limits}; {@link #UNKNOWN} if there is none. */
    public static RecordedOutcome of(String words) {
        for (RecordedOutcome outcome : values()) {
            if (outcome.words().equals(words)) {
                return outcome;
            }
        }
        return UNKNOWN;
    }

    /** Returns the outcome in words, as in {@code summary.json}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns the sign, one character. */
    public String sign() {
        return sign;
    }

    /** Returns whether the claim passed. */
    public boolean isPass() {
        return this == SUPPORTED || this == WITHIN_LIMITS || this == PASSED;
    }
}
