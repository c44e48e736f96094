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
            "The number of trials for specs that set none; defaults to 400, to 200 if all are asked, or to all"
                    + " records of a data file.");

    /** The form in which choices are requested. */
    public static final Setting<AnswerForm> ANSWERS = Setting.choice(
            "tenet.answers",
            AnswerForm.class,
            AnswerForm.TEXT,
            "How to ask for a choice: in words, or with a JSON schema if the provider supports one.");

    /** All settings of this kind. */
    static final List<Setting<?>> ALL = List.of(TRIALS, ANSWERS);

    private DeepValueSettings() {}
}
