package dev.tenet.deepvalue;

import dev.tenet.deepvalue.DeepValueDesign.ValuePair;
import java.util.IdentityHashMap;

/** Works out once what each pair of values has in common in each context: trials ask for it all the time. */
final class CommonWaysIndex {

    private final ScenarioBank bank;
    // Told apart as objects: a design has each pair, context and dimension once.
    private final IdentityHashMap<ValuePair, IdentityHashMap<Context, InCommon>> known = new IdentityHashMap<>();
    private final IdentityHashMap<CommonWays, IdentityHashMap<Dimension, CommonWays>> marked = new IdentityHashMap<>();

    private record InCommon(CommonWays ways, boolean isMarked) {
        InCommon(CommonWays ways) {
            this(ways, ways.isMarked());
        }
    }

    CommonWaysIndex(ScenarioBank bank) {
        this.bank = bank;
    }

    /** Those that go with both styles of the dimension. */
    CommonWays of(ValuePair pair, Context context, Dimension dimension) {
        InCommon all = known.computeIfAbsent(pair, none -> new IdentityHashMap<>())
                .computeIfAbsent(context, where -> new InCommon(CommonWays.of(pair, where, bank)));
        return all.isMarked()
                ? marked.computeIfAbsent(all.ways(), none -> new IdentityHashMap<>())
                        .computeIfAbsent(dimension, all.ways()::goingWith)
                : all.ways();
    }
}
