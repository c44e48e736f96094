package dev.tenet.deepvalue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;

/**
 * Deals things so that none comes back before all others have been dealt. What does not suit is left for later; a new
 * shuffle goes under what is left only if nothing of that suits.
 */
final class Deck<T> {

    private static final int FEW = 64;

    private final List<T> things;
    private final UniformRandomProvider random;
    // From the top; those that were dealt stay until they are the greater part.
    private final List<T> cards = new ArrayList<>();
    private final BitSet dealt = new BitSet();
    private int dealtCards;
    // By purpose: how many cards from the top have been looked at for it.
    private final Map<Object, Integer> seen = new IdentityHashMap<>();

    Deck(List<T> things, UniformRandomProvider random) {
        this.things = things;
        this.random = random;
    }

    /** The next thing that suits, or nothing if not one of all of them does. */
    Optional<T> deal(Predicate<T> suits) {
        Optional<T> found = take(find(0, suits));
        if (found.isPresent() || !anySuits(suits)) {
            return found;
        }
        int end = cards.size();
        shuffleIn();
        return take(find(end, suits));
    }

    /**
     * The next thing that suits a purpose, or nothing if not one of all of them does. No card is looked at twice for the
     * same purpose, so that cards that wait cost nothing.
     *
     * @param purpose told apart as an object; what suits it never changes
     */
    Optional<T> deal(Object purpose, Predicate<T> suits) {
        int found = find(seen.getOrDefault(purpose, 0), suits);
        if (found < 0) {
            int end = cards.size();
            if (anySuits(suits)) {
                shuffleIn();
                found = find(end, suits);
            }
        }
        seen.put(purpose, found < 0 ? cards.size() : found + 1);
        return take(found);
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
        if (dealtCards == cards.size()) {
            shuffleIn();
        }
        return take(find(0, suits));
    }

    private void shuffleIn() {
        List<T> round = new ArrayList<>(things);
        ListSampler.shuffle(random, round);
        cards.addAll(round);
    }

    /** The first card from there on that suits and was not dealt, or -1. */
    private int find(int from, Predicate<T> suits) {
        for (int i = dealt.nextClearBit(from); i < cards.size(); i = dealt.nextClearBit(i + 1)) {
            if (suits.test(cards.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private Optional<T> take(int card) {
        if (card < 0) {
            return Optional.empty();
        }
        T taken = cards.get(card);
        dealt.set(card);
        dealtCards++;
        if (dealtCards > FEW && dealtCards > cards.size() / 2) {
            putAwayDealt();
        }
        return Optional.of(taken);
    }

    private void putAwayDealt() {
        seen.replaceAll((purpose, count) -> count - dealt.get(0, count).cardinality());
        List<T> left = new ArrayList<>(cards.size() - dealtCards);
        for (int i = dealt.nextClearBit(0); i < cards.size(); i = dealt.nextClearBit(i + 1)) {
            left.add(cards.get(i));
        }
        cards.clear();
        cards.addAll(left);
        dealt.clear();
        dealtCards = 0;
    }
}
