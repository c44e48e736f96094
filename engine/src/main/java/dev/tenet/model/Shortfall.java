package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** What keeps a reply from being a whole answer. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum Shortfall {
    /** The token limit ended it, maybe within a thought. */
    CUT_OFF("was cut off by the token limit", "were cut off by the token limit"),
    /** All its words came in the field {@code reasoning_content}, and none in the one for the answer. */
    ONLY_REASONING_CONTENT(
            "has its words in reasoning_content and none in content",
            "have their words in reasoning_content and none in content"),
    /** The same of the field {@code reasoning}, as other servers call it. */
    ONLY_REASONING(
            "has its words in reasoning and none in content", "have their words in reasoning and none in content"),
    /** It holds thoughts and nothing that was said. */
    ONLY_THOUGHTS("holds only thoughts", "hold only thoughts"),
    /** It holds nothing. */
    EMPTY("is empty", "are empty");

    private final String ofOne;
    private final String ofSeveral;

    Shortfall(String ofOne, String ofSeveral) {
        this.ofOne = ofOne;
        this.ofSeveral = ofSeveral;
    }

    /** As in {@code was cut off by the token limit}, said of one answer. */
    public String description() {
        return ofOne;
    }

    /** The same, said of so many answers. */
    String description(long answers) {
        return answers == 1 ? ofOne : ofSeveral;
    }

    /**
     * What a user can do about it.
     *
     * @param annotation the annotation that has the limit, as in {@code @Subject}
     */
    public String hint(String annotation) {
        return switch (this) {
            case CUT_OFF -> "raise maxTokens of " + annotation;
            case ONLY_REASONING_CONTENT, ONLY_REASONING ->
                "a thought is never read as an answer: switch thinking off, or check how its server tells thoughts from"
                        + " answers";
            case ONLY_THOUGHTS, EMPTY -> "if its thoughts use up the token limit, raise maxTokens of " + annotation;
        };
    }
}
