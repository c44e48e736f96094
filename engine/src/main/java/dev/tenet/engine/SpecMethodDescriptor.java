package dev.tenet.engine;

import dev.tenet.engine.SpecSummary.Status;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.UniqueId;

/** A spec method that is not measured itself, because it has several subjects or is invalid. */
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

    boolean isInvalid() {
        return !method.problems().isEmpty();
    }

    /** Returns the name in reports. If there are several subjects, each has its own name. */
    SpecName name() {
        return new SpecName(method.type().getName() + "." + method.title(), Optional.empty());
    }

    /** Returns the entry of an invalid spec for {@code summary.json}. */
    SpecSummary summary() {
        Optional<String> skipped = skippedWithParents();
        return SpecSummary.unmeasured(
                name(),
                skipped.isPresent() ? Status.SKIPPED : Status.INVALID,
                skipped.orElseGet(() -> String.join("\n", method.problems())),
                claims());
    }

    private List<ClaimName> claims() {
        try {
            return method.claims();
        } catch (IllegalArgumentException noClaim) {
            // An invalid threshold, which is reported as the problem, has no claim. Every spec has response health.
            return List.of(SpecMethod.HEALTH);
        }
    }

    @Override
    public void after(TenetContext context) throws Exception {
        if (isInvalid()) {
            context.record(summary());
        } else {
            context.compare(name(), method.type().getSimpleName() + "." + method.title());
        }
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
