/**
 * Judges: the prompt, the reply parser, the ruling of a panel, and the admission of judges.
 *
 * <p>Start with {@link dev.tenet.framing.judge.Panel}, which rules on a {@link dev.tenet.framing.judge.Debate}.
 * {@link dev.tenet.framing.judge.Admissions} admits judges by pairs with known scores.
 *
 * <p>The package uses {@code file}, {@code model}, {@code setting}, {@code stats}, {@code text}, {@code trial} and
 * {@code trial.baseline}.
 */
@NullMarked
package dev.tenet.framing.judge;

import org.jspecify.annotations.NullMarked;
