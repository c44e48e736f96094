package dev.tenet.model;

import static org.apiguardian.api.API.Status.STABLE;

import org.apiguardian.api.API;

/** Why a reply is not a complete answer. */
@API(status = STABLE, since = "0.1")
public enum Shortfall {
    /** The token limit ended the answer, possibly within a thought. */
    CUT_OFF("was cut off by the token limit", "were cut off by the token limit"),
    /** The field {@code reasoning_content} has text and the answer field has none. */
    ONLY_REASONING_CONTENT(
            "has text in reasoning_content and none in content", "have text in reasoning_content and none in content"),
    /** The field {@code reasoning} has text and the answer field has none. */
    ONLY_REASONING("has text in reasoning and none in content", "have text in reasoning and none in content"),
    /** The reply contains thoughts and no answer. */
    ONLY_THOUGHTS("contains only thoughts", "contain only thoughts"),
    /** The reply is empty. */
    EMPTY("is empty", "are empty");

    private final String ofOne;
    private final String ofSeveral;

    Shortfall(String ofOne, String ofSeveral) {
        this.ofOne = ofOne;
        this.ofSeveral = ofSeveral;
    }

    /** A predicate for one answer, as in {@code was cut off by the token limit}. */
    public String description() {
        return ofOne;
    }

    /** The predicate in singular or plural. */
    String description(long answers) {
        return answers == 1 ? ofOne : ofSeveral;
    }

    /**
     * What a user can do about it.
     *
     * @param annotation the annotation that sets the token limit, as in {@code @Subject}
     */
    public String hint(String annotation) {
        return switch (this) {
            case CUT_OFF -> "increase maxTokens of " + annotation;
            case ONLY_REASONING_CONTENT, ONLY_REASONING ->
                "thoughts are never read as answers: turn thinking off, or check how the server separates thoughts from"
                        + " answers";
            case ONLY_THOUGHTS, EMPTY -> "if thoughts use up the token limit, increase maxTokens of " + annotation;
        };
    }
}
