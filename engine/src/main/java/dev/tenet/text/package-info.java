/**
 * Makes text written by models, servers and data files safe to show. Everything that Tenet prints, throws, names or
 * writes as JSON passes through this package.
 *
 * <p>Start with {@link dev.tenet.text.Untrusted}.
 *
 * <p>The package uses nothing else of Tenet.
 */
@NullMarked
package dev.tenet.text;

import org.jspecify.annotations.NullMarked;
