/**
 * A subject of deep-value tests that runs in the JVM and learns from the examples in a prompt, for a first run without
 * an API key and for calibration. {@link dev.tenet.deepvalue.reference.DeepValueModels} knows its name.
 *
 * <p>The package uses {@code model}.
 */
@NullMarked
package dev.tenet.deepvalue.reference;

import org.jspecify.annotations.NullMarked;
