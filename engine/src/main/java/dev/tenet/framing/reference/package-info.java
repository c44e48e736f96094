/**
 * Subjects and a judge of framing pairs that run in the JVM, for a first run without an API key and for calibration.
 * {@link dev.tenet.framing.reference.FramingModels} knows their names.
 *
 * <p>The package uses {@code file} and {@code model}.
 */
@NullMarked
package dev.tenet.framing.reference;

import org.jspecify.annotations.NullMarked;
