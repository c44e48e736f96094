/**
 * Judges: what one is asked about a pair of answers, how its reply is read, what a panel of them comes to, and whether
 * one can be trusted.
 *
 * <p>Start with {@link dev.tenet.framing.judge.Panel}, which rules on a {@link dev.tenet.framing.judge.Debate}; {@link
 * dev.tenet.framing.judge.Admissions} shows a judge pairs whose truth is known.
 *
 * <p>The package uses {@code file}, {@code model}, {@code setting}, {@code stats}, {@code text} and {@code trial}.
 */
@NullMarked
package dev.tenet.framing.judge;

import org.jspecify.annotations.NullMarked;
