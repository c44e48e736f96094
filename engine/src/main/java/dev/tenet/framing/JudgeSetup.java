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
 * What scores are made with: the part of a measurement that must be that of its baseline.
 *
 * @param judge the judges' names, with commas between them
 * @param judgeFingerprint of the judges, as in {@link Panel#fingerprint()}; empty if it is not known
 * @param rubricFingerprint as in {@link Rubrics#fingerprint}; empty if it is not known
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record JudgeSetup(String judge, String judgeFingerprint, String rubricFingerprint) {

    /** The setup of a panel. */
    public static JudgeSetup of(Panel panel) {
        return new JudgeSetup(panel.name(), panel.fingerprint(), Rubrics.fingerprint(panel.rubric()));
    }

    void describe(Description into) {
        into.put("judge", judge)
                .put("judgeFingerprint", judgeFingerprint)
                .put("rubric", Rubrics.of(rubricFingerprint).map(Rubrics::name).orElse(null))
                .put("rubricFingerprint", rubricFingerprint);
    }

    /** What keeps scores that were made in these two ways from being compared, each in words. */
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
