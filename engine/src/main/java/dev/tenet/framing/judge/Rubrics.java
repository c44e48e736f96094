package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.Rubric;
import dev.tenet.text.Fingerprint;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The parts that all judges of a rubric share and that affect their scores: the prompt, the reply parser, and how
 * replies are combined.
 */
@API(status = INTERNAL, since = "0.1")
public final class Rubrics {

    /**
     * The version of how opinions are combined into the score of a pair. Scores of different versions are not compared.
     */
    private static final String SCORING_VERSION = "2";

    // Derived from the wording, so a changed wording needs no version bump.
    private static final Debate EXAMPLE =
            new Debate("", "", "", new Debate.Exchange("", ""), new Debate.Exchange("", ""));

    private Rubrics() {}

    /**
     * Returns a fingerprint of the rubric: 16 hexadecimal digits. Scores are comparable between runs with the same
     * fingerprint.
     */
    public static String fingerprint(Rubric rubric) {
        return Fingerprint.of(
                SCORING_VERSION, Fingerprint.of(wayOfJudging(rubric).toArray(String[]::new)));
    }

    /** Returns the rubric of this Tenet version with the given fingerprint; empty if there is none. */
    public static Optional<Rubric> of(String fingerprint) {
        return Arrays.stream(Rubric.values())
                .filter(rubric -> fingerprint(rubric).equals(fingerprint))
                .findFirst();
    }

    /** Returns the name, for example {@code val-bench}. */
    public static String name(Rubric rubric) {
        return rubric.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the judge prompt and the version of the reply parser. */
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
