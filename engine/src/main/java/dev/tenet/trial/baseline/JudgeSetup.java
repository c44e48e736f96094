package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.trial.Description;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The judges' part of a measurement setup, which must equal that of the baseline.
 *
 * @param judge the judges' names, separated by commas; empty without a judge
 * @param judgeFingerprint the fingerprint of everything that shapes the judges' opinions; empty if unknown
 * @param rubric the rubric's name; null if unknown
 * @param rubricFingerprint the rubric's fingerprint; empty if unknown
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record JudgeSetup(
        String judge, String judgeFingerprint, @Nullable String rubric, String rubricFingerprint) {

    /** The setup of a measurement without a judge. */
    public static final JudgeSetup NONE = new JudgeSetup("", "", null, "");

    /** Writes the setup to a trial log record; nothing without a judge. */
    public void describe(Description into) {
        if (!equals(NONE)) {
            into.put("judge", judge)
                    .put("judgeFingerprint", judgeFingerprint)
                    .put("rubricFingerprint", rubricFingerprint);
            if (rubric != null) {
                into.put("rubric", rubric);
            }
        }
    }

    /** Returns why scores of the two setups cannot be compared, each reason in words. */
    List<String> obstaclesTo(JudgeSetup before) {
        List<String> obstacles = new ArrayList<>();
        if (equals(NONE) && before.equals(NONE)) {
            return obstacles;
        }
        if (before.judgeFingerprint.isEmpty() || before.rubricFingerprint.isEmpty()) {
            obstacles.add("it does not record how its judge was called");
            return obstacles;
        }
        if (!before.judgeFingerprint.equals(judgeFingerprint)) {
            obstacles.add(
                    sorted(before.judge).equals(sorted(judge))
                            ? "judge " + judge + " had another server, system prompt, sampling or order"
                            : "it was judged by " + before.judge + ", but this run by "
                                    + (judge.isEmpty() ? "no judge" : judge));
        }
        if (!before.rubricFingerprint.equals(rubricFingerprint)) {
            obstacles.add(differentRubrics(before));
        }
        return obstacles;
    }

    private String differentRubrics(JudgeSetup before) {
        return before.rubric != null && rubric != null && !before.rubric.equals(rubric)
                ? "it was judged by rubric " + before.rubric + ", but this run by " + rubric
                : "its rubric is " + before.rubricFingerprint + ", that of this version of Tenet " + rubricFingerprint;
    }

    private static List<String> sorted(String judges) {
        return Arrays.stream(judges.split(", ")).sorted().toList();
    }
}
