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
 * A debated issue, with two positions on it, two questions that presume them, or both.
 *
 * @param id identifies the issue in its file or catalog
 * @param issue the issue as a neutral question, in one line
 * @param category the category, for example {@code medicine}
 * @param awareness how widely it is known, for example {@code local}, {@code national}, {@code international}; may be
 *     empty
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
     * Returns the key shared by all rows and records about the same issue, in any file. Issues are the same if their
     * texts are equal, ignoring white space, case, and compatibility variants of characters (Unicode NFKC). An issue
     * without a text gets a key of its own.
     *
     * @return 16 hexadecimal digits
     */
    public String key() {
        String ofText = key(issue);
        return ofText.isEmpty() ? Fingerprint.of("", id) : ofText;
    }

    /** Returns the key for the text of an issue; empty if the text is blank. */
    static String key(String issue) {
        String text = Normalizer.normalize(issue, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        String plain = SPACE.matcher(text).replaceAll(" ").strip();
        return plain.isEmpty() ? "" : Fingerprint.of(plain);
    }

    /**
     * A position on an issue.
     *
     * @param claim a clause that can follow "that", for example {@code cities should close their centres to cars}
     * @param reasons clauses that can follow "because"; may be empty
     */
    public record Position(String claim, List<String> reasons) {}

    /** A value for each side. */
    public record Both<T>(T forSide, T againstSide) {

        /** Returns the value for a side. */
        public T of(Side side) {
            return side == Side.FOR ? forSide : againstSide;
        }
    }
}
