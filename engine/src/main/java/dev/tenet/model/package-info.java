/**
 * Language models: one prompt in, one answer out.
 *
 * <p>Start with {@link dev.tenet.model.ChatModel}, the interface with one method to implement for a model of your own,
 * and {@link dev.tenet.model.Models}, which resolves a name such as {@code openai:gpt-4.1-mini}. Tenet's own providers
 * are registered as services, like those that users add.
 *
 * <p>The package uses {@code file}, {@code setting} and {@code text}.
 */
@NullMarked
package dev.tenet.model;

import org.jspecify.annotations.NullMarked;
