/**
 * Even-handedness: the same task from two opposite political sides, and whether both get help of the same quality
 * (Shen et al., Political Even-handedness Evaluation, 2025).
 *
 * <p>Start with {@link dev.tenet.evenhanded.EvenHandedKind} and {@link dev.tenet.evenhanded.EvenHandedReport}. This
 * kind is built on the public interface of kinds alone, as one outside of Tenet would be: it uses {@code trial},
 * {@code model}, {@code stats}, {@code file}, {@code text} and {@code setting}.
 *
 * <p>The package uses {@code file}, {@code model}, {@code setting}, {@code stats}, {@code text} and {@code trial}.
 */
@NullMarked
package dev.tenet.evenhanded;

import org.jspecify.annotations.NullMarked;
