package dev.tenet.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.file.MalformedRecordException;
import dev.tenet.model.Budget;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Participant;
import dev.tenet.model.Prices;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.SlotHolder;
import dev.tenet.model.Usage;
import dev.tenet.stats.Proportion;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunnerTests {

    private final AtomicInteger drawn = new AtomicInteger();
    private final List<String> outcomes = new ArrayList<>();

    @Test
    void outcomesComeInTheOrderOfTheirCasesWhateverTheOrderOfTheAnswers() throws IOException {
        CountDownLatch others = new CountDownLatch(3);
        Run<Count> run = run(4, 8, number -> {
            if (number == 0) {
                others.await();
            }
            others.countDown();
            return number;
        });
        assertThat(outcomes).containsExactly("0", "1", "2", "3", "4", "5", "6", "7");
        assertThat(run.ending()).isInstanceOf(Ending.Complete.class);
        assertThat(run.planned()).isEqualTo(8);
        assertThat(run.asked()).isEqualTo(8);
        assertThat(run.figures().count()).isEqualTo(8);
    }

    @Test
    void asManyCasesAreAskedAtOnceAsMayBeAndNoMore() throws IOException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(5);
        run(5, 100, number -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                together.await(30, TimeUnit.SECONDS);
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            } finally {
                now.decrementAndGet();
            }
            return number;
        });
        assertThat(most).hasValue(5);
        assertThat(outcomes).hasSize(100).noneMatch(outcome -> outcome.contains("Exception"));
    }

    @Test
    void casesAreDrawnNoFurtherAheadThanAFewForEachCall() throws IOException {
        AtomicInteger most = new AtomicInteger();
        run(2, 200, number -> {
            most.accumulateAndGet(drawn.get() - number, Math::max);
            return number;
        });
        assertThat(drawn).hasValue(200);
        assertThat(most.get()).isLessThanOrEqualTo(2 * 64 + 2);
    }

    @Test
    void aCaseThatIsNotReadInTimeFailsAndTheRunGoesOn() throws IOException {
        AtomicBoolean isOver = new AtomicBoolean();
        run(new Runner(1, () -> false, Duration.ofMillis(200)), 5, number -> {
            while (number == 2 && !isOver.get()) {
                // As a pattern that goes back and back, which no interruption ends.
                Thread.onSpinWait();
            }
            return number;
        });
        isOver.set(true);
        assertThat(outcomes)
                .containsExactly(
                        "0", "1", "the case was abandoned: reading its answers took longer than 200 ms", "3", "4");
    }

    @Test
    void aCaseThatIsNotReadInTimeAndCanBeInterruptedFailsAndTheRunGoesOn() throws IOException {
        Run<Count> run = run(new Runner(1, () -> false, Duration.ofMillis(200)), 3, number -> {
            if (number == 1) {
                Thread.sleep(60_000);
            }
            return number;
        });
        assertThat(outcomes)
                .containsExactly("0", "the case was abandoned: reading its answers took longer than 200 ms", "2");
        assertThat(run.ending()).isInstanceOf(Ending.Complete.class);
    }

    @Test
    void aCallMayTakeAsLongAsItTakes() throws IOException {
        Participant slow = Participant.of("slow", prompt -> {
            Thread.sleep(600);
            return Reply.of("1");
        });
        run(
                new Runner(2, () -> false, Duration.ofMillis(200)),
                3,
                number -> slow.ask("n", "?").said().length());
        assertThat(outcomes).containsExactly("1", "1", "1");
    }

    @Test
    void aCallThatFailsIsAnOutcomeLikeAnyOther() throws IOException {
        Run<Count> run = run(2, 3, number -> {
            switch (number) {
                case 0 -> throw new ModelException("the line was cut");
                case 1 -> throw new IllegalStateException("a fault in the model's own code");
                default -> {
                    return number;
                }
            }
        });
        assertThat(outcomes).containsExactly("the line was cut", outcomes.get(1), "2");
        assertThat(outcomes.get(1))
                .startsWith(
                        "java.lang.IllegalStateException: a fault in the model's own code at dev.tenet.trial.RunnerTests");
        assertThat(run.ending()).isInstanceOf(Ending.Complete.class);
    }

    @Test
    void aRunEndsWhenEnoughIsKnown() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        Run<Count> run = new Runner(3)
                .run(
                        new Numbers(1000, number -> {
                            asked.incrementAndGet();
                            return number;
                        }),
                        RunObserver.none(),
                        tally -> tally.figures().count() == 20);
        assertThat(run.ending()).isEqualTo(new Ending.Decided(20));
        assertThat(run.planned()).isEqualTo(1000);
        assertThat(run.obstacle()).isEmpty();
        assertThat(run.asked()).as("what was asked").isGreaterThanOrEqualTo(asked.get());
        assertThat(run.asked()).as("few at once").isLessThanOrEqualTo(20 + 4 + 20 / 3);
    }

    @Test
    void aRunThatIsNotReadyAsksNothing() throws IOException {
        Run<Count> run = new Runner(3)
                .run(
                        new Numbers(1000, number -> number) {
                            @Override
                            public Optional<String> begin() {
                                return Optional.of("the judge is not to be trusted");
                            }
                        },
                        RunObserver.none());
        assertThat(run.ending()).isEqualTo(new Ending.CutShort("the judge is not to be trusted"));
        assertThat(run.asked()).isZero();
        assertThat(drawn).hasValue(0);
    }

    @Test
    void aFatalAnswerEndsTheRunAndKeepsWhatCameBefore() throws IOException {
        Run<Count> run = run(1, 100, number -> {
            if (number == 3) {
                throw new FatalModelException("wrong key");
            }
            return number;
        });
        assertThat(run.ending()).isEqualTo(new Ending.CutShort("wrong key"));
        assertThat(outcomes).startsWith("0", "1", "2").doesNotContain("3").hasSizeLessThan(10);
        assertThat(run.asked()).isEqualTo(outcomes.size());
        assertThat(drawn.get()).isLessThan(20);
        assertThat(run.obstacle())
                .hasValueSatisfying(
                        text -> assertThat(text).startsWith("cut short after " + run.asked() + " of 100: wrong key"));
    }

    @Test
    void answersThatCameOutOfTurnAreKeptWhenTheRunIsCutShort() throws IOException {
        CountDownLatch others = new CountDownLatch(2);
        run(3, 3, number -> {
            if (number == 0) {
                others.await();
                throw new FatalModelException("wrong key");
            }
            others.countDown();
            return number;
        });
        assertThat(outcomes).containsExactly("1", "2");
    }

    @Test
    void nothingIsTriedAgainOnceACallHasEndedTheRun() throws IOException {
        CountDownLatch pauses = new CountDownLatch(1);
        Run<Count> run = run(2, 1000, number -> {
            if (number == 0) {
                pauses.countDown();
                SlotHolder.pause(Duration.ofMinutes(10), "busy");
            }
            pauses.await();
            throw new FatalModelException("wrong key");
        });
        assertThat(run.ending()).isEqualTo(new Ending.CutShort("wrong key"));
        // More are never held, however late the one that waits is woken.
        assertThat(drawn.get()).isLessThan(200);
    }

    @Test
    void aCallThatIsTriedAgainIsNotHeldUpByThoseThatWaitForTheBudgetThatItHolds() throws IOException {
        Budget budget = new Budget(OptionalLong.of(650), OptionalDouble.empty(), Prices.NONE);
        Set<String> tried = ConcurrentHashMap.newKeySet();
        ChatModel model = budget.wrap("m", prompt -> {
            if (tried.add(prompt.question())) {
                SlotHolder.pause(Duration.ofMillis(100), "busy");
            }
            return Reply.builder("A").usage(Usage.of(4, 200)).build();
        });
        Run<Count> run = run(2, 100, number -> {
            model.ask(Prompt.of("question " + number));
            return number;
        });
        assertThat(((Ending.CutShort) run.ending()).reason()).startsWith("the budget does not allow the next call");
        assertThat(outcomes).hasSize(3);
    }

    @Test
    void aMissingClassEndsTheRun() throws IOException {
        assertThat(run(1, 100, number -> {
                            throw new NoClassDefFoundError("com/acme/Tokenizer");
                        })
                        .ending())
                .isEqualTo(new Ending.CutShort("java.lang.NoClassDefFoundError: com/acme/Tokenizer"));
    }

    @Test
    void anInterruptionEndsTheRunAndStopsTheCalls() throws IOException {
        Thread caller = Thread.currentThread();
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger stopped = new AtomicInteger();
        Run<Count> run = run(2, 100, number -> {
            if (number == 5) {
                caller.interrupt();
            }
            if (number >= 5) {
                try {
                    never.await();
                } finally {
                    stopped.incrementAndGet();
                }
            }
            return number;
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.ending()).isEqualTo(new Ending.CutShort("the run was interrupted"));
        assertThat(run.asked()).isLessThan(100);
        assertThat(stopped).hasPositiveValue();
    }

    @Test
    void aCallThatWasInterruptedIsNoFailedCall() throws IOException {
        Thread caller = Thread.currentThread();
        CountDownLatch never = new CountDownLatch(1);
        run(4, 100, number -> {
            if (number == 3) {
                caller.interrupt();
            }
            never.await();
            return number;
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcomes).isEmpty();
    }

    /** For example because its own client was closed. */
    @Test
    void aCallThatIsInterruptedThoughTheRunIsNotHasFailed() throws IOException {
        Run<Count> run = run(2, 100, number -> {
            if (number == 5) {
                throw new InterruptedException("the client was closed");
            }
            return number;
        });
        assertThat(Thread.interrupted()).isFalse();
        assertThat(run.ending()).isEqualTo(new Ending.Complete());
        assertThat(run.asked()).isEqualTo(100);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.contains("the call was interrupted"))
                .hasSize(1);
    }

    @Test
    void aRunThatIsAskedToStopAsksNothingNew() throws IOException {
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicInteger askedAfterwards = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        Run<Count> run = new Runner(2, stopped::get)
                .run(
                        new Numbers(1000, number -> {
                            if (number == 10) {
                                stopped.set(true);
                                never.await();
                            }
                            if (number > 10 + 2 * 2 + 2) {
                                askedAfterwards.incrementAndGet();
                            }
                            if (number > 10) {
                                never.await();
                            }
                            return number;
                        }),
                        RunObserver.none());
        assertThat(run.ending()).isEqualTo(new Ending.CutShort("the run was stopped"));
        // Two are under way at once: when the tenth is asked, all before the ninth are answered.
        assertThat(run.asked()).isBetween(9L, 10L);
        assertThat(askedAfterwards).hasValue(0);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aCallThatWaitsGivesItsSlotToAnother() throws IOException {
        CountDownLatch others = new CountDownLatch(5);
        Run<Count> run = run(1, 6, number -> {
            if (number == 0) {
                while (others.getCount() > 0) {
                    SlotHolder.pause(Duration.ofMillis(5), "busy");
                }
            }
            others.countDown();
            return number;
        });
        assertThat(run.asked()).isEqualTo(6);
    }

    @Test
    void withCallsThatWaitNoMoreAreUnderWayThanMayBe() throws IOException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        run(3, 300, number -> {
            for (int i = 0; i < 3; i++) {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.sleep(1);
                now.decrementAndGet();
                SlotHolder.pause(Duration.ofMillis(number % 4), "busy");
            }
            return number;
        });
        assertThat(most.get()).isLessThanOrEqualTo(3);
        assertThat(outcomes).hasSize(300);
    }

    @Test
    void whatWasPreparedIsInTheFiguresOfARunThatWasNotReady() throws IOException {
        AtomicInteger prepared = new AtomicInteger();
        Run<Count> run = new Runner(1)
                .run(
                        new Numbers(10, number -> number) {
                            @Override
                            public Optional<String> begin() throws FatalModelException {
                                prepared.set(7);
                                throw new FatalModelException("not admitted");
                            }

                            @Override
                            public Tally<Num, Num, Count> tally() {
                                return new Tally<>() {
                                    private final int atTheStart = prepared.get();

                                    @Override
                                    public void add(Outcome<Num, Num> outcome) {}

                                    @Override
                                    public Count figures() {
                                        return new Count(atTheStart);
                                    }
                                };
                            }
                        },
                        RunObserver.none());
        assertThat(run.figures().count()).isEqualTo(7);
    }

    @Test
    void aBrokenRecordIsThrownToTheCallerOnceWhatEndedBeforeItIsWrittenDown() {
        Held held = new Held();
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> new Runner(2).run(brokenAt7(), held))
                .withMessage("record 7");
        assertThat(held.ended).isNotEmpty();
        assertThat(held.written).containsExactlyElementsOf(held.ended);
    }

    @Test
    void aLogThatCannotBeWrittenDoesNotHideWhatEndedTheRun() {
        Held full = new Held() {
            @Override
            public void waits() throws IOException {
                if (drawn.get() == 7) {
                    throw new IOException("no space left");
                }
            }
        };
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> new Runner(200).run(brokenAt7(), full))
                .withMessage("record 7")
                .satisfies(broken -> assertThat(broken.getSuppressed())
                        .isNotEmpty()
                        .allSatisfy(suppressed -> assertThat(suppressed).hasMessageEndingWith("no space left")));
    }

    private Numbers brokenAt7() {
        return new Numbers(100, number -> number) {
            @Override
            Source source() {
                return new Source(100) {
                    @Override
                    public Optional<Num> next() throws IOException {
                        if (drawn.get() == 7) {
                            throw new MalformedRecordException("record 7");
                        }
                        return super.next();
                    }
                };
            }
        };
    }

    @Test
    void whatEndedIsWrittenDownBeforeTheRunWaitsAndWhenItHasEnded() throws IOException {
        Held held = new Held();
        new Runner(1)
                .run(
                        new Numbers(3, number -> {
                            if (number == 1) {
                                held.firstIsWritten.await();
                            }
                            return number;
                        }),
                        held);
        assertThat(held.written).containsExactly(0, 1, 2);
    }

    @Test
    void aLogThatCannotBeWrittenEndsTheRunAndTheFiguresSoFarStay() throws IOException {
        Run<Count> run = new Runner(2).run(new Numbers(100, number -> number), new RunObserver<>() {
            @Override
            public void ended(Outcome<Num, Num> outcome) throws IOException {
                if (((Outcome.Read<Num, Num>) outcome).posed().number() == 4) {
                    throw new IOException("no space left");
                }
            }

            @Override
            public void progress(long ended, long planned, String waiting, Tally<Num, Num, Count> soFar) {}
        });
        assertThat(run.ending()).isEqualTo(new Ending.CutShort("the trial log cannot be written: no space left"));
        assertThat(run.asked()).isEqualTo(5);
        assertThat(run.figures().headline()).contains("5");
    }

    private Run<Count> run(int concurrency, int cases, Conduct conduct) throws IOException {
        return run(new Runner(concurrency), cases, conduct);
    }

    private Run<Count> run(Runner runner, int cases, Conduct conduct) throws IOException {
        return runner.run(new Numbers(cases, conduct), new RunObserver<>() {
            @Override
            public void ended(Outcome<Num, Num> outcome) {
                outcomes.add(
                        outcome instanceof Outcome.Read<Num, Num> read
                                ? read.reading().toString()
                                : ((Outcome.Failed<Num, Num>) outcome).problem());
            }

            @Override
            public void progress(long ended, long planned, String waiting, Tally<Num, Num, Count> soFar) {
                assertThat(soFar.figures().count()).isEqualTo(ended);
            }
        });
    }

    /** Holds back what ended until the run waits. */
    private static class Held implements RunObserver<Num, Num, Count> {

        private final List<Integer> ended = new ArrayList<>();
        private final List<Integer> written = new ArrayList<>();
        private final CountDownLatch firstIsWritten = new CountDownLatch(1);

        @Override
        public void ended(Outcome<Num, Num> outcome) {
            ended.add(outcome.posed().number());
        }

        @Override
        public void waits() throws IOException {
            written.addAll(ended.subList(written.size(), ended.size()));
            if (written.contains(0)) {
                firstIsWritten.countDown();
            }
        }

        @Override
        public void progress(long ended, long planned, String waiting, Tally<Num, Num, Count> soFar) {}
    }

    private interface Conduct {
        Integer of(int number) throws ModelException, InterruptedException;
    }

    private record Count(long count) implements Figures {
        @Override
        public String headline() {
            return count + " counted";
        }

        @Override
        public List<Cell> cells() {
            return List.of();
        }

        @Override
        public Health health() {
            Proportion none = new Proportion(0, count);
            return Health.of(Responses.of(none, none, none), headline(), List.of(), 0.95);
        }

        @Override
        public void describe(Description into) {}
    }

    /** A case that is its own reading. */
    private record Num(int number) implements Case, Reading {

        @Override
        public String id() {
            return label();
        }

        @Override
        public String label() {
            return Integer.toString(number);
        }

        @Override
        public void describe(Description into) {}

        @Override
        public String toString() {
            return label();
        }
    }

    private class Source implements CaseSource<Num> {

        private final List<Num> cases;

        Source(int size) {
            cases = IntStream.range(0, size).mapToObj(Num::new).toList();
        }

        @Override
        public long size() {
            return cases.size();
        }

        @Override
        public Optional<Num> next() throws IOException {
            int index = drawn.getAndIncrement();
            if (index < cases.size()) {
                return Optional.of(cases.get(index));
            }
            drawn.decrementAndGet();
            return Optional.empty();
        }
    }

    private class Numbers implements Protocol<Num, Num, Count>, Session<Num, Num, Count> {

        private final int size;
        private final Conduct conduct;
        private @Nullable Source opened;

        Numbers(int size, Conduct conduct) {
            this.size = size;
            this.conduct = conduct;
        }

        Source source() {
            return new Source(size);
        }

        @Override
        public Session<Num, Num, Count> open() {
            opened = source();
            return this;
        }

        @Override
        public Source cases() {
            return Objects.requireNonNull(opened);
        }

        @Override
        public Num conduct(Num posed) throws ModelException, InterruptedException {
            return new Num(conduct.of(posed.number()));
        }

        @Override
        public Tally<Num, Num, Count> tally() {
            return new Tally<>() {

                private long count;

                @Override
                public void add(Outcome<Num, Num> outcome) {
                    count++;
                }

                @Override
                public Count figures() {
                    return new Count(count);
                }
            };
        }
    }
}
