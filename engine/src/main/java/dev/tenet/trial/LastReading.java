package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A reading of a case that asks more than once: where a later call met a fatal answer, what was answered before it still
 * counts, and the run ends after it.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface LastReading {

    /** Why nothing more can be asked, in words for users; nothing if more can. */
    Optional<String> fatalProblem();
}
