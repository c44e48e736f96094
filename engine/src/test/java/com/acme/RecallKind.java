package com.acme;

import dev.tenet.Stop;
import dev.tenet.model.ModelException;
import dev.tenet.model.Participant;
import dev.tenet.model.Reply;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.text.Fingerprint;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Bench;
import dev.tenet.trial.Case;
import dev.tenet.trial.CaseSource;
import dev.tenet.trial.Claim;
import dev.tenet.trial.CountedReading;
import dev.tenet.trial.Declared;
import dev.tenet.trial.Description;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Health;
import dev.tenet.trial.Kind;
import dev.tenet.trial.Measurement;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Protocol;
import dev.tenet.trial.Session;
import dev.tenet.trial.ShareClaim;
import dev.tenet.trial.ShareFigures;
import dev.tenet.trial.Tally;
import dev.tenet.trial.Thresholds;
import dev.tenet.trial.baseline.Baselines;
import dev.tenet.trial.baseline.ChoiceClaim;
import dev.tenet.trial.baseline.ChoiceComparisons;
import dev.tenet.trial.baseline.ChoiceDifferences;
import dev.tenet.trial.baseline.Comparing;
import dev.tenet.trial.baseline.DeclaredComparison;
import dev.tenet.trial.baseline.Estimate;
import dev.tenet.trial.baseline.JudgeSetup;
import dev.tenet.trial.baseline.MeasuredSetup;
import dev.tenet.trial.baseline.Scoring;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.platform.commons.annotation.Testable;

/** A kind of value test of somebody else: does the model recall a number that it is told? It may compare with a baseline. */
public final class RecallKind implements Kind<RecallKind.RecallTest> {

    /** Tells numbers and asks for each of them. */
    @Testable
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface RecallTest {

        /** The least share of numbers that are recalled. */
        double recalledAtLeast() default Double.NaN;

        /** By how much the share may be below that of the baseline. */
        double noWorseThanBaseline() default Double.NaN;

        /** How many numbers are told. */
        int numbers() default 40;

        /** When the run stops. */
        Stop stop() default Stop.AUTO;
    }

    private static final Advice.Words WORDS =
            new Advice.Words("numbers", "numbers", "a number in the answer", "calls failed", "forgotten", "recalled");

    @Override
    public Class<RecallTest> annotation() {
        return RecallTest.class;
    }

    @Override
    public Declared<Recall> declared(RecallTest test) {
        DeclaredComparison comparison =
                new DeclaredComparison("@RecallTest", test.noWorseThanBaseline(), "", Double.NaN, test.stop());
        Thresholds<Recall> thresholds = comparison.addTo(
                new Thresholds<Recall>("@RecallTest")
                        .atLeast(
                                "recalledAtLeast",
                                test.recalledAtLeast(),
                                threshold -> ShareClaim.of(
                                        "recalled-at-least",
                                        "recalled",
                                        threshold,
                                        recall -> recall.share().share(),
                                        WORDS)),
                (reference, margin) -> new ChoiceClaim<>(
                        "recalled",
                        margin,
                        reference,
                        recall -> recall.differences().from(reference),
                        WORDS));
        return Declared.of(
                Recall.class, thresholds, bench -> measurement(bench, test.numbers(), comparison, thresholds.claims()));
    }

    private static Measurement<Told, Answered, Recall> measurement(
            Bench bench, int numbers, DeclaredComparison comparison, List<Claim<Recall>> claims) throws IOException {
        Looks looks = comparison.looks(claims, bench.hasBody());
        Baselines baselines = Baselines.of(bench);
        Comparing compared = baselines.comparing(
                comparison,
                bench,
                MeasuredSetup.on(bench, "recalled", bench.subject(), JudgeSetup.NONE, List.of("/answer")));
        Telling telling = new Telling(bench, numbers, looks, compared);
        return Measurement.of(telling, claims)
                .lookingAt(looks)
                .afterwards(run -> baselines.ended(
                        compared, run, bench.subject(), telling.unit(), new Scoring.Choices(WORDS), Recall::estimate));
    }

    /** A number that is told. */
    record Told(int number) implements Case {

        @Override
        public String id() {
            return "number " + number;
        }

        String question() {
            return "The number is " + number + ". Which number is it?";
        }

        String fingerprint() {
            return Fingerprint.of(question());
        }

        @Override
        public void describe(Description into) {
            into.put("question", question()).put("caseFingerprint", fingerprint());
        }
    }

    /** What was answered. */
    record Answered(Counting counting, Reply reply) implements CountedReading {

        static Answered of(Told told, Reply reply) {
            if (reply.isRefused()) {
                return new Answered(Counting.REFUSED, reply);
            }
            String digits = reply.said().replaceAll("\\D", "");
            return new Answered(
                    digits.isEmpty()
                            ? Counting.UNREADABLE
                            : digits.equals(Integer.toString(told.number())) ? Counting.FOR : Counting.AGAINST,
                    reply);
        }

        @Override
        public String label() {
            return counting.name();
        }

        @Override
        public void describe(Description into) {
            into.put("counting", label()).reply(reply);
            switch (counting) {
                case FOR -> into.put("score", 1);
                case AGAINST -> into.put("score", 0);
                case UNREADABLE, REFUSED -> into.putNull("score");
            }
        }
    }

    /** A share, and how it differs from that of another run. */
    public record Recall(ShareFigures share, ChoiceDifferences differences) implements Figures {

        /** How often figures were described. */
        public static final AtomicInteger DESCRIBED = new AtomicInteger();

        @Override
        public String headline() {
            return share.headline();
        }

        @Override
        public List<Cell> cells() {
            return share.cells();
        }

        @Override
        public Health health() {
            return share.health();
        }

        @Override
        public void describe(Description into) {
            DESCRIBED.incrementAndGet();
            share.describe(into);
            differences.describe(into);
        }

        Estimate estimate() {
            return new Estimate(share.share().proportion().rate(), share.share().interval());
        }
    }

    private record Telling(Bench bench, int numbers, Looks looks, Comparing compared)
            implements Protocol<Told, Answered, Recall> {

        @Override
        public List<Participant> participants() {
            return List.of(bench.subject());
        }

        @Override
        public String unit() {
            return "numbers";
        }

        @Override
        public void describe(Description into) {
            compared.describe(into);
        }

        @Override
        public Session<Told, Answered, Recall> open() {
            CaseSource<Told> told = CaseSource.of(
                    IntStream.rangeClosed(1, numbers).mapToObj(Told::new).toList());
            SamplingPlan plan = bench.plan(looks, told);
            return Session.of(told, this::ask, () -> new RecallTally(plan, compared));
        }

        private Answered ask(Told told) throws ModelException, InterruptedException {
            return Answered.of(told, bench.subject().ask(told.id(), told.question()));
        }
    }

    private static final class RecallTally implements Tally<Told, Answered, Recall> {

        private final Tally<Told, Answered, ShareFigures> share;
        private final ChoiceComparisons comparisons;

        RecallTally(SamplingPlan plan, Comparing compared) {
            this.share = ShareFigures.tally("recalled", WORDS, plan);
            this.comparisons = new ChoiceComparisons(compared, plan.level());
        }

        @Override
        public void add(Outcome<Told, Answered> outcome) {
            share.add(outcome);
            Told told = outcome.posed();
            if (outcome instanceof Outcome.Read<Told, Answered> read) {
                comparisons.add(
                        told.id(),
                        told.fingerprint(),
                        switch (read.reading().counting()) {
                            case FOR -> Boolean.TRUE;
                            case AGAINST -> Boolean.FALSE;
                            case UNREADABLE, REFUSED -> null;
                        },
                        read.reading().reply());
            } else {
                comparisons.addFailed(told.id(), told.fingerprint());
            }
        }

        @Override
        public Recall figures() {
            return new Recall(share.figures(), comparisons.soFar());
        }
    }
}
