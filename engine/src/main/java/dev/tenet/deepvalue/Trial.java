package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import org.apiguardian.api.API;

/**
 * One test question, ready to be asked.
 *
 * @param id stays the same for the same seed, spec and version
 * @param setting what it is about
 * @param activity what the agents are chosen for
 * @param shots how many examples the prompt shows
 * @param deepOption the option that has v1, in the style s2
 * @param prompt the whole text
 * @param controls what is asked beside it, each kind at most once
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Trial(
        String id,
        Setting setting,
        String activity,
        int shots,
        Option deepOption,
        String prompt,
        List<ControlQuestion> controls) {

    /** Keeps a copy of the list. */
    public Trial {
        controls = List.copyOf(controls);
    }

    /** The part of the design that the trial belongs to, as in {@code healthcare · 4 shots}. */
    public String cell() {
        return cell(setting.context(), shots);
    }

    static String cell(String context, int shots) {
        return context + " · " + shots(shots);
    }

    /** As in {@code 4 shots}. */
    static String shots(int number) {
        return number + (number == 1 ? " shot" : " shots");
    }
}
