package dev.tenet.engine;

import dev.tenet.engine.Spec.Measurement;
import dev.tenet.trial.CaseSource;
import dev.tenet.trial.Figures;
import java.io.IOException;

/**
 * A measurement whose cases are open: whatever its files hold that it cannot use has been found.
 *
 * @param cases closed by the run, or by those who do not run it
 */
record OpenMeasurement<C, R, F extends Figures>(Measurement<C, R, F> measurement, CaseSource<C> cases) {

    static <C, R, F extends Figures> OpenMeasurement<C, R, F> of(Measurement<C, R, F> measurement) throws IOException {
        return new OpenMeasurement<>(measurement, measurement.protocol().cases());
    }
}
