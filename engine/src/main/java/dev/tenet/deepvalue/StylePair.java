package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * A pair of opposite styles, one for each pole of a dimension. The two phrases are parallel: they differ only in the
 * words of the style.
 *
 * @param first an adverbial phrase in the style of the dimension's first pole, such as {@code in the wording of a
 *     letter}
 * @param second the corresponding phrase for the second pole
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record StylePair(String first, String second) {

    String of(Pole pole, Dimension dimension) {
        return pole.equals(dimension.first()) ? first : second;
    }
}
