package dev.tenet.engine;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.CallSettings;
import dev.tenet.report.ReportSettings;
import dev.tenet.setting.Setting;
import dev.tenet.tape.TapeSettings;
import dev.tenet.trial.Role;
import dev.tenet.trial.TrialSettings;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The settings of the engine itself, and the list of all that do not belong to a kind of value test.
 *
 * <p>Each setting can be a JUnit Platform configuration parameter (a line of {@code junit-platform.properties}, Surefire's
 * {@code configurationParameters}, Gradle's {@code systemProperty}), a system property ({@code -Dtenet.subject=…}) or, as a
 * last resort, an environment variable, in capitals and with {@code _} for {@code .} and {@code -} ({@code TENET_SUBJECT}).
 * An annotation on the method takes precedence over one on the class, and that over a setting; only an {@code embedded:}
 * model in an annotation gives way to a setting. An unknown key that begins with {@code tenet.} makes every spec invalid; an
 * unknown environment variable {@code TENET_…} is ignored with a warning.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class TenetSettings {

    /** What an undecided claim comes to. */
    public static final Setting<Undecided> UNDECIDED = Setting.choice(
                    "tenet.undecided",
                    Undecided.class,
                    Undecided.FAIL,
                    "What an undecided claim comes to: fail, or for exploring abort, with which Maven and Gradle pass.")
            .besideTheFigures();

    /** Whether specs whose verdicts are known are measured again. */
    public static final Setting<Boolean> REMEASURE = Setting.flag(
                    "tenet.remeasure",
                    false,
                    "Whether specs are measured again whose verdicts are known from the same process or build.")
            .besideTheFigures();

    /** How trials are shown in the tree. */
    public static final Setting<Nodes> NODES = Setting.choice(
                    "tenet.nodes",
                    Nodes.class,
                    Nodes.CLAIMS,
                    "What the test tree shows beside claims: nothing, cells (one leaf each), or trials (one leaf each).")
            .besideTheFigures();

    private static final List<Setting<?>> OWN = List.of(UNDECIDED, REMEASURE, NODES);

    /** What {@link #UNDECIDED} says. */
    public enum Undecided {
        /** Yellow: the test is aborted. */
        ABORT,
        /** The test fails. */
        FAIL
    }

    /** What {@link #NODES} says. */
    public enum Nodes {
        /** One leaf for each part of the evidence. */
        CELLS,
        /** One leaf for each trial. */
        TRIALS,
        /** Claims alone. */
        CLAIMS
    }

    private TenetSettings() {}

    /** All settings that do not belong to a kind of value test. */
    static List<Setting<?>> withoutKinds() {
        return Stream.of(
                        Role.SUBJECT.settings(),
                        TrialSettings.ALL,
                        OWN,
                        ReportSettings.ALL,
                        CallSettings.ALL,
                        TapeSettings.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
