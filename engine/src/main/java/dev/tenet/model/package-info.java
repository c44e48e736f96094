/**
 * What a language model is to Tenet: one question in, one answer out.
 *
 * <p>Start with {@link dev.tenet.model.ChatModel}, the one method that a model of your own implements, and {@link
 * dev.tenet.model.Models}, which turns a name such as {@code openai:gpt-4.1-mini} into one. Providers that come with
 * Tenet live in the packages below this one and are found as services, like those that users add.
 *
 * <p>The package uses {@code file}, {@code setting} and {@code text}.
 */
@NullMarked
package dev.tenet.model;

import org.jspecify.annotations.NullMarked;
