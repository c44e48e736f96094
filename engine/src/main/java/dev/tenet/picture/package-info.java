/**
 * Pictures of figures as SVG, for the page of a run and for files.
 *
 * <p>Start with {@link dev.tenet.picture.Picture}. {@link dev.tenet.picture.Html} is the only writer of markup.
 *
 * <p>The package uses {@code stats} and {@code text}.
 */
@NullMarked
package dev.tenet.picture;

import org.jspecify.annotations.NullMarked;
