package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.trial.AdmissionRegister;
import java.io.IOException;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Admits judges by pairs with known scores. A result is stored under a key that covers the judge (server, system
 * prompt, sampling), the prompt, the reply parser and the pairs. Safe for use by several threads.
 */
@API(status = INTERNAL, since = "0.1")
public final class Admissions {

    private final PairsOfJudges pairsOfJudges;
    private final AdmissionTerms terms;
    private final AdmissionRegister<Admission> register;

    /** Selects the admission pairs for a judge. */
    @FunctionalInterface
    public interface PairsOfJudges {

        /** Returns the admission pairs for the judge. */
        AdmissionPairs of(PairJudge judge);
    }

    /**
     * Creates admissions of judges that are asked once about each of the given pairs.
     *
     * @param margin the largest allowed distance between a set's PAC and the PAC of its labels, in [0, 1]
     * @param level the confidence level of the intervals, in (0, 1)
     */
    public Admissions(AdmissionPairs pairs, double margin, double level, AdmissionRegister<Admission> register) {
        this(judge -> pairs, new AdmissionTerms(margin, level), register);
    }

    /** Creates admissions under the given terms. */
    public Admissions(PairsOfJudges pairsOfJudges, AdmissionTerms terms, AdmissionRegister<Admission> register) {
        this.pairsOfJudges = pairsOfJudges;
        this.terms = terms;
        this.register = register;
    }

    /** Returns the conditions for admitting a judge. */
    public AdmissionTerms terms() {
        return terms;
    }

    private JudgeCandidate candidate(PairJudge judge) {
        return JudgeCandidate.of(judge, pairsOfJudges.of(judge), terms);
    }

    /**
     * Returns the judge's result if it is known or stored; otherwise asks the judge.
     *
     * @return empty in a plan, which only counts calls
     * @throws FatalModelException if no further call to the judge can succeed, or too many calls failed for a result
     * @throws InterruptedException if the thread is interrupted while waiting
     * @throws IOException never, since the pairs are in memory
     */
    public Optional<Admission> admit(PairJudge judge) throws ModelException, InterruptedException, IOException {
        return register.admit(candidate(judge));
    }

    /** Removes the judge's result, so that the next run asks it again. */
    public void forget(PairJudge judge) {
        register.forget(candidate(judge));
    }
}
