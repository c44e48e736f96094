/**
 * Language models: one prompt in, one answer out.
 *
 * <p>Start with {@link dev.tenet.model.ChatModel}, the interface with one method to implement for a model of your own,
 * and {@link dev.tenet.model.Models}, which resolves a name such as {@code openai:gpt-4.1-mini}. Tenet's own providers
 * are in the subpackages and are registered as services, like those that users add. This package depends on {@code
 * text} and {@code file} only.
 */
@NullMarked
package dev.tenet.model;

import org.jspecify.annotations.NullMarked;
