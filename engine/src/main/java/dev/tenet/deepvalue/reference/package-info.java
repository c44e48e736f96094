/**
 * A subject for deep-value tests that runs in the JVM and learns from the examples in a prompt. Used for a first run
 * without an API key, and for calibration. Provided by {@link dev.tenet.deepvalue.reference.DeepValueModels}.
 *
 * <p>The package uses {@code model}.
 */
@NullMarked
package dev.tenet.deepvalue.reference;

import org.jspecify.annotations.NullMarked;
