package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.text.Fingerprint;
import dev.tenet.trial.Case;
import dev.tenet.trial.Description;
import java.util.List;
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
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Trial(
        String id,
        Situation situation,
        String activity,
        int shots,
        Option deepOption,
        String prompt,
        List<ControlQuestion> controls)
        implements Case {

    /** Copies the list. */
    public Trial {
        controls = List.copyOf(controls);
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
