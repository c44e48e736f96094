package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cochran's Q, held against statsmodels 0.15.0, {@code statsmodels.stats.contingency_tables.cochrans_q}. */
class CochranQTests {

    private static List<List<Boolean>> cases(int... rows) {
        List<List<Boolean>> cases = new ArrayList<>();
        for (int row : rows) {
            cases.add(List.of((row & 4) > 0, (row & 2) > 0, (row & 1) > 0));
        }
        return cases;
    }

    @Test
    void theStatisticAndItsPValueAreThoseOfStatsmodels() {
        CochranQ q = CochranQ.of(
                        3, cases(0b111, 0b110, 0b110, 0b100, 0b101, 0b100, 0, 0b110, 0b010, 0b100, 0b110, 0b111))
                .orElseThrow();
        assertThat(q.statistic()).isEqualTo(8.222222222222221, within(1e-12));
        assertThat(q.degrees()).isEqualTo(2);
        assertThat(q.pValue()).isEqualTo(0.016389553790213608, within(1e-12));
        assertThat(q.cases()).isEqualTo(12);
    }

    @Test
    void ofTwoSubjectsItIsMcNemarsTestWithoutACorrection() {
        List<List<Boolean>> two =
                cases(0b111, 0b110, 0b110, 0b100, 0b101, 0b100, 0, 0b110, 0b010, 0b100, 0b110, 0b111).stream()
                        .map(results -> results.subList(0, 2))
                        .toList();
        CochranQ q = CochranQ.of(2, two).orElseThrow();
        assertThat(q.statistic()).isEqualTo((4 - 1) * (4 - 1) / 5.0, within(1e-12));
        assertThat(q.pValue()).isEqualTo(0.17971249487899593, within(1e-12));
    }

    @Test
    void casesOnWhichAllAgreeSayNothing() {
        assertThat(CochranQ.of(3, cases(0b111, 0, 0b111))).isEmpty();
        assertThat(CochranQ.of(3, List.of())).isEmpty();
        double without =
                CochranQ.of(3, cases(0b110, 0b100, 0b101)).orElseThrow().statistic();
        assertThat(CochranQ.of(3, cases(0b110, 0b111, 0b100, 0, 0b101))
                        .orElseThrow()
                        .statistic())
                .isEqualTo(without, within(1e-12));
    }

    @Test
    void aTableThatIsNoneIsTurnedDown() {
        assertThatIllegalArgumentException().isThrownBy(() -> CochranQ.of(1, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CochranQ.of(2, cases(0b110)))
                .withMessageContaining("a case with 3 results: expected 2");
    }
}
