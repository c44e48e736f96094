package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * The tokens of one exchange, as the provider counted them.
 *
 * @param inputTokens of the prompt
 * @param outputTokens of the answer
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Usage(long inputTokens, long outputTokens) {}
