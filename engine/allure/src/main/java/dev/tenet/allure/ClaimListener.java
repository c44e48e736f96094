package dev.tenet.allure;

import static org.apiguardian.api.API.Status.INTERNAL;

import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.junitplatform.AllureJunitPlatform;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.util.PropertiesUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.UniqueId.Segment;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Updates Allure's result of a claim while its test is running. The engine publishes files on the claim's test: the
 * claim's record becomes the description, parameters, labels, links and steps; the others become attachments. At the end
 * of the launch, writes the files that describe the launch as a whole.
 *
 * <p>A result is updated only if Allure's listener has started it on this thread for the same test; without that
 * listener, nothing happens. A failure is logged and never changes the outcome of a test.
 */
@API(status = INTERNAL, since = "0.1")
public final class ClaimListener implements TestExecutionListener {

    private static final Logger LOGGER = LoggerFactory.getLogger(ClaimListener.class);
    private static final String ENGINE = "tenet";
    private static final String RECORD = "application/json";

    private final AllureLifecycle lifecycle;
    private final Path results;
    private final AtomicReference<@Nullable Path> run = new AtomicReference<>();

    /** Called by {@link java.util.ServiceLoader}. Uses Allure's default lifecycle and its folder for results. */
    public ClaimListener() {
        this(
                Allure.getLifecycle(),
                Path.of(PropertiesUtils.loadAllureProperties()
                        .getProperty("allure.results.directory", "allure-results")));
    }

    /**
     * Creates a listener.
     *
     * @param lifecycle the lifecycle of Allure's listener
     * @param results the folder into which it writes
     */
    public ClaimListener(AllureLifecycle lifecycle, Path results) {
        this.lifecycle = lifecycle;
        this.results = results;
    }

    @Override
    public void fileEntryPublished(TestIdentifier test, FileEntry file) {
        if (isTenet(test)) {
            attempt("the result of " + test.getDisplayName() + " is incomplete", () -> {
                if (file.getMediaType().filter(RECORD::equals).isPresent()) {
                    Claim claim = Claim.read(file.getPath());
                    claim.run().ifPresent(run::set);
                    update(test, result -> describe(claim, result));
                } else {
                    update(test, result -> ClaimAttachment.of(file).addTo(result, lifecycle));
                }
            });
        }
    }

    private void describe(Claim claim, TestResult result) throws IOException {
        new ClaimResult(claim).describe(result);
        for (String material : claim.materials()) {
            new DataCard(material).addTo(result, lifecycle);
        }
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        if (isTenet(test) && "invalid".equals(entry.getKeyValuePairs().get("tenet.verdict"))) {
            attempt(
                    "the result of " + test.getDisplayName() + " is incomplete",
                    () -> update(test, InvalidResult::describe));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        Path folder = run.getAndSet(null);
        if (folder != null) {
            attempt("the launch is not described in " + results, () -> new ResultFiles(results).write(folder));
        }
    }

    /** Updates the result of a test, which must be the running test of this thread. */
    private void update(TestIdentifier test, Change change) {
        Optional<String> running = lifecycle.getCurrentTestCase();
        running.ifPresent(uuid -> lifecycle.updateTestCase(uuid, result -> {
            if (isResultOf(test, result)) {
                change.applyUnchecked(result);
            }
        }));
    }

    private static boolean isResultOf(TestIdentifier test, TestResult result) {
        return result.getLabels().stream()
                .anyMatch(label -> AllureJunitPlatform.JUNIT_PLATFORM_UNIQUE_ID.equals(label.getName())
                        && test.getUniqueId().equals(label.getValue()));
    }

    /** In a suite, the engine's segment is not the first. */
    private static boolean isTenet(TestIdentifier test) {
        return test.getUniqueIdObject().getSegments().stream()
                .filter(segment -> segment.getType().equals("engine"))
                .map(Segment::getValue)
                .reduce((first, last) -> last)
                .filter(ENGINE::equals)
                .isPresent();
    }

    /** A change of a result, which reads or writes files. */
    @FunctionalInterface
    private interface Change {

        void apply(TestResult result) throws IOException;

        default void applyUnchecked(TestResult result) {
            try {
                apply(result);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** An action that reads or writes files. */
    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }

    private static void attempt(String otherwise, Action action) {
        try {
            action.run();
        } catch (IOException | RuntimeException failed) {
            LOGGER.warn("Tenet: {}", otherwise, failed);
        }
    }
}
