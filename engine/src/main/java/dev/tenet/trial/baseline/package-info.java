/**
 * Comparison with an earlier run of the same spec, and of the subjects of a launch with each other, case by case: which
 * cases are the same, what the difference is, and how scores are kept for the next run.
 *
 * <p>Start with {@link dev.tenet.trial.baseline.Baselines}, which finds the baseline of a measurement and collects the
 * scores for a new one. {@link dev.tenet.trial.baseline.ChoiceComparisons} compares choices by an exact test, and
 * {@link dev.tenet.trial.baseline.ScoreComparisons} scores whose cases form groups.
 * {@link dev.tenet.trial.baseline.SubjectScores} keeps the scores of the subjects of this launch.
 *
 * <p>The package uses {@code file}, {@code model}, {@code run}, {@code setting}, {@code stats}, {@code text} and
 * {@code trial}.
 */
@NullMarked
package dev.tenet.trial.baseline;

import org.jspecify.annotations.NullMarked;
