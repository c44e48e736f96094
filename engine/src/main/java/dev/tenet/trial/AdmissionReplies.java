package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Proportion;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * A judge's replies about the admission pairs.
 *
 * @param ratings the rating of each pair that was asked, in the order of the pairs
 * @param served the models that answered, as named by the server; empty if it does not name them
 * @param failedCalls the number of pairs with a failed call
 * @param firstFailure the cause of the first failed call; empty if none failed
 * @param firstUnreadable what is wrong with the first unusable reply; empty if all are usable, or if that is unknown
 * @param certainMiss why the judge can no longer be admitted; empty if it can
 * @param <R> the type of the ratings
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record AdmissionReplies<R>(
        List<R> ratings,
        SortedSet<String> served,
        long failedCalls,
        Optional<String> firstFailure,
        Optional<String> firstUnreadable,
        Optional<String> certainMiss)
        implements Figures {

    private static final double LEVEL = 0.95;

    /** Copies the ratings and the model names. */
    public AdmissionReplies {
        ratings = List.copyOf(ratings);
        served = Collections.unmodifiableSortedSet(new TreeSet<>(served));
    }

    /** Returns the replies of which an earlier launch stored the ratings. */
    static <R> AdmissionReplies<R> kept(AdmissionFiles.Kept<R> kept) {
        return new AdmissionReplies<>(
                kept.rated(), new TreeSet<>(kept.served()), 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public String headline() {
        return ratings.size() + " admission pairs";
    }

    @Override
    public List<Cell> cells() {
        return List.of();
    }

    @Override
    public Health health() {
        return Health.of(
                Responses.of(
                        new Proportion(0, ratings.size()),
                        new Proportion(0, ratings.size()),
                        new Proportion(failedCalls, ratings.size())),
                headline(),
                List.of(),
                LEVEL);
    }

    @Override
    public void describe(Description into) {}
}
