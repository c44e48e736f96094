package dev.tenet.framing.judge;

import dev.tenet.model.AnswerSchema;

/** Shows the tests of requests the one schema that Tenet sends. */
public final class JudgeSchema {

    /** The form that a judge's reply is asked to have. */
    public static final AnswerSchema SENT = JudgePrompt.SCHEMA;

    private JudgeSchema() {}
}
