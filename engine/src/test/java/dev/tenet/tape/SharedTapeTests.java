package dev.tenet.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes, and several threads of one, that ask the same on one tape. */
@Timeout(120)
class SharedTapeTests {

    private static final String IDENTITY = "m";

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private Path file() {
        return folder.resolve("answers.db");
    }

    private static Prompt question(int number) {
        return Prompt.of("Tea or coffee?").withOccasion("trial " + number);
    }

    /** What a model says, which is always the same one. */
    @FunctionalInterface
    private interface Says {
        Reply to(Prompt prompt) throws ModelException, InterruptedException;
    }

    private static ChatModel model(Says says) {
        return new ChatModel() {
            @Override
            public Reply ask(Prompt prompt) throws ModelException, InterruptedException {
                return says.to(prompt);
            }

            @Override
            public String identity() {
                return IDENTITY;
            }
        };
    }

    private Process start(Class<?> type) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        type.getName(),
                        file().toString())
                .redirectErrorStream(true)
                .start();
    }

    /** Asks 200 questions, 8 at once and 5 ms each, and says which it had to ask. */
    static final class AskingProcess {

        private AskingProcess() {}

        public static void main(String[] arguments) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try (Tape tape = Tape.open(Path.of(arguments[0]), TapeMode.AUTO)) {
                ChatModel model = tape.wrap(model(prompt -> {
                    System.out.println("asked " + prompt.occasion());
                    Thread.sleep(5);
                    return Reply.of("tea");
                }));
                List<Future<Reply>> replies = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    Prompt prompt = question(i);
                    replies.add(threads.submit(() -> model.ask(prompt)));
                }
                for (Future<Reply> reply : replies) {
                    reply.get();
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void threeProcessesAskEachQuestionOnce() throws Exception {
        List<Process> processes =
                List.of(start(AskingProcess.class), start(AskingProcess.class), start(AskingProcess.class));
        List<String> asked = new ArrayList<>();
        for (Process process : processes) {
            try (BufferedReader output = process.inputReader()) {
                output.lines().filter(line -> line.startsWith("asked ")).forEach(asked::add);
            }
            assertThat(process.waitFor()).isZero();
        }
        assertThat(asked).hasSize(200).doesNotHaveDuplicates();
        assertThat(file().resolveSibling("answers.db-asking"))
                .as("the last one tidies up")
                .doesNotExist();
    }

    /** Asks one question, and gets no answer. */
    static final class WaitingProcess {

        private WaitingProcess() {}

        public static void main(String[] arguments) throws Exception {
            Tape.open(Path.of(arguments[0]), TapeMode.AUTO)
                    .wrap(model(prompt -> {
                        System.out.println("asked");
                        Thread.sleep(60_000);
                        return Reply.of("never");
                    }))
                    .ask(question(1));
        }
    }

    @Test
    void whatAnotherProcessAsksIsWaitedForUntilItIsKilled() throws Exception {
        Process other = start(WaitingProcess.class);
        try (BufferedReader output = other.inputReader();
                Tape tape = Tape.open(file(), TapeMode.AUTO)) {
            assertThat(Stream.generate(() -> line(output))
                            .filter(line -> line.equals("asked"))
                            .findFirst())
                    .isPresent();
            Future<Reply> reply = threads.submit(
                    () -> tape.wrap(model(prompt -> Reply.of("tea"))).ask(question(1)));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> reply.get(300, TimeUnit.MILLISECONDS));
            assertThat(tape.wrap(model(prompt -> Reply.of("coffee")))
                            .ask(question(2))
                            .text())
                    .as("other questions do not wait")
                    .isEqualTo("coffee");
            other.destroyForcibly();
            assertThat(reply.get(10, TimeUnit.SECONDS).text()).isEqualTo("tea");
        } finally {
            other.destroyForcibly();
        }
    }

    private static String line(BufferedReader output) {
        try {
            String line = output.readLine();
            return line == null ? "asked too late" : line;
        } catch (IOException broken) {
            return "asked too late";
        }
    }

    @Test
    void twoThreadsOfOneTapeAskOnce() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (Tape tape = Tape.open(file(), TapeMode.AUTO)) {
            ChatModel model = tape.wrap(model(prompt -> {
                begun.countDown();
                mayEnd.await();
                return Reply.of("answer " + asked.incrementAndGet());
            }));
            Future<Reply> first = threads.submit(() -> model.ask(question(1)));
            begun.await();
            Future<Reply> second = threads.submit(() -> model.ask(question(1)));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS));
            mayEnd.countDown();
            assertThat(first.get().recorded()).isNull();
            assertThat(second.get().text()).isEqualTo("answer 1");
            assertThat(second.get().recorded()).as("it was not paid for").isNotNull();
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void aQuestionThatFailedIsAskedByWhoWaited() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        try (Tape tape = Tape.open(file(), TapeMode.AUTO)) {
            ChatModel model = tape.wrap(model(prompt -> {
                if (asked.incrementAndGet() == 1) {
                    begun.countDown();
                    Thread.sleep(100);
                    throw new ModelException("cut");
                }
                return Reply.of("tea");
            }));
            Future<Reply> first = threads.submit(() -> model.ask(question(1)));
            begun.await();
            assertThat(model.ask(question(1)).text()).isEqualTo("tea");
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(first::get)
                    .withMessageContaining("cut");
        }
    }

    @Test
    void oneTapeOfAProcessThatIsClosedLeavesTheOtherUsable() throws Exception {
        Tape first = Tape.open(file(), TapeMode.AUTO);
        try (Tape second = Tape.open(file(), TapeMode.AUTO)) {
            first.wrap(model(prompt -> Reply.of("tea"))).ask(question(1));
            second.wrap(model(prompt -> Reply.of("tea"))).ask(question(2));
            first.close();
            assertThat(second.wrap(model(prompt -> Reply.of("coffee")))
                            .ask(question(3))
                            .text())
                    .isEqualTo("coffee");
        }
        assertThat(file().resolveSibling("answers.db-asking")).doesNotExist();
    }
}
