package dev.tenet.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * The terms of a logistic regression on factors: an intercept, and one indicator for each level of a factor but its first.
 */
final class LogisticDesign {

    private static final String INTERCEPT = "(Intercept)";

    private final List<String> terms;
    private final double[][] rows;

    private LogisticDesign(List<String> terms, double[][] rows) {
        this.terms = terms;
        this.rows = rows;
    }

    /** The names of the terms, such as {@code context: work}. */
    List<String> terms() {
        return terms;
    }

    /** The values of the terms for each observation. */
    double[][] rows() {
        return rows;
    }

    /**
     * Makes the design of observations.
     *
     * @throws IllegalArgumentException if a factor has another number of values
     */
    static LogisticDesign of(List<Factor> factors, int observations) {
        factors.forEach(factor -> sameNumber("values of " + factor.name(), factor.values(), observations));
        List<List<String>> levels = factors.stream().map(Factor::levels).toList();
        List<String> terms = terms(factors, levels);
        double[][] rows = new double[observations][terms.size()];
        for (int i = 0; i < rows.length; i++) {
            fill(rows[i], i, factors, levels);
        }
        return new LogisticDesign(terms, rows);
    }

    static void sameNumber(String what, List<?> list, int results) {
        if (list.size() != results) {
            throw new IllegalArgumentException(
                    list.size() + " " + what + "; expected " + results + ", one for each result");
        }
    }

    private static List<String> terms(List<Factor> factors, List<List<String>> levels) {
        List<String> terms = new ArrayList<>(List.of(INTERCEPT));
        for (int f = 0; f < factors.size(); f++) {
            String name = factors.get(f).name();
            levels.get(f).forEach(level -> terms.add(name + ": " + level));
        }
        return terms;
    }

    private static void fill(double[] row, int observation, List<Factor> factors, List<List<String>> levels) {
        row[0] = 1;
        int start = 1;
        for (int f = 0; f < levels.size(); f++) {
            int level = levels.get(f).indexOf(factors.get(f).values().get(observation));
            if (level >= 0) {
                row[start + level] = 1;
            }
            start += levels.get(f).size();
        }
    }
}
