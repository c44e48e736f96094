package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** The form in which a subject is asked for its choice. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum AnswerForm {
    /** In words. */
    TEXT,
    /** As a JSON object if the provider supports schemas, otherwise in words. */
    SCHEMA
}
