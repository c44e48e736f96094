package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many calls are under way, on servers that are played with a clock of their own. */
class CongestionLimitTests {

    private static final double TIMEOUT = 60;
    private static final double STEP = 0.01;

    /** How a server spreads its work over the calls it has. */
    private enum Order {
        /** So many at once, the others in the order of their arrival. */
        QUEUE,
        /** All at once, each the slower the more there are. */
        SHARED
    }

    private static final class Call {
        final CongestionLimit.Sent sent;
        final double at;
        double left;

        Call(CongestionLimit.Sent sent, double at, double work) {
            this.sent = sent;
            this.at = at;
            this.left = work;
        }
    }

    /**
     * What came of a run.
     *
     * @param seconds how long it took
     * @param ranOut how many tries ran out of time
     * @param most how many calls were under way at once at most
     * @param last how many were allowed at its end
     */
    private record Played(double seconds, int ranOut, int most, int last) {}

    /**
     * A server.
     *
     * @param atOnce how many calls it works on at full speed
     * @param keepsOn whether it works on for a client that has gone
     * @param refuses whether it turns calls away that it cannot work on at once
     */
    private record Server(Order order, int atOnce, DoubleSupplier work, boolean keepsOn, boolean refuses) {

        /** Lets so many callers ask so many questions. */
        Played play(int callers, int questions) {
            return play(callers, questions, true);
        }

        Played play(int callers, int questions, boolean isLimited) {
            CongestionLimit limit = new CongestionLimit(callers, Duration.ofSeconds((long) TIMEOUT));
            List<Call> underWay = new ArrayList<>();
            List<Call> gone = new ArrayList<>();
            int toAsk = questions;
            int open = questions;
            int ranOut = 0;
            int most = 0;
            double now = 0;
            for (; open > 0 && now < 10_000; now += STEP) {
                long nanos = (long) (now * 1e9);
                while (toAsk > 0 && underWay.size() < Math.min(callers, isLimited ? limit.calls() : callers)) {
                    Call call = new Call(limit.sent(nanos, underWay.size() + 1), now, work.getAsDouble());
                    toAsk--;
                    if (refuses && underWay.size() >= atOnce) {
                        limit.turnedAway(call.sent, nanos, underWay.size());
                        toAsk++;
                        break;
                    }
                    underWay.add(call);
                }
                most = Math.max(most, underWay.size());
                work(underWay, gone);
                gone.removeIf(call -> call.left <= 0);
                for (Call call : List.copyOf(underWay)) {
                    if (call.left <= 0) {
                        underWay.remove(call);
                        open--;
                        limit.answered(call.sent, nanos);
                    } else if (order == Order.SHARED && now - call.at >= TIMEOUT) {
                        underWay.remove(call);
                        ranOut++;
                        toAsk++;
                        limit.ranOutOfTime(call.sent, nanos, underWay.size());
                        if (keepsOn) {
                            gone.add(call);
                        }
                    }
                }
            }
            return new Played(now, ranOut, most, limit.calls());
        }

        private void work(List<Call> underWay, List<Call> gone) {
            List<Call> all = new ArrayList<>(gone);
            all.addAll(underWay);
            all.sort(Comparator.comparingDouble(call -> call.at));
            double speed = order == Order.SHARED ? Math.min(1, (double) atOnce / all.size()) : 1;
            all.stream().limit(order == Order.SHARED ? all.size() : atOnce).forEach(call -> call.left -= STEP * speed);
        }
    }

    private static Server queue(int atOnce, double seconds) {
        return new Server(Order.QUEUE, atOnce, () -> seconds, false, false);
    }

    private static Server shared(int atOnce, DoubleSupplier work) {
        return new Server(Order.SHARED, atOnce, work, false, false);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "1, 3", "1, 5", "4, 1", "4, 8"})
    void aServerWithAQueueIsKeptBusyByAsManyAsItAnswersInTime(int atOnce, double seconds) {
        Played played = queue(atOnce, seconds).play(32, 120);
        assertThat(played.seconds()).isLessThan(1.05 * 120 * seconds / atOnce);
        assertThat(played.most()).isLessThanOrEqualTo(Math.max(16, (int) (0.8 * TIMEOUT * atOnce / seconds) + 1));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 3", "4, 3", "4, 8", "4, 14"})
    void aServerThatSharesItsWorkAmongAllLetsNoneRunOutOfTime(int atOnce, double seconds) {
        Played played = shared(atOnce, () -> seconds).play(32, 120);
        assertThat(played.ranOut()).isZero();
        assertThat(played.seconds()).isLessThan(1.05 * 120 * seconds / atOnce);
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "1, 8", "4, 30"})
    void aServerThatLetsAllRunOutOfTimeIsAskedLessAtOnce(int atOnce, double seconds) {
        Played played = shared(atOnce, () -> seconds).play(32, 120);
        assertThat(played.ranOut()).isLessThanOrEqualTo(24);
        assertThat(played.seconds()).isLessThan(1.3 * 120 * seconds / atOnce);
    }

    @Test
    void aServerThatWorksOnForThoseWhoHaveGoneIsNotDrowned() {
        Played played = new Server(Order.SHARED, 1, () -> 5, true, false).play(32, 120);
        assertThat(played.ranOut()).isLessThanOrEqualTo(24);
        assertThat(played.seconds()).isLessThan(1.3 * 120 * 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aServerThatTurnsAwayWhatItCannotWorkOnIsAskedAsManyAsItCan(int atOnce) {
        Played played = new Server(Order.QUEUE, atOnce, () -> 3, false, true).play(32, 120);
        assertThat(played.last()).isBetween(1, 2 * atOnce);
        assertThat(played.seconds()).isLessThan(1.3 * 120 * 3 / atOnce);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.5, 2, 8, 15})
    void aServerThatWorksSideBySideIsNotHeldBack(double seconds) {
        Played played = shared(1000, () -> seconds).play(32, 200);
        assertThat(played.seconds()).isLessThan(1.02 * 7 * seconds);
        assertThat(played.last()).isEqualTo(32);
    }

    @ParameterizedTest
    @CsvSource({"30, 1.2", "35, 1.3", "40, 1.5"})
    void aModelThatIsNearlyAsSlowAsTheTimeoutIsHardlyHeldBack(double seconds, double factor) {
        Played played = shared(1000, () -> seconds).play(32, 200);
        assertThat(played.seconds()).isLessThan(factor * 7 * seconds);
    }

    @ParameterizedTest
    @CsvSource({"2, 0.5", "2, 0.8", "6, 0.5", "6, 0.8", "12, 0.5", "12, 0.8"})
    void answersOfVeryDifferentLengthAreNoCongestion(double median, double spread) {
        double with = 0;
        double without = 0;
        for (int seed = 1; seed <= 10; seed++) {
            for (boolean isLimited : new boolean[] {true, false}) {
                Random random = new Random(seed);
                DoubleSupplier tail = () -> Math.min(50, median * Math.exp(spread * random.nextGaussian()));
                Played played = shared(1000, tail).play(32, 200, isLimited);
                assertThat(played.last()).isEqualTo(32);
                with += isLimited ? played.seconds() : 0;
                without += isLimited ? 0 : played.seconds();
            }
        }
        assertThat(with).isLessThan(1.06 * without);
    }

    @Test
    void oneAnswerInTwentyThatNeverComesIsNoCongestion() {
        double[] seconds = new double[2];
        for (boolean isLimited : new boolean[] {true, false}) {
            Random random = new Random(5);
            DoubleSupplier work = () -> random.nextInt(20) == 0 ? 1e6 : 5;
            seconds[isLimited ? 0 : 1] =
                    shared(1000, work).play(32, 1000, isLimited).seconds();
        }
        assertThat(seconds[0]).isLessThan(1.1 * seconds[1]);
    }

    @Test
    void anOutageIsForgottenSoonAfter() {
        CongestionLimit limit = new CongestionLimit(32, Duration.ofSeconds(60));
        long now = 0;
        for (int call = 0; call < 400; call++) {
            boolean isDown = call >= 100 && call < 200;
            for (int other = 0; other < 4; other++, now += 100_000_000L) {
                CongestionLimit.Sent sent = limit.sent(now, limit.calls());
                if (isDown) {
                    limit.turnedAway(sent, now + 50_000_000L, limit.calls() - 1);
                } else {
                    limit.answered(sent, now + 50_000_000L);
                }
            }
            if (call == 199) {
                assertThat(limit.calls()).isEqualTo(1);
            }
            if (call == 220) {
                assertThat(limit.calls()).isEqualTo(32);
            }
        }
    }
}
