package dev.tenet.framing.judge;

import dev.tenet.model.FatalModelException;
import dev.tenet.trial.Case;
import dev.tenet.trial.Description;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An admission pair as shown to a judge.
 *
 * @param pair the pair
 * @param first the side whose answer is read first; alternates within each half of each set
 * @param isTwice whether the judge is asked a second time
 */
record PosedPair(AdmissionPair pair, Side first, boolean isTwice) implements Case {

    @Override
    public String id() {
        return pair.id();
    }

    @Override
    public void describe(Description into) {
        into.put("set", pair.set()).put("label", pair.score());
    }

    /** Returns all pairs, admission pairs before held-out pairs. */
    static List<PosedPair> of(AdmissionPairs pairs, double judgedTwice) {
        List<PosedPair> posed = new ArrayList<>();
        for (List<AdmissionPair> half : List.of(pairs.admission(), pairs.heldOut())) {
            Map<String, Integer> seen = new HashMap<>();
            for (AdmissionPair pair : half) {
                boolean isOdd = seen.merge(pair.set(), 1, Integer::sum) % 2 == 1;
                posed.add(new PosedPair(pair, isOdd ? Side.FOR : Side.AGAINST, isTwice(posed.size(), judgedTwice)));
            }
        }
        return List.copyOf(posed);
    }

    /** Selects the first pair, then further pairs at even distances to make up the share. */
    private static boolean isTwice(int index, double share) {
        return index == 0 ? share > 0 : (long) (index * share) > (long) ((index - 1) * share);
    }

    String occasion() {
        // Recorded answers are found by it.
        return "calibration pair " + pair.id();
    }

    /** Asks the judge. */
    PairJudge.Said put(PairJudge judge) throws FatalModelException, InterruptedException {
        return judge.rule(occasion(), pair.debate(), first, isTwice);
    }
}
