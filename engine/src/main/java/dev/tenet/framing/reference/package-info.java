/**
 * Reference subjects and a judge of framing pairs. All run in the JVM: no API key, no network. They serve a first run
 * and calibration. {@link dev.tenet.framing.reference.FramingModels} maps their names to models.
 *
 * <p>The package uses {@code file} and {@code model}.
 */
@NullMarked
package dev.tenet.framing.reference;

import org.jspecify.annotations.NullMarked;
