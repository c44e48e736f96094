package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.trial.Description;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The cases that a comparison leaves out, because they have no choice or score in both runs.
 *
 * @param onlyNow the number of cases in this run only
 * @param onlyBefore the number of cases in the other run only
 * @param unscored the number of cases in both runs without a choice or score in one of them
 * @param failed the number of this run's cases that are missing because of a failed call
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record LeftOut(long onlyNow, long onlyBefore, long unscored, long failed) {

    static final LeftOut NOTHING = new LeftOut(0, 0, 0, 0);

    /** Returns whether every case is compared. */
    public boolean isNothing() {
        return onlyNow + onlyBefore + unscored + failed == 0;
    }

    /** @param reading what cases lack, such as {@code a choice} */
    String inWords(Reference reference, String reading) {
        List<String> parts = new ArrayList<>();
        add(parts, onlyNow, reference.onlyNow());
        add(parts, onlyBefore, reference.onlyBefore());
        add(parts, unscored, "without " + reading + " in one of them");
        add(parts, failed, "failed");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    /** @param without the name of the number of cases that lack a choice or score */
    void describe(Description into, Reference reference, String without) {
        into.put("onlyInThisRun", onlyNow)
                .put(reference.isSubject() ? "onlyOfReference" : "onlyInBaseline", onlyBefore)
                .put(without, unscored)
                .put("failed", failed);
    }
}
