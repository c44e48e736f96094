/**
 * The output of a run for people and programs: the trial log, the summary and the console; and the release check, which
 * reads the summary.
 *
 * <p>Start with {@link dev.tenet.report.RunFolder} and {@link dev.tenet.report.ConsoleReport}.
 * {@link dev.tenet.report.Release} evaluates a summary. {@link dev.tenet.report.SharedBuild} holds the state shared by
 * the processes of a build. {@link dev.tenet.report.TrialFiles} makes the files
 * that runners attach to a claim's test.
 *
 * <p>The package uses {@code file}, {@code model}, {@code run}, {@code setting}, {@code stats}, {@code text} and
 * {@code trial}.
 */
@NullMarked
package dev.tenet.report;

import org.jspecify.annotations.NullMarked;
