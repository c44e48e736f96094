package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.Order;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.text.Fingerprint;
import dev.tenet.trial.OncePerLaunch;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.RunObserver;
import dev.tenet.trial.Runner;
import dev.tenet.trial.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Calibrates judges on pairs with known scores and caches the results. All results are cached in memory for the launch;
 * those of admitted judges are also stored in a folder for later launches. The cache key covers the judge (server,
 * system prompt, sampling), the prompt, the reply parser and the pairs. Safe for use by several threads.
 */
@API(status = INTERNAL, since = "0.1")
public final class Admissions {

    private final PairsOfJudges pairsOfJudges;
    private final AdmissionTerms terms;
    private final Runner runner;
    private final @Nullable KeptAdmissions kept;
    private final Progress progress;
    private final boolean isPlan;
    private final OncePerLaunch<Admission> results = new OncePerLaunch<>();

    /** Receives the progress of calibrating a judge. */
    @FunctionalInterface
    public interface Progress {

        /**
         * Called after each pair and about once a second.
         *
         * @param judge the judge; two judges of the same name may differ in system prompt or sampling
         * @param ended the number of pairs completed
         * @param planned the number of pairs planned
         * @param waiting the number of waiting calls and the reason, in words; empty if no call is waiting
         */
        void at(PairJudge judge, long ended, long planned, String waiting);

        /**
         * Called if an admission cannot be stored for later launches.
         *
         * @param problem the cause
         */
        default void notKept(PairJudge judge, IOException problem) {}
    }

    /** Selects the calibration pairs for a judge. */
    @FunctionalInterface
    public interface PairsOfJudges {

        /** Returns the calibration pairs for the judge. */
        CalibrationPairs of(PairJudge judge);
    }

    /**
     * Creates admissions of judges that are asked once about each of the given pairs.
     *
     * @param margin the largest allowed distance between a set's PAC and the PAC of its labels, in [0, 1]
     * @param runner the runner that asks the judges
     * @param folder the folder in which results are stored, created on demand; null disables storing
     * @param level the confidence level of the intervals, in (0, 1)
     */
    public Admissions(
            CalibrationPairs pairs,
            double margin,
            Runner runner,
            @Nullable Path folder,
            Progress progress,
            double level) {
        this(judge -> pairs, new AdmissionTerms(margin, level), runner, folder, progress);
    }

    /**
     * Creates admissions under the given terms.
     *
     * @param runner the runner that asks the judges
     * @param folder the folder in which results are stored, created on demand; null disables storing, for example if a
     *     tape holds the replies
     */
    public Admissions(
            PairsOfJudges pairsOfJudges,
            AdmissionTerms terms,
            Runner runner,
            @Nullable Path folder,
            Progress progress) {
        this(pairsOfJudges, terms, runner, folder, progress, false);
    }

    /** @param isPlan whether judges are asked only to count their calls, without admitting any */
    public Admissions(
            PairsOfJudges pairsOfJudges,
            AdmissionTerms terms,
            Runner runner,
            @Nullable Path folder,
            Progress progress,
            boolean isPlan) {
        this.isPlan = isPlan;
        this.pairsOfJudges = pairsOfJudges;
        this.terms = terms;
        this.runner = runner;
        this.kept = folder == null ? null : new KeptAdmissions(folder);
        this.progress = progress;
    }

    /** Returns the conditions for admitting a judge. */
    public AdmissionTerms terms() {
        return terms;
    }

    private CalibrationPairs pairs(PairJudge judge) {
        return pairsOfJudges.of(judge).by(judge.rubric());
    }

    /**
     * Returns the judge's result, as {@link #of} does; empty in a plan, which only counts calls.
     *
     * @throws FatalModelException as {@link #of}
     * @throws InterruptedException if the thread is interrupted while waiting
     * @throws IOException never, since the pairs are in memory
     */
    public Optional<Admission> admit(PairJudge judge) throws ModelException, InterruptedException, IOException {
        if (isPlan) {
            rehearse(judge);
            return Optional.empty();
        }
        return Optional.of(of(judge));
    }

    /**
     * Returns the judge's result from the cache, or asks the judge.
     *
     * @throws FatalModelException if no further call to the judge can succeed, or too many calls failed for a result
     * @throws InterruptedException if the thread is interrupted while waiting
     * @throws IOException never, since the pairs are in memory
     */
    public Admission of(PairJudge judge) throws ModelException, InterruptedException, IOException {
        String key = key(judge);
        return results.of(key, judge.participant().meter(), () -> storedOrAsked(judge, key));
    }

    private Admission storedOrAsked(PairJudge judge, String key)
            throws FatalModelException, InterruptedException, IOException {
        Optional<Admission> earlier = storedAdmission(judge, key);
        return earlier.isPresent() && isOfSameModel(earlier.get(), judge) ? earlier.get() : ask(judge, key);
    }

    /** Rejected judges are always asked again: they may have been fixed. */
    private Optional<Admission> storedAdmission(PairJudge judge, String key) {
        if (kept == null || !isCacheable(judge)) {
            return Optional.empty();
        }
        KeptAdmissions files = kept;
        CalibrationPairs pairs = pairs(judge);
        return files.read(key, pairs.size())
                .map(found -> new Ratings(pairs, found.rated())
                        .admission(
                                judge.name(),
                                judge.rubric(),
                                terms,
                                "",
                                Optional.empty(),
                                new Admission.Origin(
                                        new TreeSet<>(found.served()),
                                        Optional.of(new Admission.Kept(
                                                found.when(),
                                                Duration.between(found.when(), Instant.now()),
                                                files.folder())))))
                .filter(admission -> admission.objection().isEmpty());
    }

    /** Makes one call to check that the server still serves the admitted model, if it names its models. */
    private boolean isOfSameModel(Admission earlier, PairJudge judge) throws FatalModelException, InterruptedException {
        if (earlier.origin().served().isEmpty()) {
            return true;
        }
        List<String> served = probe(judge);
        return !served.isEmpty() && earlier.origin().served().containsAll(served);
    }

    private List<String> probe(PairJudge judge) throws FatalModelException, InterruptedException {
        return PosedPair.of(pairs(judge), 0).get(0).put(inOneOrder(judge)).served();
    }

    /** Admission applies to the judge, regardless of a spec's answer order. */
    private static PairJudge inOneOrder(PairJudge judge) {
        return new PairJudge(judge.participant(), Order.ONE, judge.rubric());
    }

    /** Removes the judge's result, so that the next run asks it again. */
    public void forget(PairJudge judge) {
        String key = key(judge);
        results.forget(key);
        if (kept != null && isCacheable(judge)) {
            kept.forget(key);
        }
    }

    /**
     * Makes the calls of the judge's admission, unless its result is cached or it was rehearsed before, and discards
     * the replies.
     */
    void rehearse(PairJudge judge) throws ModelException, InterruptedException, IOException {
        String key = key(judge);
        results.rehearse(key, () -> makeCalls(judge, storedAdmission(judge, key)));
    }

    private Optional<Admission> makeCalls(PairJudge judge, Optional<Admission> earlier)
            throws FatalModelException, InterruptedException {
        if (earlier.isEmpty()) {
            for (PosedPair pair : PosedPair.of(pairs(judge), terms.judgedTwice())) {
                pair.put(inOneOrder(judge));
            }
        } else if (!earlier.get().origin().served().isEmpty()) {
            probe(judge);
        }
        return earlier;
    }

    private Admission ask(PairJudge judge, String key) throws FatalModelException, InterruptedException, IOException {
        CalibrationPairs pairs = pairs(judge);
        List<PosedPair> all = PosedPair.of(pairs, terms.judgedTwice());
        CalibrationProtocol protocol = new CalibrationProtocol(
                inOneOrder(judge), all, () -> new AdmissionOutlook(pairs.admission(), terms.margin()));
        RunObserver<PosedPair, PairJudge.Said, CalibrationProtocol.Rates> told = new RunObserver<>() {
            @Override
            public void ended(Outcome<PosedPair, PairJudge.Said> outcome) {}

            @Override
            public void progress(
                    long ended,
                    long planned,
                    String waiting,
                    Tally<PosedPair, PairJudge.Said, CalibrationProtocol.Rates> soFar) {
                progress.at(judge, ended, planned, waiting);
            }
        };
        // A judge that is certain to be rejected is asked no further pair.
        CalibrationProtocol.Rates rates = runner.run(
                        protocol, told, soFar -> soFar.figures().certainMiss().isPresent())
                .complete();
        Admission admission = admission(judge, pairs, rates);
        boolean isAdmitted = admission.objection().isEmpty();
        if (rates.failedCalls() > 0 && !isAdmitted) {
            // Failed calls say something about the server, nothing about the judge.
            throw new FatalModelException("judge " + judge.name() + " could not be admitted: calls failed for "
                    + rates.failedCalls() + " of "
                    + (rates.rated().size() < all.size() ? rates.rated().size() + " asked of " : "") + all.size()
                    + " calibration pairs, the first with the error: "
                    + rates.firstFailure().orElse("no answer"));
        }
        if (rates.failedCalls() == 0 && isAdmitted) {
            keep(judge, key, rates);
        }
        return admission;
    }

    /** A result that cannot be stored is asked again by the next launch: a read-only home must not fail the run. */
    private void keep(PairJudge judge, String key, CalibrationProtocol.Rates rates) {
        if (kept == null || !isCacheable(judge)) {
            return;
        }
        try {
            kept.write(
                    key,
                    new KeptAdmissions.Kept(
                            Instant.now().truncatedTo(ChronoUnit.SECONDS), List.copyOf(rates.served()), rates.rated()));
        } catch (IOException problem) {
            progress.notKept(judge, problem);
        }
    }

    private Admission admission(PairJudge judge, CalibrationPairs pairs, CalibrationProtocol.Rates rates) {
        int asked = rates.rated().size();
        int planned = pairs.size();
        Optional<Admission.TurnedDown> turnedDown = asked < planned
                ? rates.certainMiss().map(because -> new Admission.TurnedDown(asked, planned, because))
                : Optional.empty();
        return new Ratings(pairs.first(asked), rates.rated())
                .admission(
                        judge.name(),
                        judge.rubric(),
                        terms,
                        rates.firstUnfit(),
                        turnedDown,
                        new Admission.Origin(rates.served(), Optional.empty()));
    }

    /** Judges that are code in this JVM are not stored: they may have changed, and asking them again is free. */
    private static boolean isCacheable(PairJudge judge) {
        return !judge.name().startsWith("class:") && !judge.name().startsWith("embedded:");
    }

    private String key(PairJudge judge) {
        CalibrationPairs pairs = pairs(judge);
        return Fingerprint.of(
                judge.name(),
                judge.participant().model().identity(),
                judge.participant().system(),
                String.valueOf(judge.participant().sampling()),
                Rubrics.wayOfJudging(judge.rubric()).toString(),
                pairs.admission().toString(),
                pairs.heldOut().toString(),
                String.valueOf(terms.judgedTwice()));
    }
}
