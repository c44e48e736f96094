package dev.tenet.trial;

import dev.tenet.model.ProcessingTime;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Enforces a timeout on the time a case spends outside of its model calls, regardless of what a model wrote. A case
 * that exceeds it counts as failed, and the run continues without its thread. The overhead is two memory writes per
 * call.
 */
final class CaseWatch {

    /** The default timeout. Reading an answer takes milliseconds; the rest is margin for a busy machine. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration longest;
    private final Set<Watched<?>> open = ConcurrentHashMap.newKeySet();

    CaseWatch(Duration longest) {
        this.longest = longest;
    }

    /** Wraps work so that it is watched while it runs. */
    <T> Watched<T> over(Callable<T> work) {
        return new Watched<>(work);
    }

    /** Gives up every case that has exceeded the timeout. Called periodically. */
    void giveUpOverdue(Consumer<Thread> abandon) {
        open.forEach(watched -> watched.giveUpIfOverdue(abandon));
    }

    /** The watched work of one case. */
    final class Watched<T> implements Callable<T> {

        private final Callable<T> work;
        private @Nullable ProcessingTime time;
        private boolean isGivenUp;

        private Watched(Callable<T> work) {
            this.work = work;
        }

        @Override
        public T call() throws Exception {
            try (ProcessingTime own = ProcessingTime.begin()) {
                begin(own);
                open.add(this);
                return work.call();
            } finally {
                open.remove(this);
                end();
            }
        }

        private synchronized void begin(ProcessingTime own) {
            time = own;
        }

        private synchronized void end() {
            time = null;
            if (isGivenUp) {
                // Clear the interrupt: it was meant for this case, not for the thread's next one.
                Thread.interrupted();
            }
        }

        private synchronized void giveUpIfOverdue(Consumer<Thread> abandon) {
            if (time != null && !isGivenUp && time.nanos() > longest.toNanos()) {
                isGivenUp = true;
                abandon.accept(time.thread());
            }
        }

        synchronized boolean isGivenUp() {
            return isGivenUp;
        }

        String problem() {
            return "the case was abandoned: reading its answers took longer than "
                    + (longest.toSeconds() > 0 ? longest.toSeconds() + " s" : longest.toMillis() + " ms");
        }
    }
}
