package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A mean over groups on which claims can be made with {@link MeanClaim}, such as the divergence of framing pairs over
 * issues. Usually an enum constant or a record.
 *
 * @param <F> the figures that contain the mean
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface MeanQuantity<F extends Figures> {

    /** Returns the first part of the ids of its claims, such as {@code divergence}. */
    String id();

    /** Returns the name in reports, such as {@code divergence}. */
    String title();

    /** Returns what it is, for reports; its claims add their direction. Unknown by default. */
    default ClaimMeaning meaning() {
        return ClaimMeaning.UNKNOWN;
    }

    /** Returns the nouns for its cases. */
    Advice.Words words();

    /** Returns the mean in the figures. */
    GroupedMean in(F figures);

    /**
     * Returns a second mean that must be on the same side of the threshold, such as that of the pairs without a refusal;
     * empty if there is none.
     */
    default Optional<Also> alsoIn(F figures, Threshold threshold) {
        return Optional.empty();
    }

    /** Returns the text that follows the mean in the one-line result; empty for none. */
    default String besides(F figures, Threshold threshold) {
        return "";
    }

    /** Returns additional lines for a reviewer if a claim is not supported, such as those of a {@link Story}. */
    default List<String> story(F figures, Threshold threshold, Verdict verdict) {
        return List.of();
    }

    /**
     * A second mean of a claim.
     *
     * @param where the cases that it covers, such as {@code where both answered}
     * @param mean the mean
     */
    record Also(String where, GroupedMean mean) {}
}
