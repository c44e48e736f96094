package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Rubric;
import dev.tenet.text.Fingerprint;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/** What all judges under a rubric share and what shapes their scores: the question, how replies are read and combined. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Rubrics {

    /** Changes with how opinions become the score of a pair, so that scores made in another way are not compared. */
    private static final String SCORING_VERSION = "2";

    // A change of the wording thus needs no version to be remembered.
    private static final Debate EXAMPLE =
            new Debate("", "", "", new Debate.Exchange("", ""), new Debate.Exchange("", ""));

    private Rubrics() {}

    /** Changes with the rubric: 16 hexadecimal digits. Scores of runs with the same one can be compared. */
    public static String fingerprint(Rubric rubric) {
        return Fingerprint.of(
                SCORING_VERSION, Fingerprint.of(wayOfJudging(rubric).toArray(String[]::new)));
    }

    /** The rubric of this version that has a fingerprint; empty if none has. */
    public static Optional<Rubric> of(String fingerprint) {
        return Arrays.stream(Rubric.values())
                .filter(rubric -> fingerprint(rubric).equals(fingerprint))
                .findFirst();
    }

    /** As in {@code val-bench}. */
    public static String name(Rubric rubric) {
        return rubric.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a judge is asked, and how its replies are read. */
    static List<String> wayOfJudging(Rubric rubric) {
        return List.of(
                JudgePrompt.VERSION,
                JudgePrompt.of(rubric, EXAMPLE, Side.FOR),
                JudgePrompt.again("", ""),
                String.valueOf(JudgePrompt.ANSWER_LIMIT),
                JudgePrompt.SCHEMA.toString(),
                OpinionReader.VERSION,
                PairDraw.VERSION);
    }
}
