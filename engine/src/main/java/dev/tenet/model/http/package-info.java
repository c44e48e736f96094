/**
 * Models on servers: an HTTP client based on OkHttp, and a small dialect for each wire format.
 *
 * <p>{@link dev.tenet.model.http.HttpModels} resolves a name and decides which key each server receives. {@code
 * HttpChatModel} sends prompts, retries, and describes failures. {@code ServerClient} transports bodies through a
 * proxy and over TLS, and tolerates servers that violate HTTP. A {@code Dialect} reads and writes the bodies and does
 * not depend on connections; {@code ChatCompletions} is OpenAI's format, which most servers support.
 *
 * <p>The package uses {@code model} and {@code text}.
 */
@NullMarked
package dev.tenet.model.http;

import org.jspecify.annotations.NullMarked;
