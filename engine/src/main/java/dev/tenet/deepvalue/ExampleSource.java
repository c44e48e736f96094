package dev.tenet.deepvalue;

import dev.tenet.deepvalue.DeepValueDesign.ValuePair;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/** Where the examples of a prompt come from: composed from the bank, or recorded elsewhere. */
interface ExampleSource {

    /** How many different examples can be had at most for a pair in a context and a direction. */
    int available(ValuePair pair, Context context, Direction direction);

    /** What the examples are in, as in {@code the bundled scenarios, own.yaml}. */
    String place();

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

    /**
     * A dimension with the pole that goes with the preferred value in the examples, and the one that goes with the other.
     *
     * @param manners in which styles of the two poles the same act can be done
     */
    record Direction(Dimension dimension, Pole pole, Pole otherPole, List<Manner> manners) {}

    /** The phrases of a test question. */
    record TestTexts(Way preferredWay, Way otherWay, Manner manner) {}
}
