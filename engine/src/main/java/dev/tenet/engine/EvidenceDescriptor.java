package dev.tenet.engine;

import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;

/** A cell of trials, or one trial: evidence, which always passes. Registered when it has been counted. */
final class EvidenceDescriptor extends LeafDescriptor {

    EvidenceDescriptor(UniqueId uniqueId, String displayName, TestSource source, String legacyName) {
        super(uniqueId, displayName, source, legacyName);
    }
}
