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
        void count(String text, int[] marks) {
            for (int i = 0; i < text.length(); i++) {
                char character = text.charAt(i);
                if (Character.isLetter(character)) {
                    marks[place(Character.toLowerCase(character))]++;
                }
            }
        }
    },
    PUNCTUATION {
        @Override
        void count(String text, int[] marks) {
            for (int i = 0; i < text.length(); i++) {
                char character = text.charAt(i);
                if (character != ' ' && !Character.isLetterOrDigit(character)) {
                    marks[place(character)]++;
                }
            }
        }
    },
    FUNCTION_WORDS {
        @Override
        void count(String text, int[] marks) {
            FunctionWords.numbers(text, number -> marks[place(number)]++);
        }
    },
    CAPITAL_LETTERS {
        @Override
        void count(String text, int[] marks) {
            for (int i = 0; i < text.length(); i++) {
                char character = text.charAt(i);
                if (Character.isUpperCase(character)) {
                    marks[place(character)]++;
                }
            }
        }
    };

    private static final double NOTHING = 1e-9;
    private static final int MARKS = 512;

    /** Adds the marks of a text to those counted so far. */
    abstract void count(String text, int[] marks);

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
            count(example.taken(), taken);
            count(example.left(), left);
        }
        int[] seen = IntStream.range(0, MARKS)
                .filter(mark -> taken[mark] + left[mark] > 0)
                .toArray();
        double ofTaken = IntStream.of(taken).sum() + seen.length;
        double ofLeft = IntStream.of(left).sum() + seen.length;
        int[] ofFirst = new int[MARKS];
        int[] ofSecond = new int[MARKS];
        count(first, ofFirst);
        count(second, ofSecond);
        double difference = 0;
        for (int mark : seen) {
            double odds = Math.log((taken[mark] + 1) / ofTaken) - Math.log((left[mark] + 1) / ofLeft);
            difference += (ofFirst[mark] - ofSecond[mark]) * odds;
        }
        return Math.abs(difference) < NOTHING ? 0.5 : difference > 0 ? 1 : 0;
    }

    /** Typographic marks, which have large numbers, count as one. */
    private static int place(int mark) {
        return Math.min(mark, MARKS - 1);
    }

    /** What the user of an example took, and what not. */
    record Choice(String taken, String left) {}
}
