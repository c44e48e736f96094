package dev.tenet.engine;

import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;

/** What is wrong with a spec, as a test that fails and says so. */
final class InvalidDescriptor extends LeafDescriptor {

    static final String SEGMENT = "invalid";

    private final String problem;

    InvalidDescriptor(UniqueId uniqueId, TestSource source, String legacyName, String problem) {
        super(uniqueId, SEGMENT, source, legacyName);
        this.problem = problem;
    }

    @Override
    public TenetContext execute(TenetContext context, DynamicTestExecutor dynamicTestExecutor) {
        publish(context, SEGMENT, SEGMENT, problem, "", "! invalid: " + firstLineOf(problem));
        throw new InvalidSpecException(problem);
    }

    /** What is wrong, in words for users. */
    String problem() {
        return problem;
    }
}
