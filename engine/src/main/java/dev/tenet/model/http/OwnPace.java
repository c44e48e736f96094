package dev.tenet.model.http;

import dev.tenet.model.CallLimits.Pace;
import dev.tenet.model.PaceSchedule;
import dev.tenet.model.SharedPace;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** The schedule of the calls to one model within this process. */
final class OwnPace implements SharedPace {

    private final long start = System.nanoTime();
    private PaceSchedule schedule = PaceSchedule.EMPTY;

    @Override
    public synchronized Duration next(String server, Pace pace, long tokens) {
        long now = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
        long turn = schedule.turn(now);
        schedule = schedule.taken(now, pace, tokens);
        return Duration.of(turn - now, ChronoUnit.MICROS);
    }

    @Override
    public synchronized void settle(String server, Pace pace, long more) {
        schedule = schedule.settled(pace, more);
    }
}
