package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceTests {

    // Clocks of this kind may begin anywhere.
    private static final long START = Long.MAX_VALUE - Duration.ofSeconds(50).toNanos();

    private final Silence silence = new Silence(START);

    private static long at(long seconds) {
        return START + Duration.ofSeconds(seconds).toNanos();
    }

    private long givenUp(long begin, long end) {
        return silence.givenUp(at(begin), at(end)).toSeconds();
    }

    @Test
    void itLastsWhileCallsAreGivenUp() {
        assertThat(givenUp(0, 10)).as("one may have had a hard question").isZero();
        assertThat(givenUp(10, 30)).isEqualTo(30);
        assertThat(givenUp(30, 100)).isEqualTo(100);
    }

    @Test
    void whatOverlapsCountsOnce() {
        givenUp(0, 10);
        assertThat(givenUp(1, 12)).isEqualTo(12);
        assertThat(givenUp(2, 11)).isEqualTo(12);
        assertThat(givenUp(11, 20)).isEqualTo(20);
    }

    @Test
    void timeInWhichNobodyAsksDoesNotCount() {
        givenUp(0, 10);
        assertThat(givenUp(900, 905)).isEqualTo(15);
    }

    @Test
    void anAnswerEndsIt() {
        givenUp(0, 10);
        givenUp(10, 20);
        silence.broken(at(25));
        assertThat(givenUp(15, 30)).isZero();
        assertThat(givenUp(16, 40)).as("since the answer").isEqualTo(15);
    }

    @Test
    void anAnswerThatIsSeenLaterCountsToo() {
        givenUp(0, 10);
        silence.broken(at(30));
        givenUp(10, 20);
        assertThat(givenUp(11, 31)).isLessThanOrEqualTo(11);
    }

    private long failed(long begin, long now, boolean isAboutServer) {
        return silence.failed(at(begin), at(now), isAboutServer).toSeconds();
    }

    @Test
    void itLastsWhileTriesOfSeveralCallsFail() {
        assertThat(failed(0, 10, false)).as("one may have a hard question").isZero();
        assertThat(failed(0, 500, false)).as("that is tried often").isZero();
        assertThat(failed(490, 520, false)).as("another one too").isEqualTo(30);
        assertThat(failed(490, 560, false)).isEqualTo(70);
    }

    @Test
    void refusalsThatHaveNothingToDoWithTheQuestionCountFromTheFirst() {
        assertThat(failed(0, 10, true)).isEqualTo(10);
        assertThat(failed(0, 31, true)).isEqualTo(31);
        silence.broken(at(32));
        assertThat(failed(0, 40, true)).as("since the last answer").isEqualTo(8);
    }
}
