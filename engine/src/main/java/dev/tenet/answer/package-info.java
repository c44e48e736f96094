/**
 * Reads which of two options an answer chooses, if any. Start with {@link dev.tenet.answer.ChoiceReader}, which
 * describes the steps.
 *
 * <p>The package uses {@code model}.
 */
@NullMarked
package dev.tenet.answer;

import org.jspecify.annotations.NullMarked;
