package dev.tenet.engine;

import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;

/** A cell of trials, or one trial: evidence, which always passes. Registered when it has been counted. */
final class EvidenceDescriptor extends LeafDescriptor {

    private EvidenceDescriptor(UniqueId uniqueId, String displayName, TestSource source, String legacyName) {
        super(uniqueId, displayName, source, legacyName);
    }

    static EvidenceDescriptor cell(UniqueId uniqueId, String displayName, TestSource source, String legacyName) {
        return new EvidenceDescriptor(uniqueId, displayName, source, legacyName);
    }

    static EvidenceDescriptor trial(UniqueId uniqueId, String displayName, TestSource source, String legacyName) {
        return new EvidenceDescriptor(uniqueId, displayName, source, legacyName);
    }

    /** The console shows cells with the figures, and hundreds of trials would bury the claims. */
    @Override
    boolean isShown() {
        return false;
    }
}
