package dev.tenet.invariance;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.trial.Description;
import org.apiguardian.api.API;

/**
 * The stances of pairs: for the original question and for the changed one.
 *
 * @param supportsTwice both answers support
 * @param supportsThenOpposes only the answer to the original question supports
 * @param opposesThenSupports only the answer to the changed question supports
 * @param opposesTwice both answers oppose
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

    /** Returns the number of pairs. */
    public long total() {
        return supportsTwice + supportsThenOpposes + opposesThenSupports + opposesTwice;
    }

    /** Returns the share of pairs that agree, in [0, 1]; {@code NaN} if there is none. */
    public double agreement() {
        return total() == 0 ? Double.NaN : (double) (supportsTwice + opposesTwice) / total();
    }

    /**
     * Returns the share of pairs that would agree if both answers were drawn independently at their rates of support,
     * in [0, 1]; {@code NaN} if there is none. This is the chance agreement in Cohen's kappa.
     */
    public double byChance() {
        double asWritten = (double) (supportsTwice + supportsThenOpposes) / total();
        double changed = (double) (supportsTwice + opposesThenSupports) / total();
        return asWritten * changed + (1 - asWritten) * (1 - changed);
    }

    /**
     * Returns Cohen's kappa (Educ. Psychol. Meas. 20, 1960): agreement beyond chance, at most 1; {@code NaN} if all
     * answers are the same, or there is none.
     */
    public double kappa() {
        return byChance() == 1 ? Double.NaN : (agreement() - byChance()) / (1 - byChance());
    }
}
