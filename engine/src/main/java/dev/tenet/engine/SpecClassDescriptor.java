package dev.tenet.engine;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** A spec class. */
final class SpecClassDescriptor extends TenetDescriptor {

    private final Class<?> type;

    SpecClassDescriptor(UniqueId uniqueId, Class<?> type) {
        super(
                uniqueId,
                SpecAnnotations.displayName(type).orElse(type.getSimpleName()),
                ClassSource.from(type),
                SpecAnnotations.tags(type),
                SpecAnnotations.disabled(type).orElse(null));
        this.type = type;
    }

    Class<?> type() {
        return type;
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public String getLegacyReportingName() {
        return type.getName();
    }
}
