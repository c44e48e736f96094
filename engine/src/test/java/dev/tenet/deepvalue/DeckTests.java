package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Things that are dealt like cards, for several purposes at once. */
@Tag("slow")
class DeckTests {

    private static final List<Integer> THINGS = IntStream.range(0, 100).boxed().toList();

    private static UniformRandomProvider random() {
        return RandomSource.XO_SHI_RO_256_PP.create(7);
    }

    /** The plain way, as it was first written: look through all that is left, from the top. */
    private static final class PlainDeck {

        private final UniformRandomProvider random = random();
        private final List<Integer> left = new ArrayList<>();

        Optional<Integer> deal(Predicate<Integer> suits) {
            Optional<Integer> found = take(suits);
            if (found.isPresent() || THINGS.stream().noneMatch(suits)) {
                return found;
            }
            List<Integer> round = new ArrayList<>(THINGS);
            ListSampler.shuffle(random, round);
            left.addAll(round);
            return take(suits);
        }

        private Optional<Integer> take(Predicate<Integer> suits) {
            Optional<Integer> found = left.stream().filter(suits).findFirst();
            found.ifPresent(left::remove);
            return found;
        }
    }

    @Test
    void dealsWhatLookingThroughAllThatIsLeftDeals() {
        List<Predicate<Integer>> purposes = List.of(
                any -> true, any -> any < 3, any -> any % 7 == 0, any -> any > 90, any -> false, any -> any == 5);
        Deck<Integer> deck = new Deck<>(THINGS, random());
        PlainDeck plain = new PlainDeck();
        UniformRandomProvider choice = RandomSource.XO_SHI_RO_256_PP.create(11);
        for (int i = 0; i < 5000; i++) {
            Predicate<Integer> suits = purposes.get(choice.nextInt(purposes.size()));
            assertThat(choice.nextInt(4) == 0 ? deck.deal(suits) : deck.deal(suits, suits))
                    .isEqualTo(plain.deal(suits));
        }
    }

    @Test
    void nothingComesBackBeforeAllOthersWereDealt() {
        Deck<Integer> deck = new Deck<>(THINGS, random());
        for (int round = 0; round < 5; round++) {
            List<Integer> dealt = new ArrayList<>();
            for (int i = 0; i < THINGS.size(); i++) {
                dealt.add(deck.deal(any -> true).orElseThrow());
            }
            assertThat(dealt).containsExactlyInAnyOrderElementsOf(THINGS);
        }
    }

    /** One thing of a hundred suits one purpose: each time a round is added of which 99 wait. */
    @Test
    void thingsThatRarelySuitAreNotLookedAtAgainAndAgain() {
        long[] looks = new long[1];
        Predicate<Integer> first = thing -> {
            looks[0]++;
            return thing == 0;
        };
        Deck<Integer> deck = new Deck<>(THINGS, random());
        int deals = 10_000;
        for (int i = 0; i < deals; i++) {
            assertThat(deck.deal(first, first)).contains(0);
        }
        // Once in the shuffled round, and once to find out whether any suits.
        assertThat(looks[0]).isLessThanOrEqualTo(2L * deals * THINGS.size());
    }
}
