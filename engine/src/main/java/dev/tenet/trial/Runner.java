package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.file.MalformedRecordException;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Runs the cases of a protocol concurrently and tallies their outcomes in case order.
 *
 * <p>Cases and readings are streamed, never held in full: besides the calls in flight, at most
 * {@value #CASES_HELD_PER_CALL} cases per call are buffered, either drawn ahead or answered out of order. A call that
 * waits for a retry gives its slot to another case ({@link Slots}). A failed call is an outcome like any other.
 *
 * <p>The run ends early on a fatal answer, a malformed record, a failure to write the log, an interruption or a request
 * to stop. No new call is made and calls in flight are interrupted. Answers already received are tallied and passed to
 * the observer, unless its log failed. The figures always include everything tallied so far.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Runner {

    // A slow or retried case at the head of the queue must not starve the others, so the queue is longer than the
    // number of calls in flight.
    private static final int CASES_HELD_PER_CALL = 64;
    private static final long POLL_MILLIS = 50;

    // A run that may stop early starts with few cases at once, so that few answers come after the decision.
    private static final int FEW = 4;
    private static final int SHARE_AHEAD = 3;

    private final int concurrency;
    private final BooleanSupplier isStopped;
    private final Duration longestOwnTime;

    /** @param concurrency the number of cases asked concurrently, at least 1 */
    public Runner(int concurrency) {
        this(concurrency, () -> false);
    }

    /**
     * Creates a runner that can be stopped.
     *
     * @param concurrency the number of cases asked concurrently, at least 1
     * @param isStopped whether the run should end; polled every {@value #POLL_MILLIS} ms
     */
    public Runner(int concurrency, BooleanSupplier isStopped) {
        this(concurrency, isStopped, CaseWatch.LONGEST);
    }

    /** @param longestOwnTime the timeout for the time a case spends outside of its calls */
    Runner(int concurrency, BooleanSupplier isStopped, Duration longestOwnTime) {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency is " + concurrency + "; expected at least 1");
        }
        this.concurrency = concurrency;
        this.isStopped = isStopped;
        this.longestOwnTime = longestOwnTime;
    }

    /**
     * Runs a protocol to completion.
     *
     * @throws MalformedRecordException if a file with cases contains a malformed record
     * @throws IOException if a file with cases cannot be read
     */
    public <C extends Case, R extends Reading, F extends Figures> Run<F> run(
            Protocol<C, R, F> protocol, RunObserver<C, R, F> observer) throws IOException {
        return run(protocol, observer, never());
    }

    /**
     * Runs a protocol to completion, or until a stopping rule ends it.
     *
     * @param enough the stopping rule, evaluated after each case; it must use anytime-valid figures if repeated checks
     *     are not to increase the error rate
     * @throws MalformedRecordException if a file with cases contains a malformed record
     * @throws IOException if a file with cases cannot be read
     */
    public <C extends Case, R extends Reading, F extends Figures> Run<F> run(
            Protocol<C, R, F> protocol, RunObserver<C, R, F> observer, Predicate<Tally<C, R, F>> enough)
            throws IOException {
        try (OpenRun<F> opened = open(protocol, observer, enough)) {
            return opened.run();
        }
    }

    /**
     * Opens and validates the cases of a protocol without asking any.
     *
     * @param enough the stopping rule, as in {@link #run(Protocol, RunObserver, Predicate)}
     * @return the run, not yet started; the caller closes it
     * @throws MalformedRecordException if a file with cases contains a malformed record
     * @throws IOException if a file with cases cannot be read
     */
    public <C extends Case, R extends Reading, F extends Figures> OpenRun<F> open(
            Protocol<C, R, F> protocol, RunObserver<C, R, F> observer, Predicate<Tally<C, R, F>> enough)
            throws IOException {
        Session<C, R, F> session = protocol.open();
        try {
            observer.opened(session.cases());
        } catch (RuntimeException | Error unfit) {
            try {
                session.close();
            } catch (IOException unclosed) {
                unfit.addSuppressed(unclosed);
            }
            throw unfit;
        }
        return new OpenRun<>(session, () -> {
            try (Slots callers = new Slots(concurrency)) {
                return new Execution<>(session, observer, enough, callers).run();
            }
        });
    }

    /** Returns the stopping rule of a run that asks all of its cases, and so may ask many at once from the start. */
    public static <T> Predicate<T> never() {
        return new Never<>();
    }

    private record Never<T>() implements Predicate<T> {
        @Override
        public boolean test(T soFar) {
            return false;
        }
    }

    /** A run whose cases are open but not yet asked. */
    public static final class OpenRun<F extends Figures> implements Closeable {

        private final Closeable session;
        private final Asking<F> asking;

        private OpenRun(Closeable session, Asking<F> asking) {
            this.session = session;
            this.asking = asking;
        }

        /**
         * Asks the cases. Must be called at most once.
         *
         * @throws MalformedRecordException if a file with cases contains a malformed record
         * @throws IOException if a file with cases cannot be read
         */
        public Run<F> run() throws IOException {
            return asking.run();
        }

        @Override
        public void close() throws IOException {
            session.close();
        }
    }

    @FunctionalInterface
    private interface Asking<F extends Figures> {
        Run<F> run() throws IOException;
    }

    /** The cases in flight, in order. */
    private final class Execution<C extends Case, R extends Reading, F extends Figures> {

        private final Session<C, R, F> session;
        private final Observation<C, R, F> observation;
        private final Predicate<Tally<C, R, F>> enough;
        private final CaseSource<C> source;
        private final Slots callers;
        private final CaseWatch watch = new CaseWatch(longestOwnTime);
        private @Nullable Tally<C, R, F> begun;
        private final Deque<CaseInFlight<C, R>> waiting = new ArrayDeque<>();
        private long ended;
        private boolean isEnough;
        private long asked;
        private final boolean mayStop;

        Execution(
                Session<C, R, F> session,
                RunObserver<C, R, F> observer,
                Predicate<Tally<C, R, F>> enough,
                Slots callers) {
            this.session = session;
            this.observation = new Observation<>(observer);
            this.enough = enough;
            this.mayStop = !(enough instanceof Never);
            this.source = session.cases();
            this.callers = callers;
        }

        Run<F> run() throws IOException {
            Ending ending;
            try {
                ending = askAll();
                observation.flush();
            } catch (Observation.LogFailureException failure) {
                callers.stop();
                ending = new Ending.CutShort(String.valueOf(failure.getMessage()));
            } catch (IOException | RuntimeException | Error broken) {
                try {
                    observation.flush();
                } catch (IOException | RuntimeException unwritten) {
                    broken.addSuppressed(unwritten);
                }
                throw broken;
            }
            return new Run<>(
                    tally().figures(), ending, source.size(), ending instanceof Ending.Decided ? asked : ended);
        }

        private Ending askAll() throws IOException {
            try {
                Optional<String> objection = begin();
                if (objection.isPresent()) {
                    return new Ending.CutShort(objection.get());
                }
                for (Optional<C> drawn = draw(); drawn.isPresent(); drawn = draw()) {
                    throwIfStopped();
                    while (isFirstDone() || !hasRoom()) {
                        settleFirst();
                        if (isEnough) {
                            return decided();
                        }
                    }
                    C posed = drawn.get();
                    var work = watch.over(() -> session.conduct(posed));
                    waiting.addLast(new CaseInFlight<>(posed, work, callers.submit(work)));
                    asked++;
                }
                while (!waiting.isEmpty()) {
                    settleFirst();
                    if (isEnough && !waiting.isEmpty()) {
                        return decided();
                    }
                }
                return new Ending.Complete();
            } catch (FatalModelException fatal) {
                try {
                    settleCompleted();
                } catch (IOException | RuntimeException unwritten) {
                    unwritten.addSuppressed(fatal);
                    throw unwritten;
                }
                return new Ending.CutShort(String.valueOf(fatal.getMessage()));
            } catch (InterruptedException stopped) {
                boolean wasAsked = isStopped.getAsBoolean();
                try {
                    settleCompleted();
                } finally {
                    if (!wasAsked) {
                        Thread.currentThread().interrupt();
                    }
                }
                return new Ending.CutShort(wasAsked ? "the run was stopped" : "the run was interrupted");
            }
        }

        /**
         * Runs the session's preliminary calls, such as a judge's admission. They are part of the figures even if they
         * fail.
         */
        private Optional<String> begin() throws InterruptedException, IOException, FatalModelException {
            try {
                return session.begin();
            } catch (FatalModelException fatal) {
                throw fatal;
            } catch (ModelException failed) {
                throw new FatalModelException(String.valueOf(failed.getMessage()));
            } finally {
                tally();
            }
        }

        private Tally<C, R, F> tally() {
            if (begun == null) {
                begun = session.tally();
            }
            return begun;
        }

        /**
         * Returns whether another case may be drawn. Few cases are drawn ahead of the calls; more are buffered while
         * the head of the queue is slow. Waits until there is room or the head is done.
         */
        private boolean hasRoom() throws InterruptedException, IOException {
            if (mayStop && waiting.size() >= FEW + ended / SHARE_AHEAD) {
                return false;
            }
            while (waiting.size() < CASES_HELD_PER_CALL * concurrency) {
                if (callers.hasRoom()) {
                    return true;
                }
                observation.flush();
                if (callers.awaitRoom(POLL_MILLIS)) {
                    return true;
                }
                if (isFirstDone()) {
                    return false;
                }
                throwIfStopped();
                progressIfDue();
            }
            return false;
        }

        private boolean isFirstDone() {
            return !waiting.isEmpty() && waiting.getFirst().isDone();
        }

        private Optional<C> draw() throws IOException {
            try {
                return source.next();
            } catch (IOException | RuntimeException broken) {
                try {
                    settleCompleted();
                } catch (IOException | RuntimeException unwritten) {
                    broken.addSuppressed(unwritten);
                }
                throw broken;
            }
        }

        /** Logs answers received after the decision, which have been paid for, without counting them. */
        private Ending decided() throws IOException {
            stopCallers();
            for (Outcome<C, R> outcome : completed()) {
                observation.logUncounted(outcome);
            }
            return new Ending.Decided(ended);
        }

        /** Tallies and logs answers received out of order, which have been paid for. */
        private void settleCompleted() throws IOException {
            stopCallers();
            for (Outcome<C, R> outcome : completed()) {
                settle(outcome);
            }
        }

        private void stopCallers() throws IOException {
            try {
                observation.flush();
            } finally {
                callers.stop();
            }
        }

        private List<Outcome<C, R>> completed() throws IOException {
            List<Outcome<C, R>> outcomes = new ArrayList<>();
            for (CaseInFlight<C, R> other : waiting) {
                try {
                    if (other.isDone()) {
                        outcomes.add(other.outcome());
                    }
                } catch (FatalModelException | InterruptedException | CancellationException stopped) {
                    // A second fatal failure, or a call stopped by the first: there is no answer.
                }
            }
            return outcomes;
        }

        private void settleFirst() throws FatalModelException, InterruptedException, IOException {
            // Remove the case only after it is read, so that a run stopped in the meantime keeps its answer.
            Outcome<C, R> outcome = awaited(waiting.getFirst());
            waiting.removeFirst();
            settle(outcome);
            if (outcome instanceof Outcome.Read<C, R> read
                    && read.reading().fatalProblem().isPresent()) {
                throw new FatalModelException(read.reading().fatalProblem().get());
            }
        }

        private void settle(Outcome<C, R> outcome) throws IOException {
            tally().add(outcome);
            ended++;
            isEnough = enough.test(tally());
            observation.log(outcome);
            progress();
        }

        private Outcome<C, R> awaited(CaseInFlight<C, R> first)
                throws FatalModelException, InterruptedException, IOException {
            while (!first.isDone()) {
                // Check only while waiting: an answer already received is kept even if the run is to stop.
                throwIfStopped();
                observation.flush();
                if (!first.await(POLL_MILLIS)) {
                    progressIfDue();
                }
            }
            return first.endedBeforeAnyStop();
        }

        private void progressIfDue() {
            observation.whenProgressIsDue(this::progress);
        }

        private void progress() {
            observation.progress(ended, source.size(), callers.waiting(), tally());
        }

        private void throwIfStopped() throws InterruptedException {
            if (isStopped.getAsBoolean()) {
                throw new InterruptedException("stopped");
            }
            watch.giveUpOverdue(callers::abandon);
        }
    }
}
