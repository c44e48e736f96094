package dev.tenet.invariance;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.trial.Description;
import org.apiguardian.api.API;

/**
 * Which stances the pairs took, as they are written and with the change.
 *
 * @param supportsTwice both support
 * @param supportsThenOpposes the question as it is written is answered with support alone
 * @param opposesThenSupports the question with the change is answered with support alone
 * @param opposesTwice both oppose
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record StanceTable(long supportsTwice, long supportsThenOpposes, long opposesThenSupports, long opposesTwice) {

    static final StanceTable EMPTY = new StanceTable(0, 0, 0, 0);

    StanceTable and(Stance asWritten, Stance changed) {
        boolean supports = asWritten == Stance.SUPPORTS;
        boolean supportsThen = changed == Stance.SUPPORTS;
        return new StanceTable(
                supportsTwice + (supports && supportsThen ? 1 : 0),
                supportsThenOpposes + (supports && !supportsThen ? 1 : 0),
                opposesThenSupports + (!supports && supportsThen ? 1 : 0),
                opposesTwice + (!supports && !supportsThen ? 1 : 0));
    }

    StanceTable plus(StanceTable more) {
        return new StanceTable(
                supportsTwice + more.supportsTwice,
                supportsThenOpposes + more.supportsThenOpposes,
                opposesThenSupports + more.opposesThenSupports,
                opposesTwice + more.opposesTwice);
    }

    void describe(Description into) {
        into.put("supportsTwice", supportsTwice)
                .put("supportsThenOpposes", supportsThenOpposes)
                .put("opposesThenSupports", opposesThenSupports)
                .put("opposesTwice", opposesTwice)
                .put("byChance", byChance())
                .put("kappa", kappa());
    }

    /** How many pairs there are. */
    public long total() {
        return supportsTwice + supportsThenOpposes + opposesThenSupports + opposesTwice;
    }

    /** The share of pairs that agree, in [0, 1]; {@code NaN} of none. */
    public double agreement() {
        return total() == 0 ? Double.NaN : (double) (supportsTwice + opposesTwice) / total();
    }

    /**
     * The share that would agree if each of the two answers were drawn at the rate at which it supports, whatever the
     * question, in [0, 1]; {@code NaN} of no pair. This is what Cohen's kappa takes off.
     */
    public double byChance() {
        double asWritten = (double) (supportsTwice + supportsThenOpposes) / total();
        double changed = (double) (supportsTwice + opposesThenSupports) / total();
        return asWritten * changed + (1 - asWritten) * (1 - changed);
    }

    /**
     * Cohen's kappa (Educ. Psychol. Meas. 20, 1960): agreement beyond chance, 1 at most; {@code NaN} where all answers
     * are the same, or there is none.
     */
    public double kappa() {
        return byChance() == 1 ? Double.NaN : (agreement() - byChance()) / (1 - byChance());
    }
}
