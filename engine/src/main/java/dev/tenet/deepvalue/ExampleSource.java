package dev.tenet.deepvalue;

import dev.tenet.deepvalue.DeepValueDesign.ValuePair;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/** Where the examples of a prompt come from: composed from the bank, or recorded elsewhere. */
interface ExampleSource {

    /** Whether this many examples can be had for a direction of a pair and a dimension in a context. */
    boolean suffices(ValuePair pair, Direction direction, Context context, int shots);

    /**
     * This many different examples, in which the user takes the preferred value in its style.
     *
     * @param apart what the test question says, none of which they may say
     * @return nothing if so many different ones cannot be had
     */
    Optional<List<Example>> draw(
            ValuePair pair,
            Direction direction,
            Context context,
            int shots,
            TestTexts apart,
            String user,
            UniformRandomProvider random);

    /** A dimension with the pole that goes with the preferred value in the examples, and the one that goes with the other. */
    record Direction(Dimension dimension, Pole pole, Pole otherPole) {}

    /** The phrases of a test question. */
    record TestTexts(Way preferredWay, Way otherWay, String manner, String otherManner) {}
}
