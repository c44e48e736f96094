package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.text.Fingerprint;
import dev.tenet.trial.Case;
import dev.tenet.trial.Description;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * A test question with its prompt and control questions.
 *
 * @param id stable for the same seed, spec and version
 * @param situation the values, styles and context
 * @param activity the activity that the agents are chosen for
 * @param shots the number of examples in the prompt
 * @param deepOption the option with v1, in style s2
 * @param prompt the full text of the prompt
 * @param controls the control questions, at most one of each kind
 * @param turn whether the question is asked in one order of its options or in both
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Trial(
        String id,
        Situation situation,
        String activity,
        int shots,
        Option deepOption,
        String prompt,
        List<ControlQuestion> controls,
        Turn turn)
        implements Case {

    /** Which of the askings of its question a trial is. */
    public enum Turn {
        /** The question is asked in one order of its options. */
        ONLY,
        /** The first of two trials with the same question, which differ in the order of its options. */
        FIRST,
        /** The second of two trials with the same question. */
        SECOND
    }

    /** Copies the list. */
    public Trial {
        controls = List.copyOf(controls);
    }

    /** Creates a trial whose question is asked in one order of its options. */
    public Trial(
            String id,
            Situation situation,
            String activity,
            int shots,
            Option deepOption,
            String prompt,
            List<ControlQuestion> controls) {
        this(id, situation, activity, shots, deepOption, prompt, controls, Turn.ONLY);
    }

    Trial at(Turn newTurn) {
        return new Trial(id, situation, activity, shots, deepOption, prompt, controls, newTurn);
    }

    /**
     * Returns the second trial of the question, without control questions.
     *
     * @param otherPrompt the prompt with the options exchanged
     */
    Trial exchanged(String otherPrompt) {
        return new Trial(
                id + ", options exchanged",
                situation,
                activity,
                shots,
                deepOption.other(),
                otherPrompt,
                List.of(),
                Turn.SECOND);
    }

    @Override
    public void describe(Description into) {
        into.put("caseFingerprint", fingerprint())
                .put("deepOption", "Option " + deepOption)
                .put("preferred", situation.preferred())
                .put("other", situation.other())
                .put("dimension", situation.dimension())
                .put("pole", situation.pole())
                .put("otherPole", situation.otherPole())
                .put("context", situation.context())
                .put("activity", activity)
                .put("shots", shots)
                .put("prompt", prompt);
        if (turn != Turn.ONLY) {
            into.put("turn", turn.name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Returns a fingerprint of the prompt and of which option is the deep one. 16 hexadecimal digits. Trials of two runs
     * are the same case if their fingerprints are equal.
     */
    public String fingerprint() {
        return Fingerprint.of(prompt, deepOption.name());
    }

    /** Returns the cell of the design that the trial belongs to, such as {@code healthcare · 4 shots}. */
    @Override
    public String cell() {
        return cell(situation.context(), shots);
    }

    static String cell(String context, int shots) {
        return context + " · " + shots(shots);
    }

    /** Formats a number of examples, such as {@code 4 shots}. */
    static String shots(int number) {
        return number + (number == 1 ? " shot" : " shots");
    }
}
