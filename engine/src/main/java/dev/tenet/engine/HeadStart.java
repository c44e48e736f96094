package dev.tenet.engine;

import dev.tenet.tape.Tape;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestDescriptor;

/**
 * Begins what takes a tenth of a second and more on threads of its own, while the rest of the launch is made ready: to read
 * the bundled scenarios, to unpack SQLite. What needs them waits until they are ready.
 */
final class HeadStart {

    private HeadStart() {}

    static void of(TestDescriptor root, Settings settings) {
        List<MeasurementDescriptor> measurements = new ArrayList<>();
        for (TestDescriptor descriptor : root.getDescendants()) {
            if (descriptor instanceof MeasurementDescriptor measurement) {
                measurements.add(measurement);
            }
        }
        begin(() -> measurements.forEach(MeasurementDescriptor::readAhead));
        if (settings.taping().isOn() && !settings.spending().isPlan()) {
            begin(Tape::loadDriver);
        }
    }

    private static void begin(Runnable something) {
        Thread thread = new Thread(something, "tenet-head-start");
        thread.setDaemon(true);
        // What needs it meets the fault too: the same exception, or one with it as the cause.
        thread.setUncaughtExceptionHandler((none, fault) -> {});
        thread.start();
    }
}
