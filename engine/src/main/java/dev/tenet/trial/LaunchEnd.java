package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.IOException;
import java.util.List;
import org.apiguardian.api.API;

/** A shared object with work to do at the end of a launch. */
@API(status = EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface LaunchEnd {

    /**
     * Called once, after the last spec.
     *
     * @return lines for the console
     * @throws IOException if a file cannot be written, which fails the launch
     */
    List<String> launchEnded() throws IOException;
}
