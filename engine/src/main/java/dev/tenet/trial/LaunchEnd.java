package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.IOException;
import java.util.List;
import org.apiguardian.api.API;

/** Something shared within a launch that has work to do when all specs were measured. */
@API(status = EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface LaunchEnd {

    /**
     * Called once, after the last spec.
     *
     * @return lines for the console
     * @throws IOException if something cannot be written, which fails the launch
     */
    List<String> launchEnded() throws IOException;
}
