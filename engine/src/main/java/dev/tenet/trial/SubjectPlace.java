package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The position of a subject among the subjects of its spec.
 *
 * @param number the position, starting from 1
 * @param labels the labels of all subjects of the spec, in order
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record SubjectPlace(int number, List<String> labels) {

    /** @throws IllegalArgumentException if the position is out of range */
    public SubjectPlace {
        labels = List.copyOf(labels);
        if (number < 1 || number > labels.size()) {
            throw new IllegalArgumentException("place " + number + " of " + labels.size());
        }
    }

    /** Returns the place of a spec's only subject. */
    public static SubjectPlace only(String label) {
        return new SubjectPlace(1, List.of(label));
    }

    /** Returns the number of subjects of the spec. */
    public int subjects() {
        return labels.size();
    }
}
