package dev.tenet.assertj;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.history.DriftCheck;
import dev.tenet.history.History;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Story;
import dev.tenet.trial.Verdict;
import java.util.Optional;
import org.apiguardian.api.API;
import org.opentest4j.TestAbortedException;

/**
 * Assertions for a {@link History}.
 *
 * <p>Not final, because soft assertions subclass it.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public class HistoryAssert extends ClaimAssert<HistoryAssert, History> {

    /** The probability that an assertion about one claim ever raises a false alarm: {@value}. */
    public static final double FALSE_ALARM = 0.05;

    /** Creates an assertion; see {@link TenetAssertions}. */
    public HistoryAssert(History actual) {
        super(actual, HistoryAssert.class);
    }

    /**
     * Verifies that there is no alarm for drift of a claim's figure; see {@link History#drift}. That there is no alarm does
     * not prove that nothing changed.
     *
     * @param claim the full id of the claim
     * @throws AssertionError if there is an alarm
     * @throws TestAbortedException if fewer than two runs can be compared
     */
    public HistoryAssert hasNoDrift(String claim) {
        isNotNull();
        return verify(finding(actual, claim, "no drift of " + claim));
    }

    /**
     * Verifies that there is no alarm for drift of a claim's figure among the runs since a date or run.
     *
     * @param claim the full id of the claim
     * @param since a date such as {@code 2026-11-01}, a time in UTC, or the name of a run's folder
     * @throws AssertionError if there is an alarm
     * @throws TestAbortedException if fewer than two runs can be compared
     * @throws IllegalArgumentException if {@code since} is neither a date nor a time, and no run has this name
     */
    public HistoryAssert hasNoDriftSince(String claim, String since) {
        isNotNull();
        return verify(finding(actual.since(since), claim, "no drift of " + claim + " since " + since));
    }

    private static Finding finding(History history, String claim, String name) {
        Optional<DriftCheck> check = history.drift(claim);
        String found = check.map(runs -> runs.inWords(FALSE_ALARM))
                .orElse("fewer than two runs of the history can be compared");
        Verdict verdict = check.isEmpty()
                ? Verdict.UNDECIDED
                : check.get().isAlarm(FALSE_ALARM) ? Verdict.REFUTED : Verdict.WITHIN_LIMITS;
        return Finding.of(verdict, name, found, Story::new);
    }
}
