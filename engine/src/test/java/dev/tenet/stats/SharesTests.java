package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class SharesTests {

    @Test
    void wholeSharesHaveTheIntervalsOfAProportion() {
        Proportion proportion = new Proportion(7, 40);
        assertThat(Shares.of(proportion).rate()).isEqualTo(proportion.rate());
        assertThat(Shares.of(proportion).clopperPearson(0.95)).isEqualTo(proportion.clopperPearson(0.95));
        assertThat(Shares.of(proportion).anytimeValid(0.95)).isEqualTo(proportion.anytimeValid(0.95));
    }

    /**
     * The ends solve log E = log 40 for the mixture of rates beyond them: scipy 1.17, brentq over beta.logsf(t, 1 + d, 1 + n
     * - d) - beta.logpdf(t, 1 + d, 1 + n - d) - log1p(-t) with d = 12.5, n = 40, and its mirror image.
     */
    @Test
    void theIntervalOfSharesBetweenNoneAndAllIsThatOfTheirSum() {
        Interval interval = new Shares(12.5, 40).anytimeValid(0.95);
        assertThat(interval.low()).isCloseTo(0.118651501912, within(1e-9));
        assertThat(interval.high()).isCloseTo(0.555799493245, within(1e-9));
    }

    /** Halves and wholes with a mean of 0.3: in how many runs of 200 the mean is ever outside the interval. */
    @Test
    void theIntervalHoldsWheneverOneLooksForSharesAsWell() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(5);
        int missed = 0;
        for (int run = 0; run < 300; run++) {
            double sum = 0;
            boolean isOutside = false;
            for (int n = 1; n <= 200; n++) {
                double drawn = random.nextDouble();
                sum += drawn < 0.2 ? 1 : drawn < 0.4 ? 0.5 : 0;
                if (n % 5 == 0) {
                    Interval interval = new Shares(sum, n).anytimeValid(0.95);
                    isOutside |= interval.low() > 0.3 || interval.high() < 0.3;
                }
            }
            missed += isOutside ? 1 : 0;
        }
        assertThat(missed).isLessThanOrEqualTo(15);
    }

    @Test
    void aSumMayExceedItsCountByARoundingErrorAlone() {
        assertThat(new Shares(3 + 1e-12, 3).rate()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Shares(3.1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Shares(-0.1, 3));
        assertThat(new Shares(0, 0).rate()).isNaN();
        assertThat(new Shares(0, 0).isAbove(0)).isFalse();
        assertThat(new Shares(20 + 1e-12, 100).isAbove(0.2)).isFalse();
        assertThat(new Shares(20.5, 100).isAbove(0.2)).isTrue();
    }
}
