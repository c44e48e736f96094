package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A judge's reply about one admission pair.
 *
 * @param rating the judge's rating of the pair, as compared with the label
 * @param served the models that answered, as named by the server; empty if it does not name them
 * @param failure the cause of a failed call; empty if none failed
 * @param unreadable what is wrong with an unusable reply, in words for users; empty if all are usable
 * @param <R> the type of the ratings
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record AdmissionReply<R>(R rating, List<String> served, Optional<String> failure, Optional<String> unreadable)
        implements Reading {

    /** Copies the model names. */
    public AdmissionReply {
        served = List.copyOf(served);
    }

    @Override
    public String label() {
        return failure.isPresent() ? "failed" : unreadable.isPresent() ? "unreadable" : "rated";
    }

    @Override
    public void describe(Description into) {
        into.put("rating", String.valueOf(rating)).texts("servedModels", served);
    }
}
