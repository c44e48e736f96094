package dev.tenet.model.http;

import dev.tenet.model.ModelNameException;

/**
 * Keeps a key out of everything that is printed: only the header that carries it ever asks for the value.
 *
 * @param value the key itself
 */
record ApiKey(String value) {

    private static final String SHOWN = "***";

    /**
     * @param variable the environment variable it comes from, for the message
     * @throws ModelNameException if no header can carry it
     */
    static ApiKey of(String value, String variable) {
        if (!value.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw new ModelNameException(
                    "the environment variable " + variable + " holds no key: there is a blank, a line"
                            + " break or a letter outside ASCII in it; expected printable ASCII only. Copy the key again");
        }
        return new ApiKey(value);
    }

    /** The text without the key, for texts that come from a server: some repeat the key they were sent. */
    String hiddenIn(String text) {
        return text.replace(value, SHOWN);
    }

    @Override
    public String toString() {
        return SHOWN;
    }
}
