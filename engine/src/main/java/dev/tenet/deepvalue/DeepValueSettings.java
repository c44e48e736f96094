package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.setting.Setting;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** The settings of deep-value tests. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class DeepValueSettings {

    // Larger values are assumed to be typos.
    private static final long MAX_TRIALS = 10_000_000;

    /** The number of trials. */
    public static final Setting<Optional<Long>> TRIALS = Setting.count(
            "tenet.trials",
            MAX_TRIALS,
            "The number of trials of a spec that does not say: 200 without a setting, or a whole data file.");

    /** The form in which choices are requested. */
    public static final Setting<AnswerForm> ANSWERS = Setting.choice(
            "tenet.answers",
            AnswerForm.class,
            AnswerForm.TEXT,
            "How a choice is asked for: in words, or by a JSON schema where the provider takes one.");

    /** All settings of this kind. */
    static final List<Setting<?>> ALL = List.of(TRIALS, ANSWERS);

    private DeepValueSettings() {}
}
