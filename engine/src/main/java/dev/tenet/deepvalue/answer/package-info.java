/**
 * Reads which of two options an answer takes, or that it takes none: {@link dev.tenet.deepvalue.answer.ChoiceReader}.
 *
 * <p>The way of a text through the package stands in that class. The package uses {@link dev.tenet.model.Reply} and
 * nothing else of Tenet.
 */
@NullMarked
package dev.tenet.deepvalue.answer;

import org.jspecify.annotations.NullMarked;
