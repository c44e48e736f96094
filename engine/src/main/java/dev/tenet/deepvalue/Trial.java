package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.trial.Case;
import dev.tenet.trial.Description;
import java.util.List;
import org.apiguardian.api.API;

/**
 * One test question, ready to be asked.
 *
 * @param id stays the same for the same seed, spec and version
 * @param situation what it is about
 * @param activity what the agents are chosen for
 * @param shots how many examples the prompt shows
 * @param deepOption the option that has v1, in the style s2
 * @param prompt the whole text
 * @param controls what is asked beside it, each kind at most once
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

    /** Keeps a copy of the list. */
    public Trial {
        controls = List.copyOf(controls);
    }

    @Override
    public void describe(Description into) {
        into.put("deepOption", "Option " + deepOption)
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

    /** The part of the design that the trial belongs to, as in {@code healthcare · 4 shots}. */
    @Override
    public String cell() {
        return cell(situation.context(), shots);
    }

    static String cell(String context, int shots) {
        return context + " · " + shots(shots);
    }

    /** As in {@code 4 shots}. */
    static String shots(int number) {
        return number + (number == 1 ? " shot" : " shots");
    }
}
