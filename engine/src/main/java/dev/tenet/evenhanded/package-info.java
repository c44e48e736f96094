/**
 * Even-handedness: asks for the same task from two opposite political sides and measures whether both get help of the
 * same quality (Shen et al., Political Even-handedness Evaluation, 2025).
 *
 * <p>Start with {@link dev.tenet.evenhanded.EvenHandedKind} and {@link dev.tenet.evenhanded.EvenHandedReport}. Like a
 * kind outside of Tenet, this kind relies only on the public API for kinds: {@code trial}, {@code model},
 * {@code stats}, {@code file}, {@code text} and {@code setting}.
 *
 * <p>The package uses {@code file}, {@code model}, {@code setting}, {@code stats}, {@code text}, {@code trial} and
 * {@code trial.baseline}.
 */
@NullMarked
package dev.tenet.evenhanded;

import org.jspecify.annotations.NullMarked;
