package dev.tenet.deepvalue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;

/**
 * Deals things so that none comes back before all others have been dealt. What does not suit is left for later; a new
 * shuffle goes under what is left only if nothing of that suits.
 */
final class Deck<T> {

    private final List<T> things;
    private final UniformRandomProvider random;
    private final List<T> left = new ArrayList<>();

    Deck(List<T> things, UniformRandomProvider random) {
        this.things = things;
        this.random = random;
    }

    /** The next thing that suits, or nothing if not one of all of them does. */
    Optional<T> deal(Predicate<T> suits) {
        Optional<T> dealt = take(suits);
        if (dealt.isPresent() || !anySuits(suits)) {
            return dealt;
        }
        shuffleIn();
        return take(suits);
    }

    private boolean anySuits(Predicate<T> suits) {
        for (T thing : things) {
            if (suits.test(thing)) {
                return true;
            }
        }
        return false;
    }

    /** The next thing that suits among those of this round, or nothing. */
    Optional<T> dealWithinRound(Predicate<T> suits) {
        if (left.isEmpty()) {
            shuffleIn();
        }
        return take(suits);
    }

    private void shuffleIn() {
        List<T> round = new ArrayList<>(things);
        ListSampler.shuffle(random, round);
        left.addAll(round);
    }

    private Optional<T> take(Predicate<T> suits) {
        for (int i = 0; i < left.size(); i++) {
            if (suits.test(left.get(i))) {
                return Optional.of(left.remove(i));
            }
        }
        return Optional.empty();
    }
}
