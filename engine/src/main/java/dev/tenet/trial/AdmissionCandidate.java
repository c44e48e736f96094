package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.ModelException;
import dev.tenet.model.Participant;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A judge before its admission: which pairs it is asked about, and how its replies are rated.
 *
 * @param <P> the type of the pairs
 * @param <R> the type of the ratings, a record that Jackson can write and read; its constructor rejects invalid values
 * @param <A> the type of the result
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface AdmissionCandidate<P extends Case, R, A extends AdmissionResult> {

    /** Returns the model that judges, with its system prompt and sampling. */
    Participant participant();

    /**
     * Returns a fingerprint of everything that the ratings depend on: the model and its server, system prompt and
     * sampling, the questions and how replies are read, the pairs, and the settings among these.
     */
    String fingerprint();

    /** Returns the pairs, in the order in which they are asked. */
    List<P> pairs();

    /** Returns the type of the ratings. */
    Class<R> rating();

    /** Returns the rating of a pair whose call failed. */
    R unrated();

    /**
     * Asks about one pair. Called concurrently.
     *
     * @throws ModelException if the call failed; the pair is unrated
     * @throws InterruptedException if the run was stopped
     */
    AdmissionReply<R> ask(P pair) throws ModelException, InterruptedException;

    /**
     * Makes one call to find out which model answers now.
     *
     * @return the models that answered, as named by the server; empty if it does not name them
     * @throws ModelException if the call failed
     * @throws InterruptedException if the run was stopped
     */
    List<String> probe() throws ModelException, InterruptedException;

    /**
     * Creates the outlook of a run, by which a judge that is certain to be rejected is asked no further pair; empty if
     * all pairs are always asked.
     */
    default Optional<Outlook<R>> outlook() {
        return Optional.empty();
    }

    /**
     * Returns the result.
     *
     * @param replies the replies; those of an earlier launch have ratings only
     * @param origin the models that answered, and when
     */
    A result(AdmissionReplies<R> replies, AdmissionOrigin origin);

    /**
     * Tells while pairs are being asked whether the judge can still be admitted. Used by one thread.
     *
     * @param <R> the type of the ratings
     */
    interface Outlook<R> {

        /** Adds the rating of the next pair. */
        void add(R rating);

        /** Returns why the judge can no longer be admitted, in words for users; empty while it can. */
        Optional<String> certainMiss();
    }
}
