package dev.tenet.trial;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.stats.SamplingPlan;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A mean with a clustered interval, on which a {@link ClusteredClaim} is made.
 *
 * @param <F> the figures that contain the mean
 */
@API(status = INTERNAL, since = "0.1")
public interface ClusteredQuantity<F extends Figures> {

    /** Returns the last part of the ids of its claims, without the threshold's suffix, such as {@code divergence}. */
    String id();

    /** Returns the name in reports, such as {@code divergence}. */
    String title();

    /** Returns what it is, for reports; its claims add what the interval covers, and their direction. */
    ClaimMeaning meaning();

    /** Returns the nouns for its cases. */
    Advice.Words words();

    /** Returns the plural noun for clusters, such as {@code issues}. */
    String clusters();

    /** Returns what the interval covers beyond what was asked; by default, the clusters. */
    default String covered() {
        return clusters();
    }

    /** Returns the planned clusters. */
    ClusterPlan plan(Threshold threshold, SamplingPlan plan);

    /** Returns the mean in the figures; empty if the run may stop early. */
    Optional<ClusteredEstimate> in(F figures);

    /**
     * Returns a second mean that must be on the same side of the threshold, such as that of the pairs without a refusal;
     * empty if there is none.
     */
    default Optional<Also> alsoIn(F figures, Threshold threshold) {
        return Optional.empty();
    }

    /** Returns additional lines for a reviewer if a claim is not supported, such as those of a {@link Story}. */
    List<String> story(F figures, Threshold threshold, Verdict verdict);

    /**
     * A second mean of a claim.
     *
     * @param where the cases that it covers, such as {@code where both answered}
     * @param estimate the mean
     */
    record Also(String where, ClusteredEstimate estimate) {}
}
