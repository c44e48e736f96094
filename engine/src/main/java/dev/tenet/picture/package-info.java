/**
 * Pictures of figures as SVG, for the page of a run and for the files of a claim.
 *
 * <p>Start with {@link dev.tenet.picture.NumberLine}. {@link dev.tenet.picture.Html} is the only writer of markup.
 *
 * <p>The package uses {@code stats} and {@code text}.
 */
@NullMarked
package dev.tenet.picture;

import org.jspecify.annotations.NullMarked;
