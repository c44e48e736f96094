package dev.tenet.bench;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
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
 * The contestant that does what a trial takes and nothing of Tenet, as short as it can be written on the same libraries: in a
 * test of JUnit's launcher it draws a prompt from the bundled texts, looks the tape up by the hash of it, asks as {@link
 * Floor} does, reads, counts, commits the answer to the tape before the next question, and logs. No design, no setting, no
 * pace, no retry, no budget, no check of anything. What it takes beside the floor is what the libraries take for that.
 */
final class LeastPipeline {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LeastPipeline() {}

    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        Task task = Task.of(arguments);
        Path folder = Path.of(arguments[4]);
        OneTest engine = new OneTest(() -> measure(task, folder));
        LauncherConfig config = LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(engine)
                .build();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(LeastPipeline.class))
                .build();
        LauncherFactory.create(config).execute(request);
        Cost cost = Cost.since(start);
        task.check(engine.answered);
        cost.print();
    }

    private static long measure(Task task, Path folder) throws Exception {
        LeastTrials trials = new LeastTrials();
        Floor floor = new Floor(task);
        AtomicInteger choseA = new AtomicInteger();
        long read;
        try (LeastTape tape = new LeastTape(folder.resolve("answers.db"));
                OutputStream log = Files.newOutputStream(folder.resolve("trials.jsonl"))) {
            read = AskingThreads.askAll(task, number -> {
                Map<String, Object> trial = trials.trial(number);
                String prompt = (String) trial.get("prompt");
                byte[] key = sha256(task.address() + number + prompt);
                String answer = tape.find(key);
                if (answer == null) {
                    answer = floor.ask(prompt);
                    tape.keep(key, prompt, answer);
                }
                if (answer.equals("A")) {
                    choseA.incrementAndGet();
                }
                trial.put("answer", answer);
                byte[] line = (JSON.writeValueAsString(trial) + "\n").getBytes(StandardCharsets.UTF_8);
                synchronized (log) {
                    log.write(line);
                }
                return answer;
            });
        }
        Interval interval = BinomialConfidenceInterval.CLOPPER_PEARSON.fromErrorRate((int) read, choseA.get(), 0.05);
        Files.write(
                folder.resolve("summary.json"),
                JSON.writeValueAsBytes(Map.of("low", interval.getLowerBound(), "high", interval.getUpperBound())));
        return read;
    }

    private static byte[] sha256(String text) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
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
            return "least-pipeline";
        }

        @Override
        public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
            EngineDescriptor root = new EngineDescriptor(id, "least pipeline");
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
}
