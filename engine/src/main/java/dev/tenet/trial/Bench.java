package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.Participant;
import dev.tenet.setting.Setting;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** What a launch lends to one spec on one subject. */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Bench {

    /** The spec's name in reports. */
    String spec();

    /** The model under test. */
    Participant subject();

    /** Where the subject stands among those of the spec. */
    SubjectPlace place();

    /** Whether the spec method asserts something of its own on the figures, so that all cases have to be asked. */
    boolean hasBody();

    /** Whether calls are only counted, and nothing is asked. */
    boolean isPlan();

    /**
     * The models in a role: those that annotations name, else the one of the role's setting.
     *
     * @return empty if nobody named one
     * @throws dev.tenet.model.ModelNameException if there is no such model
     * @throws IOException if the file with a system prompt cannot be read
     */
    List<Participant> participants(Role role) throws IOException;

    /**
     * A model by its name, in a role.
     *
     * @throws dev.tenet.model.ModelNameException if there is no such model
     * @throws IOException if the tape or the file of prices cannot be used
     */
    Participant participant(Role role, String model) throws IOException;

    /** The value of a setting. */
    <T> T get(Setting<T> setting);

    /** Whether answers are recorded on a tape or come from one. */
    boolean isTaped();

    /**
     * What the specs of a launch share, made by the first that asks for it. Something {@link AutoCloseable} is closed when
     * the launch ends; a {@link LaunchEnd} is told before.
     */
    <T> T shared(Class<T> type, Supplier<T> make);

    /** Runs protocols beside the spec's own, as one that admits a judge: with the launch's concurrency, stopped with it. */
    Runner runner();

    /** A line on the console that says how far something has come. */
    Progress progress(String title);

    /** Prints a line on the console. */
    void print(String line);

    /** When the launch began. */
    Instant started();

    /** The versions of what the launch runs on, by name. */
    Map<String, String> versions();

    /** The seed that cases are drawn by. */
    default long seed() {
        return get(TrialSettings.SEED);
    }

    /** The confidence level of intervals and verdicts, in (0, 1). */
    default double level() {
        return get(TrialSettings.LEVEL);
    }
}
