package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.setting.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** The settings of comparisons with an earlier run. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class BaselineSettings {

    /** The baseline to compare with. */
    public static final Setting<Optional<String>> BASELINE = Setting.text(
                    "tenet.baseline",
                    "a baseline file, the folder of a run, or its trials.jsonl",
                    "The earlier run that specs with noWorseThanBaseline are compared with.")
            .withoutEffectOnFigures();

    /** The file of the new baseline. */
    public static final Setting<Optional<Path>> BASELINE_WRITE = Setting.path(
                    "tenet.baseline.write",
                    "The file to which the scores of this launch are written, as a baseline" + " for later runs.")
            .withoutEffectOnFigures();

    /** All settings of this class. */
    public static final List<Setting<?>> ALL = List.of(BASELINE, BASELINE_WRITE);

    private BaselineSettings() {}
}
