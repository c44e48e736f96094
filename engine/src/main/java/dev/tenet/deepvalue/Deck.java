package dev.tenet.deepvalue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;

/**
 * A shuffled deck. No card is dealt again before all others have been dealt. Cards that do not match stay in the deck
 * for later deals. A newly shuffled round is added below the remaining cards only if none of them matches.
 */
final class Deck<T> {

    private static final int FEW = 64;

    private final List<T> things;
    private final UniformRandomProvider random;
    // From the top. Dealt cards are removed in bulk, once they are more than half.
    private final List<T> cards = new ArrayList<>();
    private final BitSet dealt = new BitSet();
    private int dealtCards;
    // The number of cards from the top that were already examined, by purpose.
    private final IdentityHashMap<Object, Integer> seen = new IdentityHashMap<>();

    Deck(List<T> things, UniformRandomProvider random) {
        this.things = things;
        this.random = random;
    }

    /** Deals the next card that matches, or empty if no card does. */
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
     * Deals the next card that matches a purpose, or empty if no card does. No card is examined twice for the same
     * purpose, so skipped cards add no cost.
     *
     * @param purpose a key, compared by identity; the cards that match it must never change
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

    /** Deals the next card of this round that matches, or empty if none does. */
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

    /** Returns the index of the first undealt card from the given index that matches, or -1. */
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
