/**
 * Invariance: tests whether a subject makes the same choice regardless of paraphrase, order of options, persona of the
 * asker, negation and language.
 *
 * <p>Start with {@link dev.tenet.invariance.InvarianceKind}, which declares the kind {@link dev.tenet.InvarianceTest}.
 * A {@code QuestionStore} holds the questions of files, {@code InvariancePairs} draws pairs from them,
 * {@code InvarianceProtocol} asks each pair and reads two choices, and {@link dev.tenet.invariance.InvarianceReport}
 * holds the figures. The method, the published files and the d-dimensional Jensen–Shannon divergence are those of
 * ValueConsistency (Moore, Deshpande and Yang, EMNLP 2024, arXiv 2407.02996).
 *
 * <p>The package uses {@code answer}, {@code file}, {@code model}, {@code setting}, {@code stats}, {@code text},
 * {@code trial} and {@code trial.baseline}.
 */
@NullMarked
package dev.tenet.invariance;

import org.jspecify.annotations.NullMarked;
