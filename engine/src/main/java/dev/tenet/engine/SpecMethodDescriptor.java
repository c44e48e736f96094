package dev.tenet.engine;

import org.junit.platform.engine.UniqueId;

/** A spec method that is not measured itself: it has several subjects, or it is invalid. */
final class SpecMethodDescriptor extends TenetDescriptor {

    private final SpecMethod method;

    SpecMethodDescriptor(UniqueId uniqueId, SpecMethod method) {
        super(
                uniqueId,
                Leaves.nameOf(method),
                Leaves.sourceOf(method),
                SpecAnnotations.tags(method.method()),
                SpecAnnotations.disabled(method.method()).orElse(null));
        this.method = method;
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public String getLegacyReportingName() {
        return method.signature();
    }
}
