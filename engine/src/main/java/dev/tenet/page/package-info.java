/**
 * The page of a run for reviewers: one HTML file, made from the files in the folder of the run alone.
 *
 * <p>Start with {@link dev.tenet.page.ReportPage}. {@link dev.tenet.page.Html} is the only writer of markup; pictures are
 * SVG elements written by it.
 *
 * <p>The package uses {@code run}, {@code stats} and {@code text}.
 */
@NullMarked
package dev.tenet.page;

import org.jspecify.annotations.NullMarked;
