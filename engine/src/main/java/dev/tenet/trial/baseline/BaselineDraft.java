package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Collects the scores of a run for a new baseline. Uses about 210 bytes of memory per case. Used by one thread. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class BaselineDraft {

    private final List<ScoredCase> cases = new ArrayList<>();
    private final ServedModels.Collected served = new ServedModels.Collected();
    private final SortedSet<String> changes = new TreeSet<>();

    /** Creates an empty draft. */
    public BaselineDraft() {}

    /**
     * Adds a case.
     *
     * @param score the score, in [−2, 2]; null if the case has none
     * @param group the key of the group of cases that form one observation; empty if each case is one
     */
    public void add(String id, String fingerprint, @Nullable Double score, String group) {
        cases.add(new ScoredCase(id, fingerprint, score, cases.size(), group));
    }

    /** Adds a reply of the subject; null if there was none. */
    public void answered(@Nullable Reply reply) {
        served.answered(reply);
        if (reply != null) {
            changes.addAll(reply.rejectedParameters());
        }
    }

    /** Adds a reply of a judge. */
    public void judged(Reply reply) {
        served.judged(reply);
    }

    /** Creates the entry of a complete run. */
    BaselineEntry entry(MeasuredSetup measured, BaselineEntry.OfRun run) {
        return new BaselineEntry(
                measured.spec(),
                measured.measure(),
                measured.place().number(),
                measured.place().subjects(),
                measured.subject().sentWith(changes),
                served.soFar(),
                measured.judging(),
                run,
                List.copyOf(cases));
    }
}
