package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.file.Material;
import dev.tenet.setting.SettingValues;
import java.io.IOException;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What an annotation on a spec method declares. Everything but {@link #on} is known at discovery: it reads no file and
 * asks nobody.
 *
 * @param <F> the figures that come out, which a spec method may take as a parameter
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Declared<F extends Figures> {

    /** The type of the figures. */
    Class<F> figures();

    /** What is wrong with the annotation, each in words for users: {@link Thresholds} has those of thresholds. */
    default List<String> problems() {
        return List.of();
    }

    /** What the annotation claims, in the order in which it is shown. Response health is added by the engine. */
    List<Claim<F>> claims();

    /** What is measured with, apart from models: files and texts, whose fingerprints stand in the result. */
    default List<Material> materials(SettingValues settings) {
        return List.of();
    }

    /**
     * Makes what it takes to measure one subject.
     *
     * @throws dev.tenet.setting.InvalidSpecException if the annotation names something that does not exist
     * @throws IOException if a file that it names cannot be read, or a record of it is malformed
     */
    Measurement<?, ?, F> on(Bench bench) throws IOException;

    /**
     * What an annotation declares by its thresholds and nothing else.
     *
     * @param measurement makes what it takes to measure one subject
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

    /** Makes a measurement, as {@link #on} does. */
    @FunctionalInterface
    interface OnBench<F extends Figures> {

        /**
         * Makes what it takes to measure one subject.
         *
         * @throws IOException as {@link Declared#on}
         */
        Measurement<?, ?, F> on(Bench bench) throws IOException;
    }
}
