package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Rubric;
import dev.tenet.framing.judge.Panel;
import dev.tenet.framing.judge.Rubrics;
import dev.tenet.trial.Description;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The judges' part of a measurement setup, which must equal that of the baseline.
 *
 * @param judge the judges' names, separated by commas
 * @param judgeFingerprint the judges' fingerprint, as in {@link Panel#fingerprint()}; empty if unknown
 * @param rubricFingerprint the rubric's fingerprint, as in {@link Rubrics#fingerprint}; empty if unknown
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record JudgeSetup(String judge, String judgeFingerprint, String rubricFingerprint) {

    /** Returns the setup of a panel. */
    public static JudgeSetup of(Panel panel) {
        return new JudgeSetup(panel.name(), panel.fingerprint(), Rubrics.fingerprint(panel.rubric()));
    }

    void describe(Description into) {
        into.put("judge", judge)
                .put("judgeFingerprint", judgeFingerprint)
                .put("rubric", Rubrics.of(rubricFingerprint).map(Rubrics::name).orElse(null))
                .put("rubricFingerprint", rubricFingerprint);
    }

    /** Returns why scores of the two setups cannot be compared, each reason in words. */
    List<String> obstaclesTo(JudgeSetup before) {
        List<String> obstacles = new ArrayList<>();
        if (before.judgeFingerprint.isEmpty() || before.rubricFingerprint.isEmpty()) {
            obstacles.add("it does not say how its judge was asked");
            return obstacles;
        }
        if (!before.judgeFingerprint.equals(judgeFingerprint)) {
            obstacles.add(
                    sorted(before.judge).equals(sorted(judge))
                            ? "judge " + judge + " had another server, system prompt, sampling or order"
                            : "it was judged by " + before.judge + ", this run by " + judge);
        }
        if (!before.rubricFingerprint.equals(rubricFingerprint)) {
            obstacles.add(differentRubrics(before.rubricFingerprint));
        }
        return obstacles;
    }

    private String differentRubrics(String before) {
        Optional<Rubric> earlier = Rubrics.of(before);
        Optional<Rubric> now = Rubrics.of(rubricFingerprint);
        return earlier.isPresent() && now.isPresent()
                ? "it was judged by rubric " + Rubrics.name(earlier.get()) + ", this run by " + Rubrics.name(now.get())
                : "its rubric is " + before + ", that of this version of Tenet " + rubricFingerprint;
    }

    private static List<String> sorted(String judges) {
        return Arrays.stream(judges.split(", ")).sorted().toList();
    }
}
