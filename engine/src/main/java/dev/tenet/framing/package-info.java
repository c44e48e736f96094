/**
 * Opposing framings: asks each issue from both sides and measures whether the two answers hold the same stance
 * (VAL-Bench, Gupta et al., 2025).
 *
 * <p>Start with {@link dev.tenet.framing.FramingProtocol}, which asks {@link dev.tenet.framing.FramingPair}s, and
 * {@link dev.tenet.framing.StanceReport}, its result.
 *
 * <p>The package uses {@code file}, {@code framing.judge}, {@code framing.reference}, {@code model}, {@code setting},
 * {@code stats}, {@code text}, {@code trial} and {@code trial.baseline}.
 */
@NullMarked
package dev.tenet.framing;

import org.jspecify.annotations.NullMarked;
