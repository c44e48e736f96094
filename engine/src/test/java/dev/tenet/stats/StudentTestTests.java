package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The t test of a mean of 0, held against scipy 1.17.1, {@code scipy.stats.ttest_1samp}. */
class StudentTestTests {

    @Test
    void thePValueIsThatOfScipy() {
        assertThat(StudentInterval.pValue(new double[] {0.5, -0.25, 0, 0.125, 0.75})
                        .getAsDouble())
                .isEqualTo(0.27608731886494087, within(1e-12));
    }

    @Test
    void equalScoresAreNoEvidenceIfTheyAreZeroAndHaveNoPValueOtherwise() {
        assertThat(StudentInterval.pValue(new double[] {0, 0, 0})).hasValue(1);
        assertThat(StudentInterval.pValue(new double[] {-0.5, -0.5, -0.5})).isEmpty();
        assertThat(StudentInterval.pValue(new double[] {0.5})).isEmpty();
    }
}
