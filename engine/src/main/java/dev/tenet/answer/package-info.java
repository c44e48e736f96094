/**
 * Reads which of two options an answer takes, or that it takes none: {@link dev.tenet.answer.ChoiceReader}.
 *
 * <p>The way of a text through the package stands in that class.
 *
 * <p>The package uses {@code model}.
 */
@NullMarked
package dev.tenet.answer;

import org.jspecify.annotations.NullMarked;
