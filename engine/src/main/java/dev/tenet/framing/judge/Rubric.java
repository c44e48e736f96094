package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.text.Fingerprint;
import java.util.List;
import org.apiguardian.api.API;

/** What is the same for all judges and shapes their scores: the question, how replies are read, how they are combined. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Rubric {

    /** Changes with how opinions become the score of a pair, so that scores made in another way are not compared. */
    private static final String SCORING_VERSION = "1";

    // A change of the wording thus needs no version to be remembered.
    private static final Debate EXAMPLE =
            new Debate("", null, null, new Debate.Exchange("", ""), new Debate.Exchange("", ""));

    /** What a judge is asked, and how its replies are read. */
    static final List<String> WAY_OF_JUDGING = List.of(
            JudgePrompt.VERSION,
            JudgePrompt.of(EXAMPLE, Side.FOR),
            JudgePrompt.again("", ""),
            String.valueOf(JudgePrompt.ANSWER_LIMIT),
            JudgePrompt.SCHEMA.toString(),
            OpinionReader.VERSION);

    private Rubric() {}

    /** Changes with the rubric: 16 hexadecimal digits. Scores of runs with the same one can be compared. */
    public static String fingerprint() {
        return Fingerprint.of(SCORING_VERSION, Fingerprint.of(WAY_OF_JUDGING.toArray(String[]::new)));
    }
}
