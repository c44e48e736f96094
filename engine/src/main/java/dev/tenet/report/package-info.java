/**
 * What a run leaves for people and programs to read: the trial log, the summary, the console; and the check that
 * decides on a release by it.
 *
 * <p>Start with {@link dev.tenet.report.RunFolder} and {@link dev.tenet.report.ConsoleReport}; {@link
 * dev.tenet.report.Release} says what a summary comes to, {@link dev.tenet.report.SharedBuild} what the processes of
 * one build share.
 *
 * <p>The package uses {@code file}, {@code model}, {@code setting}, {@code text} and {@code trial}.
 */
@NullMarked
package dev.tenet.report;

import org.jspecify.annotations.NullMarked;
