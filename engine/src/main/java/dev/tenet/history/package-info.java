/**
 * The figures of earlier runs, in a file that a team keeps, and the search for drift in them.
 *
 * <p>Start with {@link dev.tenet.history.History}.
 *
 * <p>The package uses {@code file}, {@code run}, {@code stats} and {@code text}.
 */
@NullMarked
package dev.tenet.history;

import org.jspecify.annotations.NullMarked;
