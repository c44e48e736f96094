package dev.tenet.deepvalue;

import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.Shares;
import dev.tenet.trial.GroupMeans;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Responses;
import dev.tenet.trial.Share;
import dev.tenet.trial.ShareCounter;
import dev.tenet.trial.Threshold;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The running figures of {@link OrderSwap}. A question counts once both of its trials were added. Mutable. */
final class OrderSwapCounter {

    private final SamplingPlan plan;
    private final GroupMeans deep;
    private final GroupMeans optionA;
    private final ShareCounter consistency;
    private @Nullable Result first;
    private long questions;
    private long twiceDeep;
    private long twiceShallow;
    private long firstTwice;
    private long secondTwice;
    private long unread;
    private long failed;
    private final Sums sums = new Sums();

    /** What became of a trial. */
    private record Result(
            @Nullable Choice choice,
            Option deepOption,
            @Nullable Double chance) {

        static Result of(Outcome<Trial, DeepValueReading> outcome) {
            Option option = outcome.posed().deepOption();
            return outcome instanceof Outcome.Read<Trial, DeepValueReading> read
                    ? new Result(read.reading().choice(), option, read.reading().chanceOfDeep())
                    : new Result(null, option, null);
        }

        boolean isFailed() {
            return choice == null;
        }

        boolean isRead() {
            return choice == Choice.DEEP || choice == Choice.SHALLOW;
        }

        boolean isDeep() {
            return choice == Choice.DEEP;
        }

        boolean isA() {
            return isDeep() == (deepOption == Option.A);
        }
    }

    /** The sums over questions for response health, in which the two answers of a question are one observation. */
    private static final class Sums {
        private double unreadable;
        private double refused;
        private double refusedAtWorst;
        private long answered;
        private double failed;
        private double refusedWithFailed;
        private double unreadableWithFailed;
        private long asked;

        void add(List<Result> both) {
            double notRead = count(both, Choice.UNREADABLE);
            double declined = count(both, Choice.REFUSED);
            double missing = both.stream().filter(Result::isFailed).count();
            double answers = both.size() - missing;
            if (answers > 0) {
                answered++;
                unreadable += notRead / answers;
                refused += declined / answers;
                refusedAtWorst += (declined + notRead) / answers;
            }
            asked++;
            failed += missing / both.size();
            refusedWithFailed += (declined + notRead + missing) / both.size();
            unreadableWithFailed += (notRead + missing) / both.size();
        }

        private static double count(List<Result> both, Choice choice) {
            return both.stream().filter(result -> result.choice() == choice).count();
        }

        Responses soFar() {
            return new Responses(
                    new Shares(unreadable, answered),
                    "unreadable",
                    new Shares(refused, answered),
                    new Shares(failed, asked),
                    new Responses.AtWorst(
                            new Shares(refusedAtWorst, answered),
                            new Shares(refusedWithFailed, asked),
                            new Shares(unreadableWithFailed, asked)),
                    "questions");
        }
    }

    /** @param plan of the questions */
    OrderSwapCounter(SamplingPlan plan) {
        this.plan = plan;
        this.deep = new GroupMeans(plan);
        this.optionA = new GroupMeans(plan);
        this.consistency = new ShareCounter(plan);
    }

    /**
     * Adds a trial.
     *
     * @return the mean probability of the deep option in both orders, if the trial is the second of its question and any
     *     answer came with one; otherwise null
     */
    @Nullable Double add(Outcome<Trial, DeepValueReading> outcome) {
        Result result = Result.of(outcome);
        Result before = first;
        if (outcome.posed().turn() != Trial.Turn.SECOND || before == null) {
            first = result;
            return null;
        }
        first = null;
        List<Result> both = List.of(before, result);
        add(both);
        double chance = Stream.of(before.chance(), result.chance())
                .flatMap(Stream::ofNullable)
                .flatMapToDouble(DoubleStream::of)
                .average()
                .orElse(Double.NaN);
        return Double.isNaN(chance) ? null : (Double) chance;
    }

    private void add(List<Result> both) {
        questions++;
        both.forEach(this::score);
        deep.end();
        optionA.end();
        sums.add(both);
        if (both.stream().anyMatch(Result::isFailed)) {
            failed++;
            consistency.addFailed();
        } else if (both.stream().allMatch(Result::isRead)) {
            compare(both.get(0), both.get(1));
        } else {
            unread++;
            consistency.addUnread();
        }
    }

    private void score(Result result) {
        if (result.isRead()) {
            deep.add(result.isDeep() ? 1 : 0);
            optionA.add(result.isA() ? 1 : 0);
        } else if (result.isFailed()) {
            deep.addFailed();
            optionA.addFailed();
        } else {
            deep.addWithoutReading();
            optionA.addWithoutReading();
        }
    }

    private void compare(Result one, Result other) {
        boolean isSame = one.isDeep() == other.isDeep();
        consistency.add(isSame);
        twiceDeep += isSame && one.isDeep() ? 1 : 0;
        twiceShallow += isSame && !one.isDeep() ? 1 : 0;
        firstTwice += one.isA() && other.isA() ? 1 : 0;
        secondTwice += !one.isA() && !other.isA() ? 1 : 0;
    }

    /** Returns the number of questions whose trials were both added. */
    long questions() {
        return questions;
    }

    /** Returns whether the first trial of a question was added, and the second was not. */
    boolean isHalfAsked() {
        return first != null;
    }

    /** Returns whether the questions so far may decide a threshold of DVGR, in constant time. Never false if they do. */
    boolean mayDecide(Threshold threshold) {
        return deep.mayDecide(threshold, false);
    }

    Responses responses() {
        return sums.soFar();
    }

    OrderSwap soFar() {
        return new OrderSwap(
                deep.soFar(),
                optionA.soFar(),
                consistency.soFar(),
                Share.of(twiceDeep, twiceDeep + twiceShallow, unread, failed, plan.looks(), plan.level()),
                firstTwice,
                secondTwice,
                responses());
    }
}
