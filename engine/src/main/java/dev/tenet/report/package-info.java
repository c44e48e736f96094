/**
 * What a run leaves for people and programs to read: the trial log, the summary, the console.
 *
 * <p>Start with {@link dev.tenet.report.RunFolder} and {@link dev.tenet.report.ConsoleReport}. The package uses {@code
 * trial}, and knows nothing of what was measured but its figures.
 */
@NullMarked
package dev.tenet.report;

import org.jspecify.annotations.NullMarked;
