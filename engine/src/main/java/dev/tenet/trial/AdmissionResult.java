package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** The result of asking a judge about admission pairs, whose labels are known. Immutable. */
@API(status = EXPERIMENTAL, since = "0.1")
public interface AdmissionResult {

    /** Returns the judge's name. */
    String judge();

    /** Returns the models that answered, and when. */
    AdmissionOrigin origin();

    /** Returns why the judge was rejected, in words for users; empty if it is admitted. */
    Optional<String> objection();

    /**
     * Returns why replies from these models are not covered by this admission; empty if they are, or if that is
     * unknown.
     */
    default Optional<String> objectionTo(List<String> servedModels) {
        return servedModels.stream()
                .filter(model ->
                        !origin().served().isEmpty() && !origin().served().contains(model))
                .findFirst()
                .map(other -> "judge " + judge() + " was admitted as " + String.join(", ", origin().served())
                        + ", but its server now answers as " + other
                        + "; the next run asks it about the admission pairs again");
    }
}
