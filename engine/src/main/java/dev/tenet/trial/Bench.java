package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Population;
import dev.tenet.Stop;
import dev.tenet.model.Participant;
import dev.tenet.setting.Setting;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** The services of a launch for measuring one spec on one subject. */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Bench {

    /** Returns the name of the spec in reports. */
    String spec();

    /** Returns the model under test. */
    Participant subject();

    /** Returns the position of the subject among the subjects of the spec. */
    SubjectPlace place();

    /**
     * Returns the subject that this one is compared with, which was measured before; empty if the spec method
     * {@linkplain Declared#reference() names none}, or if it is this one.
     */
    default Optional<ComparedSubject> reference() {
        return Optional.empty();
    }

    /** Returns whether the spec method makes assertions on the figures. If so, all cases must be asked. */
    boolean hasBody();

    /** Returns whether this is a plan: calls are counted but not made. */
    boolean isPlan();

    /**
     * Returns the models in a role: those declared by annotations, otherwise the one given by the role's setting.
     *
     * @return empty if no model is configured
     * @throws dev.tenet.model.ModelNameException if a model does not exist
     * @throws IOException if the file with a system prompt cannot be read
     */
    List<Participant> participants(Role role) throws IOException;

    /**
     * Returns a model in a role, by model name.
     *
     * @throws dev.tenet.model.ModelNameException if the model does not exist
     * @throws IOException if the tape or the price file cannot be used
     */
    Participant participant(Role role, String model) throws IOException;

    /** Returns the value of a setting. */
    <T> T get(Setting<T> setting);

    /** Returns whether answers are recorded on a tape or replayed from one. */
    boolean isTaped();

    /**
     * Returns an object shared by the specs of a launch, created on first use. An {@link AutoCloseable} object is
     * closed when the launch ends; a {@link LaunchEnd} is notified first.
     */
    <T> T shared(Class<T> type, Supplier<T> make);

    /**
     * Returns a runner for additional protocols, such as a judge's admission. It has the launch's concurrency and stops
     * with it.
     */
    Runner runner();

    /**
     * Returns a progress line on the console.
     *
     * @param unit the name of the steps in the plural, as in {@code pairs}
     */
    Progress progress(String title, String unit);

    /** Prints a line on the console. */
    void print(String line);

    /** Returns the start time of the launch. */
    Instant started();

    /** Returns the versions of Tenet and its environment, by name. */
    Map<String, String> versions();

    /**
     * Returns when the figures of a spec are looked at: {@link Stop#AUTO} means early if there are claims and the spec
     * method makes no assertions, otherwise at the planned end.
     *
     * @param declared the attribute of the annotation
     * @param claims the claims of the annotation
     * @param hasBody whether the spec method makes assertions on the figures, as {@link #hasBody} says
     */
    static Looks looks(Stop declared, List<? extends Claim<?>> claims, boolean hasBody) {
        return switch (declared) {
            case AUTO -> hasBody || claims.isEmpty() ? Looks.FIXED : Looks.EARLY;
            case EARLY -> claims.isEmpty() ? Looks.FIXED : Looks.EARLY;
            case FIXED -> Looks.FIXED;
            case OPEN -> Looks.OPEN;
        };
    }

    /** Returns the plan for a share of cases, or a mean over their groups, that are independent draws. */
    default SamplingPlan plan(Looks looks, CaseSource<?> cases) {
        return new SamplingPlan(level(), looks, cases.observations(), OptionalLong.empty());
    }

    /**
     * Returns the plan for a share of cases, or a mean over their groups.
     *
     * @param about what the claims are about; {@link Population#CATALOGUE} needs cases with a
     *     {@linkplain CaseSource#population() population}
     */
    default SamplingPlan plan(Looks looks, CaseSource<?> cases, Population about) {
        return new SamplingPlan(
                level(),
                looks,
                cases.observations(),
                about == Population.CATALOGUE ? cases.population() : OptionalLong.empty());
    }

    /** Returns the seed for drawing cases. */
    default long seed() {
        return get(TrialSettings.SEED);
    }

    /**
     * Returns the confidence level of intervals and verdicts, in (0, 1): that of {@link TrialSettings#LEVEL}, or a higher
     * one for each claim if the level holds for all claims of a launch.
     */
    default double level() {
        return get(TrialSettings.LEVEL);
    }
}
