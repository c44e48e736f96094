package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * A token that could have stood in a place, and how likely it was.
 *
 * @param token as the provider writes it, blanks included
 * @param logProbability the natural logarithm of its probability, at most 0
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record TokenChance(String token, double logProbability) {}
