/**
 * Reads the folder of a run back: for reports, notebooks, comparisons and later launches.
 *
 * <p>Start with {@link dev.tenet.run.RecordedRun}.
 *
 * <p>The package uses nothing else of Tenet.
 */
@NullMarked
package dev.tenet.run;

import org.jspecify.annotations.NullMarked;
