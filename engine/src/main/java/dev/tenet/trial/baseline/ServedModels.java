package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The models that answered, as named by their servers.
 *
 * @param subject the models that answered as the subject; empty if no server named them
 * @param judges the models that answered as judges; empty if no server named them
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ServedModels(SortedSet<String> subject, SortedSet<String> judges) {

    /** Copies both sets. */
    public ServedModels {
        subject = Collections.unmodifiableSortedSet(new TreeSet<>(subject));
        judges = Collections.unmodifiableSortedSet(new TreeSet<>(judges));
    }

    /** Collects the models of a run. Used by one thread. */
    public static final class Collected {

        private final SortedSet<String> subject = new TreeSet<>();
        private final SortedSet<String> judges = new TreeSet<>();

        /** Creates an empty collection. */
        public Collected() {}

        /** Adds a reply of the subject; null if there was none. */
        public void answered(@Nullable Reply reply) {
            addTo(subject, reply);
        }

        /** Adds a reply of a judge. */
        public void judged(Reply reply) {
            addTo(judges, reply);
        }

        private static void addTo(SortedSet<String> models, @Nullable Reply reply) {
            if (reply != null && reply.servedModel() != null) {
                models.add(reply.servedModel());
            }
        }

        /** Returns the models so far. */
        public ServedModels soFar() {
            return new ServedModels(subject, judges);
        }
    }

    /**
     * Returns the differences from an earlier run, each in words. Models unknown in one of the runs are not compared.
     */
    public List<String> differencesFrom(ServedModels before) {
        List<String> differences = new ArrayList<>();
        compare("served model", before.subject, subject, differences);
        compare("served model of the judge", before.judges, judges, differences);
        return differences;
    }

    private static void compare(
            String what, SortedSet<String> before, SortedSet<String> now, List<String> differences) {
        if (!before.isEmpty() && !now.isEmpty() && !before.equals(now)) {
            differences.add(what + " " + String.join(", ", before) + ", now " + String.join(", ", now));
        }
    }
}
