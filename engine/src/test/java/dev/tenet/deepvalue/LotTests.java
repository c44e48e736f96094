package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Things that are drawn at random, each once. */
class LotTests {

    private final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(3);

    @Test
    void everythingIsDrawnOnce() {
        List<Integer> things = IntStream.range(0, 500).boxed().toList();
        Lot<Integer> lot = new Lot<>(things, random);
        List<Integer> drawn = new ArrayList<>();
        lot.forEachRemaining(drawn::add);
        assertThat(drawn).containsExactlyInAnyOrderElementsOf(things).isNotEqualTo(things);
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(lot::next);
    }

    /** 24 orders of 4 things; chi-square with 23 degrees of freedom is above 49.7 once in a thousand times (tables). */
    @Test
    void everyOrderIsEquallyLikely() {
        int times = 24_000;
        Map<List<Integer>, Integer> orders = new HashMap<>();
        for (int i = 0; i < times; i++) {
            Lot<Integer> lot = new Lot<>(List.of(1, 2, 3, 4), random);
            orders.merge(List.of(lot.next(), lot.next(), lot.next(), lot.next()), 1, Integer::sum);
        }
        assertThat(orders).hasSize(24);
        double expected = times / 24.0;
        assertThat(orders.values().stream()
                        .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                        .sum())
                .isLessThan(49.7);
    }

    @Test
    void onlyWhatIsDrawnIsLookedAt() {
        int[] looks = new int[1];
        List<Integer> things = new AbstractList<>() {
            @Override
            public Integer get(int index) {
                looks[0]++;
                return index;
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };
        Lot<Integer> lot = new Lot<>(things, random);
        for (int i = 0; i < 40; i++) {
            lot.next();
        }
        assertThat(looks[0]).isEqualTo(40);
    }
}
