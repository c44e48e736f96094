package dev.tenet.history;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.ChangeOfMean;
import dev.tenet.stats.Decimals;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The search for a change in the figure of a claim over several runs; see {@link ChangeOfMean}.
 *
 * @param runs the runs that were compared, in the order of time
 * @param change the evidence for a change
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record DriftCheck(List<HistoryEntry> runs, ChangeOfMean change) {

    /** Copies the list. */
    public DriftCheck {
        runs = List.copyOf(runs);
    }

    static Optional<DriftCheck> of(List<HistoryEntry> entries) {
        List<HistoryEntry> measured = entries.stream()
                .filter(entry -> entry.observations().isPresent())
                .toList();
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        HistoryEntry latest = measured.get(measured.size() - 1);
        List<HistoryEntry> runs = measured.stream()
                .filter(entry -> entry.setup().isDeclaredAs(latest.setup()))
                .toList();
        return runs.size() < 2
                ? Optional.empty()
                : Optional.of(new DriftCheck(runs, ChangeOfMean.of(observations(runs))));
    }

    private static List<ChangeOfMean.Run> observations(List<HistoryEntry> runs) {
        return runs.stream().flatMap(run -> run.observations().stream()).toList();
    }

    /**
     * Returns whether there is an alarm.
     *
     * @param alpha the probability of ever raising an alarm if nothing changed, in (0, 1)
     */
    public boolean isAlarm(double alpha) {
        return change.isAlarm(alpha);
    }

    /**
     * Returns the result in one line.
     *
     * @param alpha the probability of ever raising an alarm if nothing changed, in (0, 1)
     */
    public String inWords(double alpha) {
        String evidence = String.format(
                Locale.ROOT,
                "evidence %s, alarm at %.0f",
                change.logEvidence() > Math.log(1e6) ? "above 1,000,000" : Decimals.of(Math.exp(change.logEvidence())),
                1 / alpha);
        return isAlarm(alpha)
                ? before() + " in " + runs(change.changedAt() - 1) + " before "
                        + runs.get(change.changedAt() - 1).time() + ", " + after() + " in "
                        + runs(change.look() - change.changedAt() + 1) + " from then on (" + evidence + ")" + served()
                : "no alarm in " + runs(runs.size()) + " since " + runs.get(0).time() + " (" + evidence + ")";
    }

    private String before() {
        return mean(runs.subList(0, change.changedAt() - 1));
    }

    private String after() {
        return mean(runs.subList(change.changedAt() - 1, change.look()));
    }

    private static String mean(List<HistoryEntry> part) {
        double sum = 0;
        double total = 0;
        for (ChangeOfMean.Run run : observations(part)) {
            sum += run.mean() * run.n();
            total += run.n();
        }
        return Decimals.estimate(sum / total);
    }

    private static String runs(int number) {
        return number + (number == 1 ? " run" : " runs");
    }

    /** Names the models that answered, if they differ before and after. */
    private String served() {
        var before = runs.get(change.changedAt() - 2).setup().servedModels();
        var after = runs.get(change.changedAt() - 1).setup().servedModels();
        return before.equals(after) ? "" : "; served by " + after + " instead of " + before;
    }
}
