package dev.tenet.trial;

import dev.tenet.model.ProcessingTime;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what is done for one case outside of its calls, whatever a model wrote. A case that takes longer is given up: it
 * counts as failed, and the run goes on without its thread. Costs two writes to memory for each call.
 */
final class CaseWatch {

    /** Reading takes milliseconds; a machine may be busy. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration longest;
    private final Set<Watched<?>> open = ConcurrentHashMap.newKeySet();

    CaseWatch(Duration longest) {
        this.longest = longest;
    }

    /** The same work, watched while it is done. */
    <T> Watched<T> over(Callable<T> work) {
        return new Watched<>(work);
    }

    /** Gives up each case that has taken too long; called every now and then. */
    void giveUpOverdue(Consumer<Thread> abandon) {
        open.forEach(watched -> watched.giveUpIfOverdue(abandon));
    }

    /** The work on one case. */
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
                // The interruption was meant for this case, and not for the next one of the thread.
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
            return "the case was given up: reading what came back took longer than "
                    + (longest.toSeconds() > 0 ? longest.toSeconds() + " s" : longest.toMillis() + " ms");
        }
    }
}
