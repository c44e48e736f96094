package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Where a subject stands among the subjects of its spec.
 *
 * @param number its position, from 1
 * @param labels what all of the spec's subjects are called, in their order
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record SubjectPlace(int number, List<String> labels) {

    /** @throws IllegalArgumentException if there is no such position */
    public SubjectPlace {
        labels = List.copyOf(labels);
        if (number < 1 || number > labels.size()) {
            throw new IllegalArgumentException("place " + number + " of " + labels.size());
        }
    }

    /** The place of the only subject of a spec. */
    public static SubjectPlace only(String label) {
        return new SubjectPlace(1, List.of(label));
    }

    /** How many subjects the spec has. */
    public int subjects() {
        return labels.size();
    }
}
