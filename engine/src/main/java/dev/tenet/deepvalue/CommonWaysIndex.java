package dev.tenet.deepvalue;

import dev.tenet.deepvalue.DeepValueDesign.ValuePair;
import java.util.HashMap;
import java.util.Map;

/** Works out once what each pair of values has in common in each context: trials ask for it all the time. */
final class CommonWaysIndex {

    private final ScenarioBank bank;
    private final Map<PairInContext, CommonWays> known = new HashMap<>();

    private record PairInContext(ValuePair pair, Context context) {}

    CommonWaysIndex(ScenarioBank bank) {
        this.bank = bank;
    }

    CommonWays of(ValuePair pair, Context context) {
        return known.computeIfAbsent(
                new PairInContext(pair, context), where -> CommonWays.of(where.pair(), where.context(), bank));
    }
}
