/**
 * Text that a model, a server or a data file wrote, made safe to show: everything that Tenet prints, throws, names or
 * writes as JSON passes through here.
 *
 * <p>Start with {@link dev.tenet.text.Untrusted}.
 *
 * <p>The package uses nothing else of Tenet.
 */
@NullMarked
package dev.tenet.text;

import org.jspecify.annotations.NullMarked;
