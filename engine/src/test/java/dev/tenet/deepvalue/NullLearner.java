package dev.tenet.deepvalue;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A learner without meaning: naive Bayes (multinomial, add-one smoothing) on marks of a text that say nothing of its
 * content, fitted to the options that the examples of one prompt take and leave. On sound material it is at chance.
 */
enum NullLearner {
    CHARACTERS {
        @Override
        IntStream marks(String text) {
            return text.chars().filter(Character::isLetter).map(Character::toLowerCase);
        }
    },
    PUNCTUATION {
        @Override
        IntStream marks(String text) {
            return text.chars().filter(letter -> letter != ' ' && !Character.isLetterOrDigit(letter));
        }
    },
    FUNCTION_WORDS {
        @Override
        IntStream marks(String text) {
            return FunctionWords.numbers(text);
        }
    },
    CAPITAL_LETTERS {
        @Override
        IntStream marks(String text) {
            return text.chars().filter(Character::isUpperCase);
        }
    };

    private static final double NOTHING = 1e-9;
    private static final int MARKS = 512;

    /** The marks of a text. */
    abstract IntStream marks(String text);

    /**
     * How much of a choice it gets right: 1 if it prefers the first text, 0 if it prefers the second, one half if it has
     * nothing to go by.
     *
     * @param examples choices, each what was taken and what was left
     */
    double prefers(List<Choice> examples, String first, String second) {
        int[] taken = new int[MARKS];
        int[] left = new int[MARKS];
        for (Choice example : examples) {
            marks(example.taken()).forEach(mark -> taken[place(mark)]++);
            marks(example.left()).forEach(mark -> left[place(mark)]++);
        }
        int[] seen = IntStream.range(0, MARKS)
                .filter(mark -> taken[mark] + left[mark] > 0)
                .toArray();
        double ofTaken = IntStream.of(taken).sum() + seen.length;
        double ofLeft = IntStream.of(left).sum() + seen.length;
        double[] odds = new double[MARKS];
        for (int mark : seen) {
            odds[mark] = Math.log((taken[mark] + 1) / ofTaken) - Math.log((left[mark] + 1) / ofLeft);
        }
        double difference = marks(first).mapToDouble(mark -> odds[place(mark)]).sum()
                - marks(second).mapToDouble(mark -> odds[place(mark)]).sum();
        return Math.abs(difference) < NOTHING ? 0.5 : difference > 0 ? 1 : 0;
    }

    /** Typographic marks, which have large numbers, count as one. */
    private static int place(int mark) {
        return Math.min(mark, MARKS - 1);
    }

    /** What the user of an example took, and what not. */
    record Choice(String taken, String left) {}
}
