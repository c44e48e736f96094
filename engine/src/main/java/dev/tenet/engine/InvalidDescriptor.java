package dev.tenet.engine;

import dev.tenet.setting.InvalidSpecException;
import dev.tenet.trial.Verdict;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;

/** A problem of a spec, as a test that fails with it. */
final class InvalidDescriptor extends LeafDescriptor {

    static final String SEGMENT = "invalid";

    private final String where;
    private final String problem;

    /**
     * Creates a leaf for one problem.
     *
     * @param where the spec; empty if the problem names it
     * @param problem the problem, in words for users
     */
    InvalidDescriptor(UniqueId uniqueId, TestSource source, String legacyName, String where, String problem) {
        super(uniqueId, SEGMENT, source, legacyName);
        this.where = where;
        this.problem = problem;
    }

    @Override
    public TenetContext execute(TenetContext context, DynamicTestExecutor dynamicTestExecutor) {
        // An invalid setting invalidates every spec.
        String shown = context.isNews(problem) ? firstLineOf(problem) : "same reason as above";
        publish(context, SEGMENT, SEGMENT, problem(), "", "");
        context.console().line(Verdict.INCOMPLETE, "invalid: " + named(shown));
        InvalidSpecException thrown = new InvalidSpecException(problem());
        thrown.setStackTrace(new StackTraceElement[0]);
        throw thrown;
    }

    /** Returns the problem, in words for users. */
    String problem() {
        return named(problem);
    }

    private String named(String what) {
        return where.isEmpty() ? what : where + ": " + what;
    }
}
