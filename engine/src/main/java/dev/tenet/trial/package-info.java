/**
 * What all measurements share: cases drawn lazily, asked with so many in flight, tallied in their order, judged at the
 * end.
 *
 * <p>Start with {@link dev.tenet.trial.Runner}, which needs a {@link dev.tenet.trial.Protocol}: what differs from one
 * measurement to the next. A {@link dev.tenet.trial.Claim} is a threshold on the figures that come out. Nothing here
 * knows JUnit: a main method can run a protocol.
 *
 * <p>The package uses {@code file}, {@code model}, {@code setting}, {@code stats} and {@code text}.
 */
@NullMarked
package dev.tenet.trial;

import org.jspecify.annotations.NullMarked;
