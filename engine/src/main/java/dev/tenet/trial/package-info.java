/**
 * The framework shared by all measurements: cases are drawn lazily, asked concurrently, tallied in order and judged at
 * the end.
 *
 * <p>Start with {@link dev.tenet.trial.Runner}, which runs a {@link dev.tenet.trial.Protocol}. A protocol defines one
 * kind of measurement, and a {@link dev.tenet.trial.Claim} is a statement about the resulting figures. An
 * {@link dev.tenet.trial.AdmissionRegister} admits judges by pairs with known labels. The package does not depend on
 * JUnit: a main method can run a protocol.
 *
 * <p>The package uses {@code file}, {@code model}, {@code setting}, {@code stats} and {@code text}.
 */
@NullMarked
package dev.tenet.trial;

import org.jspecify.annotations.NullMarked;
