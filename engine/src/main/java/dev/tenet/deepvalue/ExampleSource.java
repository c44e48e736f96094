package dev.tenet.deepvalue;

import dev.tenet.deepvalue.DeepValueDesign.ValuePair;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/** A source of the examples of a prompt: composed from the bank, or recorded elsewhere. */
interface ExampleSource {

    /** Returns the maximum number of distinct examples for a pair in a context and a direction. */
    int available(ValuePair pair, Context context, Direction direction);

    /** Describes the source for messages, such as {@code the bundled scenarios, own.yaml}. */
    String place();

    /**
     * Draws distinct examples in which the user chooses the preferred value, in the style that goes with it.
     *
     * @param shots the number of examples
     * @param reserved the phrases of the test question, which no example may use
     * @return the examples, or empty if there are not enough distinct ones
     */
    Optional<List<Example>> draw(
            ValuePair pair,
            Direction direction,
            Context context,
            int shots,
            TestTexts reserved,
            String user,
            UniformRandomProvider random);

    /**
     * A dimension in one of its two directions.
     *
     * @param pole the pole that goes with the preferred value in the examples
     * @param otherPole the pole that goes with the other value
     * @param stylePairs the pairs of styles of the dimension
     */
    record Direction(Dimension dimension, Pole pole, Pole otherPole, List<StylePair> stylePairs) {}

    /** The phrases of a test question. */
    record TestTexts(Act preferredAct, Act otherAct, StylePair styles) {}
}
