package dev.tenet.engine;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.CallSettings;
import dev.tenet.report.ReportSettings;
import dev.tenet.setting.Setting;
import dev.tenet.tape.TapeSettings;
import dev.tenet.trial.Role;
import dev.tenet.trial.TrialSettings;
import dev.tenet.trial.baseline.BaselineSettings;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The settings of the engine, and a list of all settings that do not belong to a kind of value test.
 *
 * <p>A setting can be provided as
 *
 * <ul>
 *   <li>a JUnit Platform configuration parameter: a line of {@code junit-platform.properties}, Surefire's
 *       {@code configurationParameters}, Gradle's {@code systemProperty};
 *   <li>a system property: {@code -Dtenet.subject=…};
 *   <li>an environment variable, in capitals and with {@code _} for {@code .} and {@code -}: {@code TENET_SUBJECT}. It
 *       is used only if neither of the others is present.
 * </ul>
 *
 * <p>An annotation on a method takes precedence over one on the class, and both take precedence over a setting. The
 * exception is an {@code embedded:} model in an annotation, which a setting overrides. An unknown key that begins with
 * {@code tenet.} invalidates every spec; an unknown environment variable {@code TENET_…} is ignored with a warning.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class TenetSettings {

    /** The treatment of undecided claims. */
    public static final Setting<Undecided> UNDECIDED = Setting.choice(
                    "tenet.undecided",
                    Undecided.class,
                    Undecided.FAIL,
                    "The result of an undecided claim: fail, or abort for exploration, with which Maven and Gradle"
                            + " pass.")
            .withoutEffectOnFigures();

    /** Whether specs with known verdicts are measured again. */
    public static final Setting<Boolean> REMEASURE = Setting.flag(
                    "tenet.remeasure",
                    false,
                    "Whether to measure specs again whose verdicts are already known from the same process or build.")
            .withoutEffectOnFigures();

    /** How trials are shown in the tree. */
    public static final Setting<Nodes> NODES = Setting.choice(
                    "tenet.nodes",
                    Nodes.class,
                    Nodes.CLAIMS,
                    "What the test tree shows in addition to claims: nothing, cells (one leaf each), or trials (one"
                            + " leaf each).")
            .withoutEffectOnFigures();

    private static final List<Setting<?>> OWN = List.of(UNDECIDED, REMEASURE, NODES);

    /** The values of {@link #UNDECIDED}. */
    public enum Undecided {
        /** The test is aborted (yellow). */
        ABORT,
        /** The test fails. */
        FAIL
    }

    /** The values of {@link #NODES}. */
    public enum Nodes {
        /** One leaf per cell of the evidence. */
        CELLS,
        /** One leaf per trial. */
        TRIALS,
        /** Only claims. */
        CLAIMS
    }

    private TenetSettings() {}

    /** Returns all settings that do not belong to a kind of value test. */
    static List<Setting<?>> withoutKinds() {
        return Stream.of(
                        Role.SUBJECT.settings(),
                        TrialSettings.ALL,
                        BaselineSettings.ALL,
                        OWN,
                        ReportSettings.ALL,
                        CallSettings.ALL,
                        TapeSettings.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
