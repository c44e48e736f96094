/**
 * Models that live in the JVM: for a first run with no key and no network, and for calibration.
 *
 * <p>Start with {@link dev.tenet.model.embedded.EmbeddedModels}, which knows their names. The package uses {@code
 * model}.
 */
@NullMarked
package dev.tenet.model.embedded;

import org.jspecify.annotations.NullMarked;
