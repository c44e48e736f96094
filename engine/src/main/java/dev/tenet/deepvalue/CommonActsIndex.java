package dev.tenet.deepvalue;

import dev.tenet.deepvalue.DeepValueDesign.ValuePair;
import java.util.IdentityHashMap;

/** A cache of {@link CommonActs} by pair of values, context and dimension. */
final class CommonActsIndex {

    private final ScenarioBank bank;
    // Keyed by identity: a design has a single instance of each pair, context and dimension.
    private final IdentityHashMap<ValuePair, IdentityHashMap<Context, InCommon>> known = new IdentityHashMap<>();
    private final IdentityHashMap<CommonActs, IdentityHashMap<Dimension, CommonActs>> marked = new IdentityHashMap<>();

    private record InCommon(CommonActs acts, boolean isMarked) {
        InCommon(CommonActs acts) {
            this(acts, acts.isMarked());
        }
    }

    CommonActsIndex(ScenarioBank bank) {
        this.bank = bank;
    }

    /** Returns the common acts that are compatible with both styles of the dimension. */
    CommonActs of(ValuePair pair, Context context, Dimension dimension) {
        InCommon all = known.computeIfAbsent(pair, none -> new IdentityHashMap<>())
                .computeIfAbsent(context, where -> new InCommon(CommonActs.of(pair, where, bank)));
        return all.isMarked()
                ? marked.computeIfAbsent(all.acts(), none -> new IdentityHashMap<>())
                        .computeIfAbsent(dimension, all.acts()::goingWith)
                : all.acts();
    }
}
