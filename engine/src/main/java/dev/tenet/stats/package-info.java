/**
 * Proportions, intervals and agreement: pure functions of counts and scores.
 *
 * <p>Start with {@link dev.tenet.stats.Proportion}.
 *
 * <p>The package uses nothing else of Tenet.
 */
@NullMarked
package dev.tenet.stats;

import org.jspecify.annotations.NullMarked;
