package dev.tenet.assertj;

import dev.tenet.trial.AssertedFindings;
import dev.tenet.trial.Finding;
import org.assertj.core.api.AbstractAssert;

/**
 * An assertion that makes claims. A soft assertion collects the findings that do not pass.
 *
 * @param <S> the type of the assertion itself
 * @param <A> the type of the figures
 */
abstract class ClaimAssert<S extends ClaimAssert<S, A>, A> extends AbstractAssert<S, A> {

    /** What happens with a finding. */
    @FunctionalInterface
    interface Outcome {

        /**
         * Receives a finding.
         *
         * @param description the description of the assertion; may be empty
         */
        void accept(Finding finding, String description);
    }

    private Outcome outcome = Findings::verify;

    ClaimAssert(A actual, Class<S> self) {
        super(actual, self);
    }

    /** Passes findings to another receiver, instead of throwing those that do not pass. */
    void passTo(Outcome receiver) {
        outcome = receiver;
    }

    S verify(Finding finding) {
        AssertedFindings.add(finding, descriptionText());
        outcome.accept(finding, descriptionText());
        return myself;
    }
}
