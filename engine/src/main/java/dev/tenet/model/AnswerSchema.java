package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * The form that an answer is asked to have: sent to providers that hold models to a form, and to no other.
 *
 * @param name letters, digits and underscores
 * @param json a JSON schema of an object whose fields are all required and that has no others, which is what providers
 *     ask for
 * @param example an answer that has the form
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record AnswerSchema(String name, String json, String example) {}
