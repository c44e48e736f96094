package dev.tenet.engine;

import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;

/**
 * A test that shows evidence, namely a cell or a single trial. It always passes, and is registered dynamically once it
 * has been counted.
 */
final class EvidenceDescriptor extends LeafDescriptor {

    EvidenceDescriptor(UniqueId uniqueId, String displayName, TestSource source, String legacyName) {
        super(uniqueId, displayName, source, legacyName);
    }
}
