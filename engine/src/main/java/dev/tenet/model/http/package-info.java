/**
 * Models behind a server: one client on OkHttp, and one small dialect for each wire format.
 *
 * <p>{@link dev.tenet.model.http.HttpModels} turns a name into a model and decides which key goes to which server.
 * {@code HttpChatModel} asks, asks again where that may help, and says in words what went wrong. {@code ServerClient}
 * carries a body there and an answer back: through a proxy, over TLS, past servers that do not keep to HTTP. A {@code
 * Dialect} knows what stands in the two bodies and nothing of connections; {@code ChatCompletions} is OpenAI's, which
 * most servers speak.
 *
 * <p>The package uses {@code model}, {@code setting} and {@code text}.
 */
@NullMarked
package dev.tenet.model.http;

import org.jspecify.annotations.NullMarked;
