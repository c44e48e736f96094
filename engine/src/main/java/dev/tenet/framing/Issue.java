package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.framing.judge.Side;
import java.util.List;
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
