package dev.tenet.deepvalue;

import dev.tenet.stats.SamplingPlan;
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
    private final QuestionResponses responses = new QuestionResponses();
    private @Nullable Result first;
    private long questions;
    private long twiceDeep;
    private long twiceShallow;
    private long firstTwice;
    private long secondTwice;
    private long unread;
    private long failed;

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
        responses.add(both.get(0).choice(), both.get(1).choice());
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
        return responses.soFar();
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
