package dev.tenet.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** The root of the tree. Closes the resources of the launch and prints its result. */
final class TenetEngineDescriptor extends EngineDescriptor implements Node<TenetContext> {

    private final Kinds kinds;

    TenetEngineDescriptor(UniqueId uniqueId, Kinds kinds) {
        super(uniqueId, "Tenet");
        this.kinds = kinds;
    }

    /** Returns the kinds of value test used at discovery. */
    Kinds kinds() {
        return kinds;
    }

    @Override
    public TenetContext before(TenetContext context) throws IOException {
        context.begin(
                measurements().stream().map(MeasurementDescriptor::unended).toList());
        return context;
    }

    @Override
    public void after(TenetContext context) throws IOException {
        List<Plan> plans = new ArrayList<>();
        measurements().forEach(measurement -> measurement.plan().ifPresent(plans::add));
        Plan.total(plans).ifPresent(context.console()::print);
        try {
            recordSkipped(context);
        } finally {
            endSpecs(context);
        }
    }

    private static void endSpecs(TenetContext context) throws IOException {
        try {
            context.endSpecs();
        } finally {
            context.end();
        }
    }

    private void recordSkipped(TenetContext context) throws IOException {
        for (TestDescriptor descriptor : getDescendants()) {
            if (descriptor instanceof MeasurementDescriptor measurement && !context.isRecorded(measurement.name())) {
                context.record(measurement.summary(context));
            } else if (descriptor instanceof SpecMethodDescriptor method
                    && method.isInvalid()
                    && !context.isRecorded(method.name())) {
                context.record(method.summary());
            }
        }
    }

    /** Returns the full ids of the claims in the tree. */
    Set<String> selectedClaims() {
        Set<String> selected = new TreeSet<>();
        measurements().forEach(measurement -> measurement.claims().forEach(claim -> selected.add(claim.fullId())));
        return selected;
    }

    private List<MeasurementDescriptor> measurements() {
        List<MeasurementDescriptor> measurements = new ArrayList<>();
        for (TestDescriptor descriptor : getDescendants()) {
            if (descriptor instanceof MeasurementDescriptor measurement) {
                measurements.add(measurement);
            }
        }
        return measurements;
    }

    @Override
    public void cleanUp(TenetContext context) throws IOException {
        context.close();
    }
}
