/**
 * Models behind a server: one client on OkHttp, and one small dialect for each wire format.
 *
 * <p>{@link dev.tenet.model.http.HttpModels} turns a name into a model and decides which key goes to which server.
 * {@code HttpChatModel} is the transport: it carries a body there and an answer back, and says in words what went
 * wrong. A {@code Dialect} knows what stands in the two bodies and nothing of connections; {@code ChatCompletions} is
 * OpenAI's, which most servers speak. The package uses {@code dev.tenet.model} and nothing else of Tenet.
 */
@NullMarked
package dev.tenet.model.http;

import org.jspecify.annotations.NullMarked;
