package dev.tenet.invariance;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.setting.Setting;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** The settings of invariance tests. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class InvarianceSettings {

    // More is a slip of the pen.
    private static final long MOST_QUESTIONS = 10_000_000;

    /** The number of questions. */
    public static final Setting<Optional<Long>> QUESTIONS = Setting.count(
            "tenet.questions",
            MOST_QUESTIONS,
            "The number of questions for invariance tests that set none; defaults to all questions in their files.");

    /** All of them. */
    public static final List<Setting<?>> ALL = List.of(QUESTIONS);

    private InvarianceSettings() {}
}
