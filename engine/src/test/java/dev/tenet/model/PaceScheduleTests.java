package dev.tenet.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.model.CallLimits.Pace;
import org.junit.jupiter.api.Test;

/** When calls are sent under the limits that the user set. */
class PaceScheduleTests {

    private static final Pace TWO_REQUESTS_A_SECOND = Pace.UNLIMITED.withRequestsPerMinute(120);
    private static final Pace THOUSAND_TOKENS_A_SECOND = Pace.UNLIMITED.withTokensPerMinute(60_000);
    private static final long SECOND = 1_000_000;
    private static final long NOW = 100 * SECOND;

    @Test
    void theFirstCallIsSentAtOnce() {
        assertThat(PaceSchedule.EMPTY.turn(NOW)).isEqualTo(NOW);
    }

    @Test
    void requestsFollowEachOtherEvenly() {
        PaceSchedule afterOne = PaceSchedule.EMPTY.taken(NOW, TWO_REQUESTS_A_SECOND, 700);
        PaceSchedule afterTwo = afterOne.taken(NOW, TWO_REQUESTS_A_SECOND, 700);
        assertThat(afterOne.turn(NOW)).isEqualTo(NOW + SECOND / 2);
        assertThat(afterTwo.turn(NOW)).isEqualTo(NOW + SECOND);
    }

    @Test
    void timeWithoutCallsGivesNoBurst() {
        PaceSchedule idle = PaceSchedule.EMPTY.taken(NOW, TWO_REQUESTS_A_SECOND, 1);
        long later = NOW + 60 * SECOND;
        assertThat(idle.taken(later, TWO_REQUESTS_A_SECOND, 1).turn(later)).isEqualTo(later + SECOND / 2);
    }

    @Test
    void aCallWaitsForTheTokensOfTheCallsBeforeIt() {
        PaceSchedule schedule = PaceSchedule.EMPTY.taken(NOW, THOUSAND_TOKENS_A_SECOND, 700);
        assertThat(schedule.turn(NOW)).isEqualTo(NOW + 700_000);
    }

    @Test
    void anEstimateIsCorrectedByWhatTheCallUsed() {
        PaceSchedule schedule = PaceSchedule.EMPTY.taken(NOW, THOUSAND_TOKENS_A_SECOND, 700);
        assertThat(schedule.settled(THOUSAND_TOKENS_A_SECOND, 300).turn(NOW)).isEqualTo(NOW + SECOND);
        assertThat(schedule.settled(THOUSAND_TOKENS_A_SECOND, -200).turn(NOW)).isEqualTo(NOW + SECOND / 2);
    }

    @Test
    void theStricterOfTwoLimitsDecides() {
        Pace both = Pace.UNLIMITED.withRequestsPerMinute(120).withTokensPerMinute(60_000);
        assertThat(PaceSchedule.EMPTY.taken(NOW, both, 100).turn(NOW)).isEqualTo(NOW + SECOND / 2);
        assertThat(PaceSchedule.EMPTY.taken(NOW, both, 2000).turn(NOW)).isEqualTo(NOW + 2 * SECOND);
    }
}
