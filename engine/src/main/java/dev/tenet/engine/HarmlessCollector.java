package dev.tenet.engine;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.hierarchical.OpenTest4JAwareThrowableCollector;

/** Collects exceptions thrown by tree nodes and sanitizes their text. All test results pass through it. */
final class HarmlessCollector extends OpenTest4JAwareThrowableCollector {

    @Override
    public TestExecutionResult toTestExecutionResult() {
        TestExecutionResult result = super.toTestExecutionResult();
        return result.getThrowable()
                .map(HarmlessThrowable::of)
                .map(thrown -> result.getStatus() == Status.ABORTED
                        ? TestExecutionResult.aborted(thrown)
                        : TestExecutionResult.failed(thrown))
                .orElse(result);
    }
}
