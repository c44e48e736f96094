package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.file.Material;
import dev.tenet.setting.SettingValues;
import dev.tenet.stats.SamplingPlan;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The declaration made by an annotation on a spec method. Everything except {@link #on} is available at discovery,
 * without reading files or calling models.
 *
 * @param <F> the type of the figures, which a spec method may declare as a parameter
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Declared<F extends Figures> {

    /** Returns the type of the figures. */
    Class<F> figures();

    /** Returns the problems of the annotation, in words for users. {@link Thresholds} provides those of thresholds. */
    default List<String> problems() {
        return List.of();
    }

    /** Returns the claims of the annotation, in display order. The engine adds response health. */
    List<Claim<F>> claims();

    /**
     * Returns the subject that the other subjects of the spec method are compared with, by its label or model; empty if
     * subjects are not compared. It is measured first, and all of its cases are asked.
     *
     * @see Bench#reference()
     */
    default Optional<String> reference() {
        return Optional.empty();
    }

    /**
     * Returns the date, time or run since which the figures of the claims must not have drifted; empty for no such claim.
     * The engine adds the claim.
     */
    default Optional<String> noDriftSince() {
        return Optional.empty();
    }

    /**
     * Returns the materials of the measurement other than models: files and texts, whose fingerprints are part of the
     * result.
     */
    default List<Material> materials(SettingValues settings) {
        return List.of();
    }

    /**
     * Returns the plan with the largest number of observations that the annotation and the settings allow; empty if
     * files decide on it. A claim that it cannot support is a problem of the annotation: nothing is opened or asked.
     *
     * @param settings the values of the settings, with the {@linkplain TrialSettings#LEVEL level}
     * @param hasBody whether the spec method makes assertions on the figures
     */
    default Optional<SamplingPlan> plan(SettingValues settings, boolean hasBody) {
        return Optional.empty();
    }

    /**
     * Creates the measurement of one subject.
     *
     * @throws dev.tenet.setting.InvalidSpecException if the annotation names something that does not exist
     * @throws IOException if a file that it names cannot be read or contains a malformed record
     */
    Measurement<?, ?, F> on(Bench bench) throws IOException;

    /**
     * Returns a declaration that consists of thresholds only.
     *
     * @param measurement creates the measurement of one subject
     */
    static <F extends Figures> Declared<F> of(Class<F> figures, Thresholds<F> thresholds, OnBench<F> measurement) {
        return new Declared<>() {
            @Override
            public Class<F> figures() {
                return figures;
            }

            @Override
            public List<String> problems() {
                return thresholds.problems();
            }

            @Override
            public List<Claim<F>> claims() {
                return thresholds.claims();
            }

            @Override
            public Measurement<?, ?, F> on(Bench bench) throws IOException {
                return measurement.on(bench);
            }
        };
    }

    /** A factory for measurements; the counterpart of {@link #on}. */
    @FunctionalInterface
    interface OnBench<F extends Figures> {

        /**
         * Creates the measurement of one subject.
         *
         * @throws IOException as {@link Declared#on}
         */
        Measurement<?, ?, F> on(Bench bench) throws IOException;
    }
}
