package dev.tenet.deepvalue;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws elements at random without replacement: a lazy Fisher–Yates shuffle. Each draw takes constant time, independent
 * of the number of elements.
 */
final class Lot<T> implements Iterator<T> {

    private final List<T> things;
    private final UniformRandomProvider random;
    // Elements that were moved into the place of a drawn one, by place.
    private final Map<Integer, Integer> moved = new HashMap<>();
    private int left;

    Lot(List<T> things, UniformRandomProvider random) {
        this.things = things;
        this.random = random;
        this.left = things.size();
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public T next() {
        if (left == 0) {
            throw new NoSuchElementException("all " + things.size() + " were drawn");
        }
        int place = random.nextInt(left);
        left--;
        T drawn = things.get(moved.getOrDefault(place, place));
        moved.put(place, moved.getOrDefault(left, left));
        return drawn;
    }
}
