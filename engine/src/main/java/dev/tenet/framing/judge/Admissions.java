package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Order;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.Meter;
import dev.tenet.text.Fingerprint;
import dev.tenet.trial.Ending;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Run;
import dev.tenet.trial.RunObserver;
import dev.tenet.trial.Runner;
import dev.tenet.trial.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Shows judges pairs whose truth is known before they are trusted, and remembers what each made of them: for a launch in
 * memory, and of those that were admitted for the next ones in a folder, by the judge with its server, system prompt and
 * sampling, by what it is asked and how its replies are read, and by the pairs. Safe for use by several threads.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Admissions {

    private final PairsOfJudges pairsOfJudges;
    private final AdmissionTerms terms;
    private final Runner runner;
    private final @Nullable KeptAdmissions kept;
    private final Progress progress;
    private final boolean isPlan;
    private final Map<String, Known> known = new HashMap<>();
    private final Set<String> rehearsed = new HashSet<>();

    /** @param oldest when the oldest of the replies was recorded that a tape gave; null without one */
    private record Known(Admission admission, @Nullable Instant oldest) {}

    /** Told how far the questions to one judge have come. */
    @FunctionalInterface
    public interface Progress {

        /**
         * Called after each pair and about every second.
         *
         * @param judge the judge; two of the same name may differ in system prompt or sampling
         * @param ended how many pairs it was shown
         * @param planned of how many
         * @param waiting how many calls wait, and why, in words; empty if none does
         */
        void at(Judge judge, long ended, long planned, String waiting);

        /**
         * Called where an admission cannot be kept for the next launch.
         *
         * @param problem why
         */
        default void notKept(Judge judge, IOException problem) {}
    }

    /** Says by which pairs a judge is admitted. */
    @FunctionalInterface
    public interface PairsOfJudges {

        /** The pairs of a judge. */
        CalibrationPairs of(Judge judge);
    }

    /**
     * Admissions of judges that are asked once about each of these pairs.
     *
     * @param margin how far the PAC of a set may be from what its labels give, in [0, 1]
     * @param runner what asks the judges
     * @param folder where what they made of the pairs is kept, made when it is needed; null: nowhere
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
     * Admissions on these terms.
     *
     * @param runner what asks the judges
     * @param folder where what they made of the pairs is kept, made when it is needed; null: nowhere, as where a tape keeps
     *     their replies
     */
    public Admissions(
            PairsOfJudges pairsOfJudges,
            AdmissionTerms terms,
            Runner runner,
            @Nullable Path folder,
            Progress progress) {
        this(pairsOfJudges, terms, runner, folder, progress, false);
    }

    /** @param isPlan whether judges are asked only so that their calls are counted, and none is admitted */
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

    /** What a judge has to be. */
    public AdmissionTerms terms() {
        return terms;
    }

    private CalibrationPairs pairs(Judge judge) {
        return pairsOfJudges.of(judge).by(judge.rubric());
    }

    /**
     * How a judge did, as {@link #of} says it; empty in a plan, which only counts the calls.
     *
     * @throws FatalModelException as {@link #of}
     * @throws InterruptedException if the thread was interrupted while it waited
     * @throws IOException never, as the pairs are in memory
     */
    public Optional<Admission> admit(Judge judge) throws FatalModelException, InterruptedException, IOException {
        if (isPlan) {
            rehearse(judge);
            return Optional.empty();
        }
        return Optional.of(of(judge));
    }

    /**
     * How a judge did; asks it only if that is not known.
     *
     * @throws FatalModelException if no further call to the judge can succeed, or so many failed that it cannot be said how
     *     it did
     * @throws InterruptedException if the thread was interrupted while it waited
     * @throws IOException never, as the pairs are in memory
     */
    public synchronized Admission of(Judge judge) throws FatalModelException, InterruptedException, IOException {
        String key = key(judge);
        Meter meter = judge.participant().meter();
        Known found = known.get(key);
        if (found == null) {
            Optional<Admission> earlier = keptAdmission(judge, key);
            Admission admission =
                    earlier.isPresent() && isOfSameModel(earlier.get(), judge) ? earlier.get() : ask(judge, key);
            found = new Known(admission, meter.totals().oldestReplayed());
            known.put(key, found);
        } else if (found.oldest() != null) {
            // The judge of another spec: its verdicts are as old as what they are trusted for.
            meter.dependsOn(found.oldest());
        }
        return found.admission();
    }

    /** A judge that was not admitted is asked again: it may have been mended. */
    private Optional<Admission> keptAdmission(Judge judge, String key) {
        if (kept == null || !canBeKept(judge)) {
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

    /** One call tells whether the server still gives the model that was admitted, where it says which one answers. */
    private boolean isOfSameModel(Admission earlier, Judge judge) throws FatalModelException, InterruptedException {
        if (earlier.origin().served().isEmpty()) {
            return true;
        }
        List<String> served = probe(judge);
        return !served.isEmpty() && earlier.origin().served().containsAll(served);
    }

    private List<String> probe(Judge judge) throws FatalModelException, InterruptedException {
        return PosedPair.of(pairs(judge), 0).get(0).put(inOneOrder(judge)).served();
    }

    /** Admission is about the judge, not about how a spec orders the answers. */
    private static Judge inOneOrder(Judge judge) {
        return new Judge(judge.participant(), Order.ONE, judge.rubric());
    }

    /** Forgets how a judge did, so that the next run asks it again. */
    public synchronized void forget(Judge judge) {
        String key = key(judge);
        known.remove(key);
        if (kept != null && canBeKept(judge)) {
            kept.forget(key);
        }
    }

    /**
     * Asks a judge what its admission would take, if that is not known and was not asked before, and keeps nothing of its
     * replies.
     */
    synchronized void rehearse(Judge judge) throws FatalModelException, InterruptedException {
        String key = key(judge);
        if (known.containsKey(key) || rehearsed.contains(key)) {
            return;
        }
        Optional<Admission> earlier = keptAdmission(judge, key);
        if (earlier.isEmpty()) {
            for (PosedPair pair : PosedPair.of(pairs(judge), terms.judgedTwice())) {
                pair.put(inOneOrder(judge));
            }
        } else if (!earlier.get().origin().served().isEmpty()) {
            probe(judge);
        }
        rehearsed.add(key);
    }

    private Admission ask(Judge judge, String key) throws FatalModelException, InterruptedException, IOException {
        CalibrationPairs pairs = pairs(judge);
        List<PosedPair> all = PosedPair.of(pairs, terms.judgedTwice());
        CalibrationProtocol protocol = new CalibrationProtocol(
                inOneOrder(judge), all, () -> new AdmissionOutlook(pairs.admission(), terms.margin()));
        RunObserver<PosedPair, Judge.Said, CalibrationProtocol.Rates> told = new RunObserver<>() {
            @Override
            public void ended(Outcome<PosedPair, Judge.Said> outcome) {}

            @Override
            public void progress(
                    long ended,
                    long planned,
                    String waiting,
                    Tally<PosedPair, Judge.Said, CalibrationProtocol.Rates> soFar) {
                progress.at(judge, ended, planned, waiting);
            }
        };
        // A judge that no further pair could admit is asked about none.
        Run<CalibrationProtocol.Rates> run = runner.run(
                protocol, told, soFar -> soFar.figures().certainMiss().isPresent());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (run.ending() instanceof Ending.CutShort cut) {
            throw new FatalModelException(cut.reason());
        }
        CalibrationProtocol.Rates rates = run.figures();
        Admission admission = admission(judge, pairs, rates);
        boolean isAdmitted = admission.objection().isEmpty();
        if (rates.failedCalls() > 0 && !isAdmitted) {
            // Of a server that is ill, nothing is said of the judge.
            throw new FatalModelException("judge " + judge.name() + " could not be admitted: of the calls about "
                    + (rates.rated().size() < all.size() ? rates.rated().size() + " of " : "") + all.size()
                    + " calibration pairs " + rates.failedCalls() + " failed, the first because "
                    + rates.firstFailure().orElse("nothing came"));
        }
        if (rates.failedCalls() == 0 && isAdmitted) {
            keep(judge, key, rates);
        }
        return admission;
    }

    /** What cannot be kept is asked again: a read-only home is no reason to prove nothing. */
    private void keep(Judge judge, String key, CalibrationProtocol.Rates rates) {
        if (kept == null || !canBeKept(judge)) {
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

    private Admission admission(Judge judge, CalibrationPairs pairs, CalibrationProtocol.Rates rates) {
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

    /** Not of a judge that is code in this JVM: it may have changed, and asking it again costs nothing. */
    private static boolean canBeKept(Judge judge) {
        return !judge.name().startsWith("class:") && !judge.name().startsWith("embedded:");
    }

    private String key(Judge judge) {
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
