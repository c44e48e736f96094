package dev.tenet.engine;

import dev.tenet.trial.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** The root of the tree: closes what the launch opened, and sums it up on the console. */
final class TenetEngineDescriptor extends EngineDescriptor implements Node<TenetContext> {

    TenetEngineDescriptor(UniqueId uniqueId) {
        super(uniqueId, "Tenet");
    }

    @Override
    public void after(TenetContext context) throws IOException {
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        int invalid = 0;
        int claims = 0;
        List<Plan> plans = new ArrayList<>();
        for (TestDescriptor descriptor : getDescendants()) {
            if (descriptor instanceof ClaimDescriptor claim) {
                claims++;
                claim.verdict().ifPresent(verdict -> verdicts.merge(verdict, 1, Integer::sum));
            } else if (descriptor instanceof InvalidDescriptor) {
                invalid++;
            } else if (descriptor instanceof MeasurementDescriptor measurement) {
                measurement.plan().ifPresent(plans::add);
            }
        }
        Plan.total(plans).ifPresent(context.console()::print);
        if (claims + invalid > 0) {
            context.console().print(summary(claims, verdicts, invalid) + context.transcripts());
        }
    }

    private static String summary(int claims, Map<Verdict, Integer> verdicts, int invalid) {
        List<String> parts = new ArrayList<>();
        verdicts.forEach((verdict, count) -> parts.add(count + " " + verdict.words()));
        int judged = verdicts.values().stream().mapToInt(Integer::intValue).sum();
        if (judged < claims) {
            parts.add((claims - judged) + " skipped");
        }
        if (invalid > 0) {
            parts.add(invalid + " invalid");
        }
        return "Tenet: " + claims + (claims == 1 ? " claim: " : " claims: ") + String.join(", ", parts);
    }

    @Override
    public void cleanUp(TenetContext context) throws IOException {
        context.close();
    }
}
