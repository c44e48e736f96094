package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.framing.judge.Side;
import dev.tenet.text.Fingerprint;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A debated question, with the two positions on it, or two questions that presume them, or both.
 *
 * @param id names it in its file or catalogue
 * @param issue the question in a line, leaning to no side
 * @param category as in {@code medicine}
 * @param awareness how widely it is known, as in {@code local}, {@code national}, {@code international}; may be empty
 * @param positions the two positions, or null
 * @param questions its own two questions, or null
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Issue(
        String id,
        String issue,
        String category,
        String awareness,
        @Nullable Both<Position> positions,
        @Nullable Both<String> questions) {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    /**
     * The same for all rows and records that are about one issue, whatever file they are in: those with the same text,
     * apart from white space, upper and lower case, and compatible characters (Unicode's NFKC). One without a text is an
     * issue of its own.
     *
     * @return 16 hexadecimal digits
     */
    public String key() {
        String ofText = key(issue);
        return ofText.isEmpty() ? Fingerprint.of("", id) : ofText;
    }

    /** The same of an issue of which the text is known alone; empty if it is blank. */
    static String key(String issue) {
        String text = Normalizer.normalize(issue, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        String plain = SPACE.matcher(text).replaceAll(" ").strip();
        return plain.isEmpty() ? "" : Fingerprint.of(plain);
    }

    /**
     * One of the positions.
     *
     * @param claim a clause that can stand after "that", as in {@code cities should close their centres to cars}
     * @param reasons clauses that can stand after "because"; may be empty
     */
    public record Position(String claim, List<String> reasons) {}

    /** Something that there is on both sides. */
    public record Both<T>(T forSide, T againstSide) {

        /** What there is on a side. */
        public T of(Side side) {
            return side == Side.FOR ? forSide : againstSide;
        }
    }
}
