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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Asks the cases of a protocol, so many at once, and hands what comes back to the tally in the order of the cases.
 *
 * <p>Neither all cases nor all readings are ever in memory: besides the calls under way, at most {@value
 * #CASES_HELD_PER_CALL} cases for each of them are held, drawn ahead or answered out of turn. A call that waits to be tried
 * again gives its slot to another case ({@link Slots}). A call that fails is an outcome like any other. The run ends early
 * on a fatal answer, a malformed record, a failure to write the log, an interruption or a request to stop: no new call is
 * made, calls under way are interrupted, and answers that came back are tallied and handed to the observer, unless its log
 * failed. What was tallied until then is in the figures in any case.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Runner {

    // One answer at the head of the line that is slow, or tried again, must not starve the others:
    // the line is longer than the calls under way.
    private static final int CASES_HELD_PER_CALL = 64;
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final long PROGRESS_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int concurrency;
    private final BooleanSupplier isStopped;
    private final Duration longestOwnTime;

    /** @param concurrency how many cases are asked at once, at least 1 */
    public Runner(int concurrency) {
        this(concurrency, () -> false);
    }

    /**
     * A runner that can be stopped.
     *
     * @param concurrency how many cases are asked at once, at least 1
     * @param isStopped looked at every {@value #LOOK_EVERY_MILLIS} ms: whether the run should end
     */
    public Runner(int concurrency, BooleanSupplier isStopped) {
        this(concurrency, isStopped, CaseWatch.LONGEST);
    }

    /** @param longestOwnTime how long a case may take outside of its calls */
    Runner(int concurrency, BooleanSupplier isStopped, Duration longestOwnTime) {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency is " + concurrency + "; expected at least 1");
        }
        this.concurrency = concurrency;
        this.isStopped = isStopped;
        this.longestOwnTime = longestOwnTime;
    }

    /**
     * Runs a protocol until everything was asked.
     *
     * @throws MalformedRecordException if a record of a file that the cases come from is not what it should be
     * @throws IOException if such a file cannot be read
     */
    public <C extends Case, R extends Reading, F extends Figures> Run<F> run(Protocol<C, R, F> protocol, RunObserver<C, R, F> observer)
            throws IOException {
        return run(protocol, observer, tally -> false);
    }

    /**
     * Runs a protocol until everything was asked, or enough is known.
     *
     * @param enough asked after each case; where looking so often must cost no error, it decides by anytime-valid figures
     *
     * @throws MalformedRecordException if a record of a file that the cases come from is not what it should be
     * @throws IOException if such a file cannot be read
     */
    public <C extends Case, R extends Reading, F extends Figures> Run<F> run(
            Protocol<C, R, F> protocol, RunObserver<C, R, F> observer, Predicate<Tally<C, R, F>> enough)
            throws IOException {
        try (OpenRun<F> opened = open(protocol, observer, enough)) {
            return opened.run();
        }
    }

    /**
     * Opens the cases of a protocol, so that what is wrong with them is known before anything is asked.
     *
     * @param enough asked after each case, as in {@link #run(Protocol, RunObserver, Predicate)}
     * @return the run, which has asked nothing yet; the caller closes it
     * @throws MalformedRecordException if a record of a file that the cases come from is not what it should be
     * @throws IOException if such a file cannot be read
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
                return new Line<>(session, observer, enough, callers).run();
            }
        });
    }

    /** A run whose cases are open and were not asked yet. */
    public static final class OpenRun<F extends Figures> implements Closeable {

        private final Closeable session;
        private final Asking<F> asking;

        private OpenRun(Closeable session, Asking<F> asking) {
            this.session = session;
            this.asking = asking;
        }

        /**
         * Asks the cases; called once.
         *
         * @throws MalformedRecordException if a record of a file that the cases come from is not what it should be
         * @throws IOException if such a file cannot be read
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

    /** The cases that are under way, in their order. */
    private final class Line<C extends Case, R extends Reading, F extends Figures> {

        private final Session<C, R, F> session;
        private final RunObserver<C, R, F> observer;
        private final Predicate<Tally<C, R, F>> enough;
        private final CaseSource<C> source;
        private final Slots callers;
        private final CaseWatch watch = new CaseWatch(longestOwnTime);
        private @Nullable Tally<C, R, F> begun;
        private final Deque<Waiting<C, R>> waiting = new ArrayDeque<>();
        private long ended;
        private long lastProgress = System.nanoTime();
        private boolean isEnough;

        Line(
                Session<C, R, F> session,
                RunObserver<C, R, F> observer,
                Predicate<Tally<C, R, F>> enough,
                Slots callers) {
            this.session = session;
            this.observer = observer;
            this.enough = enough;
            this.source = session.cases();
            this.callers = callers;
        }

        Run<F> run() throws IOException {
            Ending ending;
            try {
                ending = askAll();
                writeDown();
            } catch (UnwrittenException full) {
                callers.stop();
                ending = new Ending.CutShort(String.valueOf(full.getMessage()));
            } catch (IOException | RuntimeException | Error broken) {
                try {
                    observer.waits();
                } catch (IOException | RuntimeException unwritten) {
                    broken.addSuppressed(unwritten);
                }
                throw broken;
            }
            return new Run<>(tally().figures(), ending, source.size(), ended);
        }

        private Ending askAll() throws IOException {
            try {
                Optional<String> objection = begin();
                if (objection.isPresent()) {
                    return new Ending.CutShort(objection.get());
                }
                for (Optional<C> drawn = draw(); drawn.isPresent(); drawn = draw()) {
                    stopIfAsked();
                    while (isFirstDone() || !hasRoom()) {
                        settleFirst();
                        if (isEnough) {
                            return decided();
                        }
                    }
                    C posed = drawn.get();
                    var work = watch.over(() -> session.conduct(posed));
                    waiting.addLast(new Waiting<>(posed, work, callers.submit(work)));
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
                    keepWhatCameBack();
                } catch (IOException | RuntimeException unwritten) {
                    unwritten.addSuppressed(fatal);
                    throw unwritten;
                }
                return new Ending.CutShort(String.valueOf(fatal.getMessage()));
            } catch (InterruptedException stopped) {
                boolean wasAsked = isStopped.getAsBoolean();
                try {
                    keepWhatCameBack();
                } finally {
                    if (!wasAsked) {
                        Thread.currentThread().interrupt();
                    }
                }
                return new Ending.CutShort(wasAsked ? "the run was stopped" : "the run was interrupted");
            }
        }

        /** What was asked before the first case, such as a judge's admission, is a part of the figures, also where it failed. */
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
         * Whether another case may be drawn: few are drawn ahead of the calls, more are held where the first in line is
         * slow. Waits until there is room, or the first in line is done.
         */
        private boolean hasRoom() throws InterruptedException, IOException {
            while (waiting.size() < CASES_HELD_PER_CALL * concurrency) {
                if (callers.hasRoom()) {
                    return true;
                }
                writeDown();
                if (callers.awaitRoom(LOOK_EVERY_MILLIS)) {
                    return true;
                }
                if (isFirstDone()) {
                    return false;
                }
                stopIfAsked();
                showProgress();
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
                    keepWhatCameBack();
                } catch (IOException | RuntimeException unwritten) {
                    broken.addSuppressed(unwritten);
                }
                throw broken;
            }
        }

        /** Answers that came out of turn have been paid for: they are written down, and decide nothing any more. */
        private Ending decided() throws IOException {
            stopCallers();
            for (Outcome<C, R> outcome : whatCameBack()) {
                writeDown(outcome);
            }
            return new Ending.Decided();
        }

        /** Answers that came out of turn have been paid for as well. */
        private void keepWhatCameBack() throws IOException {
            stopCallers();
            for (Outcome<C, R> outcome : whatCameBack()) {
                settle(outcome);
            }
        }

        private void stopCallers() throws IOException {
            try {
                writeDown();
            } finally {
                callers.stop();
            }
        }

        private List<Outcome<C, R>> whatCameBack() throws IOException {
            List<Outcome<C, R>> came = new ArrayList<>();
            for (Waiting<C, R> other : waiting) {
                try {
                    if (other.isDone()) {
                        came.add(outcomeOf(other));
                    }
                } catch (FatalModelException | InterruptedException | CancellationException stopped) {
                    // Like the one that ended the run, or stopped by it: nothing was answered.
                }
            }
            return came;
        }

        private void settleFirst() throws FatalModelException, InterruptedException, IOException {
            // It stays in line until it is settled: a run that is stopped meanwhile keeps it if it came back.
            Outcome<C, R> outcome = outcomeOf(waiting.getFirst());
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
            writeDown(outcome);
            observer.progress(ended, source.size(), callers.waiting(), tally());
        }

        private Outcome<C, R> outcomeOf(Waiting<C, R> first)
                throws FatalModelException, InterruptedException, IOException {
            try {
                if (!isGivenUp(first)) {
                    return new Outcome.Read<>(first.posed(), first.reading().get());
                }
                return new Outcome.Failed<>(first.posed(), first.work().problem());
            } catch (ExecutionException thrown) {
                Throwable cause = thrown.getCause();
                if (cause instanceof InterruptedException stopped) {
                    throw stopped;
                }
                if (cause instanceof FatalModelException fatal) {
                    throw fatal;
                }
                if (cause instanceof ModelException failed) {
                    return new Outcome.Failed<>(first.posed(), String.valueOf(failed.getMessage()));
                }
                if (cause instanceof Error broken) {
                    // A missing class or a full heap: the next call would meet it too.
                    throw new FatalModelException(broken.toString());
                }
                return new Outcome.Failed<>(first.posed(), inWords(cause));
            }
        }

        /** A fault in somebody's code, with the place where it happened. */
        private static String inWords(@Nullable Throwable fault) {
            if (fault == null) {
                return "the call failed";
            }
            StackTraceElement[] trace = fault.getStackTrace();
            return fault + (trace.length == 0 ? "" : " at " + trace[0]);
        }

        /** Waits until a case was read or given up. */
        private boolean isGivenUp(Waiting<C, R> first) throws ExecutionException, InterruptedException, IOException {
            while (!first.isDone()) {
                // What came back is kept, also of a run that is to stop.
                stopIfAsked();
                writeDown();
                try {
                    first.reading().get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException stillWaiting) {
                    showProgress();
                }
            }
            return first.work().isGivenUp();
        }

        private void writeDown() throws UnwrittenException {
            try {
                observer.waits();
            } catch (IOException full) {
                throw new UnwrittenException(full);
            }
        }

        private void writeDown(Outcome<C, R> outcome) throws UnwrittenException {
            try {
                observer.ended(outcome);
            } catch (IOException full) {
                throw new UnwrittenException(full);
            }
        }

        private void showProgress() {
            long now = System.nanoTime();
            if (now - lastProgress >= PROGRESS_EVERY_NANOS) {
                lastProgress = now;
                observer.progress(ended, source.size(), callers.waiting(), tally());
            }
        }

        private void stopIfAsked() throws InterruptedException {
            if (isStopped.getAsBoolean()) {
                throw new InterruptedException("stopped");
            }
            watch.giveUpOverdue(callers::abandon);
        }
    }

    private record Waiting<C, R>(C posed, CaseWatch.Watched<R> work, Future<R> reading) {

        boolean isDone() {
            return reading.isDone() || work.isGivenUp();
        }
    }

    /** The observer could not write down what had ended. */
    private static final class UnwrittenException extends IOException {

        private static final long serialVersionUID = 1;

        UnwrittenException(IOException full) {
            super("the trial log cannot be written: " + full.getMessage(), full);
        }
    }
}
