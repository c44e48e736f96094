package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * The origin of an admission, which is valid only for the models that answered.
 *
 * @param served the models that answered, as named by the server; empty if it does not name them
 * @param kept where and when an earlier launch stored the admission; empty if this launch asked
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record AdmissionOrigin(SortedSet<String> served, Optional<Kept> kept) {

    /** The origin of an admission by a server that does not name its models, in this launch. */
    public static final AdmissionOrigin UNKNOWN = new AdmissionOrigin(Collections.emptySortedSet(), Optional.empty());

    /** Copies the model names. */
    public AdmissionOrigin {
        served = Collections.unmodifiableSortedSet(new TreeSet<>(served));
    }

    /**
     * An admission stored by an earlier launch.
     *
     * @param asked when the judge was asked
     * @param age the time elapsed since then
     * @param folder the folder in which it is stored
     */
    public record Kept(Instant asked, Duration age, Path folder) {

        private String inWords() {
            long days = age.toDays();
            return "kept on " + LocalDate.ofInstant(asked, ZoneOffset.UTC) + ", "
                    + (days < 1 ? "less than a day" : days + (days == 1 ? " day" : " days")) + " ago, in " + folder;
        }
    }

    /** Returns when and where the admission was stored, in parentheses after a space; empty if this launch asked. */
    public String note() {
        return kept.map(stored -> " (" + stored.inWords() + ")").orElse("");
    }

    /** Writes the origin to {@code summary.json}. */
    public void describe(Description into) {
        into.texts("servedModels", served)
                .put("keptSince", kept.map(stored -> stored.asked().toString()).orElse(null));
    }
}
