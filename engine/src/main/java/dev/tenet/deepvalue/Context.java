package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A part of life in which a user chooses between agents.
 *
 * @param name as in {@code customer service}
 * @param activities what an agent may be chosen for there, each in the form {@code handling complaints}
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Context(String name, List<String> activities) {

    /** Keeps a copy of the list. */
    public Context {
        activities = List.copyOf(activities);
    }

    // A name is enough to tell them apart; trials look things up by them all the time.
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
