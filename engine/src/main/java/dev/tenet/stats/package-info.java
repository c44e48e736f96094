/**
 * Proportions and intervals: pure functions of counts, the ground floor of the house.
 *
 * <p>Start with {@link dev.tenet.stats.Proportion}.
 *
 * <p>The package uses nothing else of Tenet.
 */
@NullMarked
package dev.tenet.stats;

import org.jspecify.annotations.NullMarked;
