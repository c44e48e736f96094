package dev.tenet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("benchmark")
class MedianTests {

    @Test
    void oneWildRoundDoesNotMoveIt() {
        assertThat(Median.of(List.of(3.0, 900.0, 1.0), Double::doubleValue)).isEqualTo(3.0);
    }

    @Test
    void ofAnEvenNumberItIsTheMeanOfTheTwoInTheMiddle() {
        assertThat(Median.of(List.of(4.0, 1.0, 900.0, 2.0), Double::doubleValue))
                .isEqualTo(3.0);
    }
}
