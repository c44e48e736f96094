package dev.tenet.allure;

import static org.apiguardian.api.API.Status.INTERNAL;

import io.qameta.allure.junitplatform.AllureJunitPlatform;
import io.qameta.allure.listener.TestLifecycleListener;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.TestResult;
import java.util.Optional;
import org.apiguardian.api.API;
import org.junit.platform.engine.UniqueId;

/**
 * Names the results of claims that were skipped, such as those of an invalid spec. They are written without having run,
 * so that nothing is published on them.
 */
@API(status = INTERNAL, since = "0.1")
public final class UnjudgedResults implements TestLifecycleListener {

    private static final String VERDICT = "verdict";

    /** Called by {@link java.util.ServiceLoader}. */
    public UnjudgedResults() {}

    @Override
    public void beforeTestWrite(TestResult result) {
        if (label(result, VERDICT).isEmpty() && isClaim(result)) {
            String method = label(result, "testMethod").orElse("");
            result.setName((method.isEmpty() ? "" : method + ": ") + Claim.withoutFigures(result.getName()));
            result.getLabels().add(new Label().setName(VERDICT).setValue("not judged"));
        }
    }

    private static boolean isClaim(TestResult result) {
        return label(result, AllureJunitPlatform.JUNIT_PLATFORM_UNIQUE_ID)
                .filter(id -> id.contains("[engine:tenet]"))
                .map(id -> UniqueId.parse(id).getLastSegment().getType().equals("claim"))
                .orElse(false);
    }

    private static Optional<String> label(TestResult result, String name) {
        return result.getLabels().stream()
                .filter(label -> name.equals(label.getName()))
                .map(Label::getValue)
                .findFirst();
    }
}
