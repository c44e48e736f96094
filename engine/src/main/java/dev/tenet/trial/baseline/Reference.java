package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.trial.ClaimMeaning;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a run is compared with, in the words of messages: an earlier run, or another subject of the same launch.
 *
 * @param subject the name of the other subject; null for an earlier run
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Reference(@Nullable String subject) {

    /** An earlier run. */
    public static final Reference BASELINE = new Reference(null);

    /**
     * Returns another subject of the same spec method and launch.
     *
     * @param name its label or model
     */
    public static Reference subject(String name) {
        return new Reference(name);
    }

    private String either(String ofBaseline, String ofSubject) {
        return subject == null ? ofBaseline : ofSubject;
    }

    boolean isSubject() {
        return subject != null;
    }

    /** As in "at most 0.05 below the baseline". */
    String name() {
        return subject == null ? "the baseline" : subject;
    }

    /** Returns what the difference in a quantity is. */
    ClaimMeaning meaning(String quantity) {
        return ClaimMeaning.of("The difference in " + quantity + " from " + name()
                + " on the same cases. 0 means no difference;" + " below 0, this run is lower.");
    }

    String claimId() {
        return either("no-worse-than-baseline", "no-worse-than");
    }

    /** As in "0.75 then, 0.70 now". */
    String rates(String before, String now) {
        return before + either(" then, ", " for " + subject + ", ") + now + either(" now", " for this subject");
    }

    /** As in "120 trials of both runs". */
    String ofBoth() {
        return either(" of both runs", " of both subjects");
    }

    /** As in "3 only in this run". */
    String onlyNow() {
        return either("only in this run", "only for this subject");
    }

    String onlyBefore() {
        return either("only in the baseline", "only for " + subject);
    }

    /** As in "no case has a choice in both runs". */
    String inBoth() {
        return either("in both runs", "for both subjects");
    }

    String servedBy() {
        return either("then served by ", subject + " was served by ");
    }

    /** The heading of an answer of the reference. */
    String before() {
        return either("before", name());
    }

    /** The heading of an answer of this run. */
    String now() {
        return either("now", "this subject");
    }

    /** As in "changed from deep to shallow". */
    String from(String before, String now) {
        return either(
                "changed from " + before + " to " + now, before + " for " + subject + " and " + now + " for this");
    }

    /** As in "unchanged answers would not support it". */
    String equal() {
        return either("unchanged", "equal");
    }

    /** As in "if 20 % of choices change". */
    String change() {
        return either("change", "differ");
    }

    String worse() {
        return either("got worse", "scored lower");
    }

    String better() {
        return either("got better", "scored higher");
    }

    /** As in "those that got worse". */
    String thoseThatAreWorse() {
        return either("those that got worse", "those that are worse");
    }

    /** Where the answers of the reference are, if they are not shown. */
    String whereAnswersAre(String file) {
        return either(
                file + " contains only scores; the earlier answers are in the trial log of that run",
                "the answers of " + subject + " are in trials.jsonl");
    }
}
