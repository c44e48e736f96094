/**
 * Text that a model, a server or a data file wrote, made safe to show.
 *
 * <p>Start with {@link dev.tenet.text.Untrusted}. The package uses nothing of Tenet.
 */
@NullMarked
package dev.tenet.text;

import org.jspecify.annotations.NullMarked;
