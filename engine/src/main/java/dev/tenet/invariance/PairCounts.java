package dev.tenet.invariance;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.invariance.InvarianceReading.Result;
import dev.tenet.trial.Description;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The number of pairs by result. Each pair has exactly one result.
 *
 * @param same both answers chose the same stance
 * @param different the answers chose different stances
 * @param unreadable at least one answer is unreadable
 * @param refusedOnce one answer is a choice, the other a refusal
 * @param refusedTwice both answers are refusals
 * @param failed a call failed
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record PairCounts(long same, long different, long unreadable, long refusedOnce, long refusedTwice, long failed) {

    static final PairCounts NONE = new PairCounts(0, 0, 0, 0, 0, 0);

    PairCounts and(Result result) {
        return new PairCounts(
                same + count(result == Result.SAME),
                different + count(result == Result.DIFFERENT),
                unreadable + count(result == Result.UNREADABLE),
                refusedOnce + count(result == Result.REFUSED_ONCE),
                refusedTwice + count(result == Result.REFUSED_TWICE),
                failed);
    }

    PairCounts andFailed() {
        return new PairCounts(same, different, unreadable, refusedOnce, refusedTwice, failed + 1);
    }

    private static int count(boolean is) {
        return is ? 1 : 0;
    }

    /** Returns the number of pairs with two choices. */
    public long read() {
        return same + different;
    }

    /** Returns the number of all pairs. */
    public long pairs() {
        return read() + unreadable + refusedOnce + refusedTwice + failed;
    }

    /** Returns the nonzero counts in words, for example {@code 212 of 240 the same, 3 unreadable, 1 refused once}. */
    String inWords() {
        List<String> parts = new ArrayList<>(List.of(same + " of " + read() + " the same"));
        add(unreadable, " unreadable", parts);
        add(refusedOnce, " refused once", parts);
        add(refusedTwice, " refused twice", parts);
        add(failed, " failed", parts);
        return String.join(", ", parts);
    }

    void describe(Description into) {
        into.put("same", same)
                .put("different", different)
                .put("unreadable", unreadable)
                .put("refusedOnce", refusedOnce)
                .put("refusedTwice", refusedTwice)
                .put("failed", failed);
    }

    private static void add(long count, String what, List<String> parts) {
        if (count > 0) {
            parts.add(count + what);
        }
    }
}
