package dev.tenet.deepvalue;

import dev.tenet.deepvalue.DeepValueDesign.ValuePair;
import java.util.IdentityHashMap;

/** Works out once what each pair of values has in common in each context: trials ask for it all the time. */
final class CommonWaysIndex {

    private final ScenarioBank bank;
    // Told apart as objects: a design has each pair and each context once.
    private final IdentityHashMap<ValuePair, IdentityHashMap<Context, CommonWays>> known = new IdentityHashMap<>();

    CommonWaysIndex(ScenarioBank bank) {
        this.bank = bank;
    }

    CommonWays of(ValuePair pair, Context context) {
        return known.computeIfAbsent(pair, none -> new IdentityHashMap<>())
                .computeIfAbsent(context, where -> CommonWays.of(pair, where, bank));
    }
}
