package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Admits judges by pairs with known labels. Each judge is asked once per launch, although several specs need it. The
 * ratings of admitted judges are also stored in a folder for later launches, under the
 * {@linkplain AdmissionCandidate#fingerprint() fingerprint} of everything that they depend on. Stored ratings are used
 * only while the server still names the model that gave them, which takes one call to check. Rejected judges, and
 * judges that are code in this JVM, are asked again by every launch. Safe for use by several threads.
 *
 * @param <A> the type of the results
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class AdmissionRegister<A extends AdmissionResult> {

    private static final String UNIT = "admission pairs";

    private final Runner runner;
    private final @Nullable AdmissionFiles files;
    private final Console console;
    private final boolean isPlan;
    private final OncePerLaunch<A> results = new OncePerLaunch<>();

    /** The console, as in {@link Bench}. */
    public interface Console {

        /** Returns a progress line. */
        Progress progress(String title, String unit);

        /** Prints a line. */
        void print(String line);

        /** Returns a console that shows nothing. */
        static Console none() {
            return new Console() {
                @Override
                public Progress progress(String title, String unit) {
                    return (ended, planned, waiting, what) -> {};
                }

                @Override
                public void print(String line) {}
            };
        }
    }

    /**
     * Creates a register.
     *
     * @param runner the runner that asks the judges
     * @param folder the folder in which ratings are stored, created on demand; null disables storing, for example if a
     *     tape holds the replies
     * @param isPlan whether judges are asked only to count their calls, without admitting any
     */
    public AdmissionRegister(Runner runner, @Nullable Path folder, Console console, boolean isPlan) {
        this.runner = runner;
        this.files = folder == null ? null : new AdmissionFiles(folder);
        this.console = console;
        this.isPlan = isPlan;
    }

    /** Creates the register of a launch, which stores ratings unless a tape holds the replies, with their age. */
    public static <A extends AdmissionResult> AdmissionRegister<A> of(Bench bench) {
        return new AdmissionRegister<>(
                bench.runner(),
                bench.isTaped()
                        ? null
                        : bench.get(TrialSettings.ADMISSIONS).orElseGet(() -> CacheFolder.of(System.getenv())),
                new Console() {
                    @Override
                    public Progress progress(String title, String unit) {
                        return bench.progress(title, unit);
                    }

                    @Override
                    public void print(String line) {
                        bench.print(line);
                    }
                },
                bench.isPlan());
    }

    /**
     * Returns the judge's result if it is known or stored; otherwise asks the judge.
     *
     * @return empty in a plan, which only counts calls
     * @throws FatalModelException if no further call to the judge can succeed, or too many calls failed for a result
     * @throws ModelException as {@link AdmissionCandidate#ask}, in a plan
     * @throws InterruptedException if the thread is interrupted while waiting
     * @throws IOException never, since the pairs are in memory
     */
    public Optional<A> admit(AdmissionCandidate<?, ?, A> candidate)
            throws ModelException, InterruptedException, IOException {
        String key = candidate.fingerprint();
        if (isPlan) {
            results.rehearse(key, () -> rehearse(candidate, key));
            return Optional.empty();
        }
        return Optional.of(results.of(key, candidate.participant().meter(), () -> storedOrAsked(candidate, key)));
    }

    /** Removes the judge's result, so that the next run asks it again. */
    public void forget(AdmissionCandidate<?, ?, A> candidate) {
        String key = candidate.fingerprint();
        results.forget(key);
        if (files != null && isStorable(candidate)) {
            files.forget(key);
        }
    }

    private A storedOrAsked(AdmissionCandidate<?, ?, A> candidate, String key)
            throws ModelException, InterruptedException, IOException {
        Optional<A> stored = stored(candidate, key);
        return stored.isPresent() && isOfSameModel(stored.get(), candidate) ? stored.get() : ask(candidate, key);
    }

    /** Rejected judges are always asked again: they may have been fixed. */
    private <R> Optional<A> stored(AdmissionCandidate<?, R, A> candidate, String key) {
        if (files == null || !isStorable(candidate)) {
            return Optional.empty();
        }
        Path folder = files.folder();
        return files.read(key, candidate.rating(), candidate.pairs().size())
                .map(found -> candidate.result(AdmissionReplies.kept(found), found.origin(folder)))
                .filter(result -> result.objection().isEmpty());
    }

    /** Makes one call to check that the server still serves the admitted model, if it names its models. */
    private boolean isOfSameModel(A stored, AdmissionCandidate<?, ?, A> candidate)
            throws FatalModelException, InterruptedException {
        if (stored.origin().served().isEmpty()) {
            return true;
        }
        List<String> served = probe(candidate);
        return !served.isEmpty() && stored.origin().served().containsAll(served);
    }

    private static List<String> probe(AdmissionCandidate<?, ?, ?> candidate)
            throws FatalModelException, InterruptedException {
        try {
            return candidate.probe();
        } catch (FatalModelException fatal) {
            throw fatal;
        } catch (ModelException failed) {
            return List.of();
        }
    }

    /** Makes the calls of an admission for a plan, and discards the replies. */
    private <P extends Case> Optional<A> rehearse(AdmissionCandidate<P, ?, A> candidate, String key)
            throws ModelException, InterruptedException {
        Optional<A> stored = stored(candidate, key);
        if (stored.isEmpty()) {
            for (P pair : candidate.pairs()) {
                candidate.ask(pair);
            }
        } else if (!stored.get().origin().served().isEmpty()) {
            probe(candidate);
        }
        return stored;
    }

    private <P extends Case, R> A ask(AdmissionCandidate<P, R, A> candidate, String key)
            throws FatalModelException, InterruptedException, IOException {
        // A judge that is certain to be rejected is asked no further pair.
        Predicate<Tally<P, AdmissionReply<R>, AdmissionReplies<R>>> enough =
                candidate.outlook().isEmpty()
                        ? Runner.never()
                        : soFar -> soFar.figures().certainMiss().isPresent();
        AdmissionReplies<R> replies = runner.run(new AdmissionProtocol<>(candidate), shown(candidate), enough)
                .complete();
        A result = candidate.result(replies, new AdmissionOrigin(replies.served(), Optional.empty()));
        boolean isAdmitted = result.objection().isEmpty();
        if (replies.failedCalls() > 0 && !isAdmitted) {
            throw failed(candidate, replies);
        }
        if (replies.failedCalls() == 0 && isAdmitted) {
            store(candidate, key, replies);
        }
        return result;
    }

    /** Failed calls say something about the server, nothing about the judge. */
    private static FatalModelException failed(AdmissionCandidate<?, ?, ?> candidate, AdmissionReplies<?> replies) {
        int asked = replies.ratings().size();
        int planned = candidate.pairs().size();
        return new FatalModelException("judge " + candidate.participant().name()
                + " could not be admitted: calls failed for " + replies.failedCalls() + " of "
                + (asked < planned ? "the first " + asked + " of " : "") + planned + " " + UNIT
                + ", the first with the error: " + replies.firstFailure().orElse("no answer"));
    }

    private <P extends Case, R> RunObserver<P, AdmissionReply<R>, AdmissionReplies<R>> shown(
            AdmissionCandidate<P, R, A> candidate) {
        Progress line =
                console.progress("admission of judge " + candidate.participant().name(), UNIT);
        return new RunObserver<>() {
            @Override
            public void ended(Outcome<P, AdmissionReply<R>> outcome) {}

            @Override
            public void progress(
                    long ended, long planned, String waiting, Tally<P, AdmissionReply<R>, AdmissionReplies<R>> soFar) {
                line.at(ended, planned, waiting, () -> UNIT);
            }
        };
    }

    /** A result that cannot be stored is asked again by the next launch: a read-only home must not fail the run. */
    private void store(AdmissionCandidate<?, ?, A> candidate, String key, AdmissionReplies<?> replies) {
        if (files == null || !isStorable(candidate)) {
            return;
        }
        try {
            files.write(
                    key,
                    new AdmissionFiles.Kept<>(
                            Instant.now().truncatedTo(ChronoUnit.SECONDS),
                            List.copyOf(replies.served()),
                            replies.ratings()));
        } catch (IOException problem) {
            console.print("the admission of judge " + candidate.participant().name() + " cannot be saved in "
                    + files.folder() + " (" + problem.getMessage() + "), so the next launch repeats it; name another"
                    + " folder in " + TrialSettings.ADMISSIONS);
        }
    }

    /**
     * Judges that are code in this JVM are not stored: they may have changed, and asking them again is free. Nor are those
     * without an identity, of which nothing says whether they have changed.
     */
    private static boolean isStorable(AdmissionCandidate<?, ?, ?> candidate) {
        String name = candidate.participant().name();
        return !name.startsWith("class:")
                && !name.startsWith("embedded:")
                && !candidate.participant().model().identity().isEmpty();
    }
}
