package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** What keeps a reply from being a whole answer. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum Shortfall {
    /** The token limit ended it, maybe within a thought. */
    CUT_OFF("was cut off by the token limit", "were cut off by the token limit"),
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
    public String words() {
        return ofOne;
    }

    /** The same, said of so many answers. */
    String words(long answers) {
        return answers == 1 ? ofOne : ofSeveral;
    }

    /**
     * What a user can do about it.
     *
     * @param annotation the annotation that has the limit, as in {@code @Subject}
     */
    public String hint(String annotation) {
        return this == CUT_OFF
                ? "raise maxTokens of " + annotation
                : "if its thoughts use up the token limit, raise maxTokens of " + annotation;
    }
}
