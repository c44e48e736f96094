package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The order in which contexts, values and counts of shots are shown. */
class NaturalOrderTests {

    private final NaturalOrder order = new NaturalOrder();

    @Test
    void numbersAreInOrderWhateverTheirLengthAndNamesAsUsual() {
        List<String> sorted = List.of(
                "",
                "0",
                "00",
                "004",
                "4",
                "20",
                "40",
                "2147483647",
                "2147483648",
                "12345678901",
                "9".repeat(400),
                "1" + "0".repeat(400),
                "legal",
                "ward",
                "ward 4",
                "ward 4 b",
                "ward 20",
                "٣",
                "١٢");
        List<String> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.sort(order);
        assertThat(shuffled.subList(0, 17)).isEqualTo(sorted.subList(0, 17));
        assertThat(shuffled.subList(17, 19)).containsExactlyInAnyOrder("٣", "١٢");
    }

    @Test
    void itIsATotalOrderInWhichOnlyTheSameNamesAreEqual() {
        Random random = new Random(2);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            StringBuilder name = new StringBuilder();
            for (int letters = random.nextInt(5); letters > 0; letters--) {
                name.append("0019a ٣-".charAt(random.nextInt(8)));
            }
            names.add(name.toString());
        }
        for (String one : names) {
            for (String other : names) {
                assertThat(Integer.signum(order.compare(one, other)))
                        .isEqualTo(-Integer.signum(order.compare(other, one)));
                assertThat(order.compare(one, other) == 0).isEqualTo(one.equals(other));
            }
        }
        // Sorting notices an order that contradicts itself.
        assertThatCode(() -> names.sort(order)).doesNotThrowAnyException();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i; j < names.size(); j++) {
                assertThat(order.compare(names.get(i), names.get(j))).isLessThanOrEqualTo(0);
            }
        }
    }
}
