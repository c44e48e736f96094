package dev.tenet.bench;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The contestant that has all that Tenet stands on and nothing of Tenet: JUnit's launcher with an engine of one test, in it
 * the loop of {@link Floor}, and each answer committed to SQLite and written to a log before the next question. What it
 * takes beside the floor is what the libraries take.
 */
final class BareStack {

    private static final ObjectMapper JSON = new ObjectMapper();

    private BareStack() {}

    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        Task task = Task.of(arguments);
        Path folder = Path.of(arguments[4]);
        OneTest engine = new OneTest(() -> askAndKeep(task, folder));
        LauncherConfig config = LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(engine)
                .build();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(BareStack.class))
                .build();
        LauncherFactory.create(config).execute(request);
        Cost cost = Cost.since(start);
        task.check(engine.answered);
        cost.print();
    }

    private static long askAndKeep(Task task, Path folder) throws Exception {
        Floor floor = new Floor(task);
        try (Answers answers = new Answers(folder.resolve("answers.db"));
                OutputStream log = Files.newOutputStream(folder.resolve("trials.jsonl"))) {
            return AskingThreads.askAll(task, question -> {
                String answer = floor.ask(question);
                answers.keep(question, answer);
                byte[] line = (JSON.writeValueAsString(Map.of("prompt", question, "answer", answer)) + "\n")
                        .getBytes(StandardCharsets.UTF_8);
                synchronized (log) {
                    log.write(line);
                }
                return answer;
            });
        }
    }

    /** What the test does. */
    @FunctionalInterface
    private interface Body {
        long run() throws Exception;
    }

    /** An engine with one test. */
    private static final class OneTest implements TestEngine {

        private final Body body;
        private long answered;

        OneTest(Body body) {
            this.body = body;
        }

        @Override
        public String getId() {
            return "bare-stack";
        }

        @Override
        public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
            EngineDescriptor root = new EngineDescriptor(id, "bare stack");
            root.addChild(new AbstractTestDescriptor(id.append("test", "asks"), "asks") {
                @Override
                public Type getType() {
                    return Type.TEST;
                }
            });
            return root;
        }

        @Override
        public void execute(ExecutionRequest request) {
            EngineExecutionListener listener = request.getEngineExecutionListener();
            TestDescriptor root = request.getRootTestDescriptor();
            TestDescriptor test = root.getChildren().iterator().next();
            listener.executionStarted(root);
            listener.executionStarted(test);
            TestExecutionResult result;
            try {
                answered = body.run();
                result = TestExecutionResult.successful();
            } catch (Exception failed) {
                result = TestExecutionResult.failed(failed);
            }
            listener.executionFinished(test, result);
            listener.executionFinished(root, TestExecutionResult.successful());
        }
    }

    /** Answers in SQLite, written by one thread in batches; whoever hands one in waits until it is committed. */
    private static final class Answers implements AutoCloseable {

        private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
        private final Waiting last = new Waiting("", "", new CompletableFuture<>());

        private record Waiting(String question, String answer, CompletableFuture<Boolean> isKept) {}

        Answers(Path file) {
            new Thread(() -> write(file)).start();
        }

        void keep(String question, String answer) throws Exception {
            Waiting waiting = new Waiting(question, answer, new CompletableFuture<>());
            queue.add(waiting);
            waiting.isKept().get(10, TimeUnit.SECONDS);
        }

        private void write(Path file) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = NORMAL");
                statement.execute("CREATE TABLE answer (question TEXT NOT NULL, answer TEXT NOT NULL)");
                connection.setAutoCommit(false);
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO answer VALUES (?, ?)")) {
                    List<Waiting> batch = new ArrayList<>();
                    while (!batch.contains(last)) {
                        batch.clear();
                        batch.add(queue.take());
                        queue.drainTo(batch);
                        for (Waiting waiting : batch) {
                            insert.setString(1, waiting.question());
                            insert.setString(2, waiting.answer());
                            insert.executeUpdate();
                        }
                        connection.commit();
                        batch.forEach(waiting -> waiting.isKept().complete(true));
                    }
                }
            } catch (SQLException | InterruptedException broken) {
                last.isKept().completeExceptionally(broken);
            }
        }

        @Override
        public void close() {
            queue.add(last);
            last.isKept().join();
        }
    }
}
