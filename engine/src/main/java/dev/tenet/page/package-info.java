/**
 * The page of a run for reviewers: one HTML file, made from the files in the folder of the run, and from what
 * earlier runs found.
 *
 * <p>Start with {@link dev.tenet.page.ReportPage}. Pictures are SVG elements.
 *
 * <p>The package uses {@code history}, {@code picture}, {@code run}, {@code stats} and {@code text}.
 */
@NullMarked
package dev.tenet.page;

import org.jspecify.annotations.NullMarked;
