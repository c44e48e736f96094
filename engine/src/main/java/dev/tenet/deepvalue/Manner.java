package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Two styles in which one act can be done, one for each pole of a dimension, in words that run parallel: what differs
 * between them is the style and nothing else.
 *
 * @param first an adverbial phrase in the style of the dimension's first pole, as in {@code in the wording of a letter}
 * @param second the same for its second pole
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Manner(String first, String second) {

    String of(Pole pole, Dimension dimension) {
        return pole.equals(dimension.first()) ? first : second;
    }
}
