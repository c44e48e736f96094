package dev.tenet.deepvalue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A learner without meaning: naive Bayes (multinomial, add-one smoothing) on marks of a text that say nothing of its
 * content, fitted to the options that the examples of one prompt take and leave. On sound material it is at chance.
 */
enum NullLearner {
    CHARACTERS {
        @Override
        List<String> marks(String text) {
            return letters(text, Character::isLetter, true);
        }
    },
    PUNCTUATION {
        @Override
        List<String> marks(String text) {
            return letters(text, letter -> !Character.isLetterOrDigit(letter) && letter != ' ', false);
        }
    },
    FUNCTION_WORDS {
        @Override
        List<String> marks(String text) {
            return FunctionWords.in(text);
        }
    },
    CAPITAL_LETTERS {
        @Override
        List<String> marks(String text) {
            return letters(text, Character::isUpperCase, false);
        }
    };

    private static final double NOTHING = 1e-9;

    abstract List<String> marks(String text);

    private interface Letters {
        boolean include(int letter);
    }

    private static List<String> letters(String text, Letters which, boolean lower) {
        IntStream letters = text.chars().filter(which::include);
        return (lower ? letters.map(Character::toLowerCase) : letters)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.toList());
    }

    /**
     * How much of a choice it gets right: 1 if it prefers the first text, 0 if it prefers the second, one half if it has
     * nothing to go by.
     *
     * @param examples choices, each what was taken and what was left
     */
    double prefers(List<Choice> examples, String first, String second) {
        Map<String, Integer> taken = new HashMap<>();
        Map<String, Integer> left = new HashMap<>();
        for (Choice example : examples) {
            marks(example.taken()).forEach(mark -> taken.merge(mark, 1, Integer::sum));
            marks(example.left()).forEach(mark -> left.merge(mark, 1, Integer::sum));
        }
        Set<String> seen = new HashSet<>(taken.keySet());
        seen.addAll(left.keySet());
        double odds = odds(marks(first), taken, left, seen) - odds(marks(second), taken, left, seen);
        return Math.abs(odds) < NOTHING ? 0.5 : odds > 0 ? 1 : 0;
    }

    private static double odds(
            List<String> marks, Map<String, Integer> taken, Map<String, Integer> left, Set<String> seen) {
        double allTaken = sum(taken) + seen.size();
        double allLeft = sum(left) + seen.size();
        return marks.stream()
                .filter(seen::contains)
                .mapToDouble(mark -> Math.log((taken.getOrDefault(mark, 0) + 1) / allTaken)
                        - Math.log((left.getOrDefault(mark, 0) + 1) / allLeft))
                .sum();
    }

    private static double sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What the user of an example took, and what not. */
    record Choice(String taken, String left) {}
}
