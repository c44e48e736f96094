package dev.tenet.deepvalue;

import dev.tenet.stats.Association;
import dev.tenet.stats.Decimals;
import dev.tenet.stats.LogisticFit;
import dev.tenet.stats.LogisticRegression;
import dev.tenet.stats.MixedLogit;
import dev.tenet.stats.Proportion;
import dev.tenet.stats.TrendTest;
import dev.tenet.trial.Description;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What DVGR goes with: the association of the choice with each factor, its trend over the numbers of examples, and a
 * logistic regression on all factors together. For display; no claim is decided by it.
 *
 * <p>The chi-square tests take the trials as independent and their number as fixed. The regression allows for trials of
 * the same {@link TestQuestion}, which are a cluster.
 *
 * @param byFactor the counts at each level of each factor
 * @param byQuestion the choices of each test question
 * @param level the confidence level of the intervals, in (0, 1)
 * @param isOneLook whether the number of trials was fixed
 */
record Associations(
        Map<Factor, Map<String, Counts>> byFactor,
        Map<TestQuestion, Proportion> byQuestion,
        double level,
        boolean isOneLook) {

    private static final int FEWEST_PER_QUESTION = 2;
    // Integrals take about a second for so many.
    private static final int MOST_FOR_MIXED = 2_000;
    private static final List<Factor> FACTORS =
            List.of(Factor.VALUE_PAIR, Factor.PREFERRED_VALUE, Factor.CONTEXT, Factor.DIMENSION, Factor.SHOTS);
    // The value pair determines the preferred value, so that only one of them can be a term.
    private static final List<Factor> TERMS =
            List.of(Factor.PREFERRED_VALUE, Factor.CONTEXT, Factor.DIMENSION, Factor.SHOTS);

    // A regression on more takes seconds.
    private static final long MOST_OBSERVATIONS = 20_000;

    // With fewer trials on some level, chi-square is a poor approximation.
    private static final long FEWEST_FOR_A_NOTE = 10;
    private static final double NOTED = 0.05;

    private static final Pattern LEADING_ZEROS = Pattern.compile("^(shots: )0+(?=\\d)");

    private static List<Proportion> shares(Map<String, Counts> levels) {
        return levels.values().stream().map(Counts::dvgr).toList();
    }

    private Map<String, Counts> levels(Factor factor) {
        return byFactor.getOrDefault(factor, Map.of());
    }

    private Optional<Association> with(Factor factor) {
        return Association.of(shares(levels(factor)), level);
    }

    private Optional<TrendTest> trendOverShots() {
        Map<String, Counts> levels = levels(Factor.SHOTS);
        return TrendTest.of(
                shares(levels),
                levels.keySet().stream().mapToDouble(Double::parseDouble).toArray());
    }

    /** Returns the factor with the smallest p-value, if it is at most 0.05 after Bonferroni's correction for all of them. */
    Optional<String> note() {
        record Found(Factor factor, Association association) {}
        return FACTORS.stream()
                .filter(factor -> levels(factor).values().stream()
                        .allMatch(counts -> counts.dvgr().total() >= FEWEST_FOR_A_NOTE))
                .flatMap(factor -> with(factor).map(found -> new Found(factor, found)).stream())
                .min(Comparator.comparingDouble(found -> found.association().pValue()))
                .filter(found -> found.association().pValue() <= NOTED / FACTORS.size())
                .map(found -> inWords(found.factor(), found.association()));
    }

    private String inWords(Factor factor, Association found) {
        return "DVGR varies most with " + factor.title() + ": Cramér's V "
                + Decimals.estimate(found.cramersV()) + ", "
                + found.interval().at(level)
                + String.format(
                        Locale.ROOT,
                        "; chi-square %.1f, %d %s of freedom, p = %.1g",
                        found.chiSquare(),
                        found.degrees(),
                        found.degrees() == 1 ? "degree" : "degrees",
                        found.pValue())
                + (isOneLook ? "" : ", as if the number of trials had been fixed");
    }

    /** Writes the associations to {@code summary.json}. */
    void describe(Description into) {
        into.put("numberOfTrials", isOneLook ? "fixed" : "may have ended early; the tests treat it as fixed");
        into.object(
                "with",
                with -> FACTORS.forEach(factor -> with(factor)
                        .ifPresent(found -> with.object(factor.title(), one -> describe(factor, found, one)))));
        trendOverShots()
                .ifPresent(trend -> into.object(
                        "trendOverShots", one -> one.put("z", trend.z()).put("pValue", trend.pValue())));
        into.object("regression", this::describeRegression);
    }

    private void describe(Factor factor, Association found, Description into) {
        into.put("chiSquare", found.chiSquare())
                .put("degrees", found.degrees())
                .put("pValue", found.pValue())
                .put("cramersV", found.cramersV())
                .put("interval", found.interval())
                .put(
                        "fewestTrials",
                        shares(levels(factor)).stream()
                                .mapToLong(Proportion::total)
                                .min()
                                .orElse(0));
    }

    private void describeRegression(Description into) {
        long observations =
                byQuestion.values().stream().mapToLong(Proportion::total).sum();
        into.put("observations", observations)
                .put("clusters", byQuestion.size())
                .put("cluster", "test question");
        if (observations > MOST_OBSERVATIONS) {
            into.put("omitted", "more than " + MOST_OBSERVATIONS + " observations");
        } else if (byQuestion.size() < 2 || observations <= terms()) {
            into.put("omitted", "too few observations for " + terms() + " terms");
        } else {
            describe(observations((int) observations), into);
        }
    }

    /** The number of coefficients, with the intercept. */
    private long terms() {
        return 1
                + TERMS.stream()
                        .mapToLong(factor -> Math.max(
                                0,
                                byQuestion.keySet().stream()
                                                .map(question -> question.levelOf(factor))
                                                .distinct()
                                                .count()
                                        - 1))
                        .sum();
    }

    /** The observations of the regressions, in the order of the test questions. */
    private static final class Observations {

        private final List<dev.tenet.stats.Factor> factors;
        private final boolean[] results;
        private final List<TestQuestion> clusters;

        private Observations(List<dev.tenet.stats.Factor> factors, boolean[] results, List<TestQuestion> clusters) {
            this.factors = factors;
            this.results = results;
            this.clusters = clusters;
        }
    }

    private Observations observations(int number) {
        boolean[] results = new boolean[number];
        List<TestQuestion> clusters = new ArrayList<>(number);
        byQuestion.forEach((question, deep) -> {
            int start = clusters.size();
            clusters.addAll(Collections.nCopies((int) deep.total(), question));
            for (int i = 0; i < deep.successes(); i++) {
                results[start + i] = true;
            }
        });
        List<dev.tenet.stats.Factor> factors = TERMS.stream()
                .map(factor -> new dev.tenet.stats.Factor(
                        factor.title(),
                        clusters.stream()
                                .map(question -> question.levelOf(factor))
                                .toList()))
                .toList();
        return new Observations(factors, results, clusters);
    }

    private void describe(Observations observed, Description into) {
        LogisticFit fit = LogisticRegression.fit(observed.factors, observed.results, observed.clusters);
        if (fit instanceof LogisticFit.Fitted fitted) {
            into.put("logLikelihood", fitted.logLikelihood());
            describe(fitted.coefficients(), into);
            mixed(observed)
                    .ifPresentOrElse(
                            found -> into.object("mixed", mixed -> {
                                mixed.put("standardDeviation", found.standardDeviation())
                                        .put("logLikelihood", found.logLikelihood());
                                describe(found.coefficients(), mixed);
                            }),
                            () -> into.putNull("mixed"));
        } else if (fit instanceof LogisticFit.Separated separated) {
            into.put("omitted", "some levels have only deep answers or only shallow answers")
                    .texts("separated", separated.terms());
        } else if (fit instanceof LogisticFit.Collinear collinear) {
            into.put("omitted", "a term is a linear combination of the preceding terms: " + collinear.term());
        }
    }

    /** Test questions with a single trial each say nothing about how much questions differ. */
    private Optional<MixedLogit> mixed(Observations observed) {
        int number = observed.results.length;
        return number >= FEWEST_PER_QUESTION * byQuestion.size() && number <= MOST_FOR_MIXED
                ? MixedLogit.fit(observed.factors, observed.results, observed.clusters)
                : Optional.empty();
    }

    private void describe(List<LogisticFit.Coefficient> coefficients, Description into) {
        into.list(
                "coefficients",
                coefficients,
                (coefficient, one) -> one.put(
                                "term",
                                LEADING_ZEROS.matcher(coefficient.term()).replaceFirst("$1"))
                        .put("estimate", coefficient.estimate())
                        .put("standardError", coefficient.standardError())
                        .put("z", coefficient.z())
                        .put("pValue", coefficient.pValue())
                        .put("interval", coefficient.interval(level)));
    }
}
