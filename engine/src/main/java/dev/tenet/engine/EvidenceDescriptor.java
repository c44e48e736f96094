package dev.tenet.engine;

import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;

/** A cell of trials, or one trial: evidence, which always passes. Registered when it has been counted. */
final class EvidenceDescriptor extends LeafDescriptor {

    private final boolean isTrial;

    private EvidenceDescriptor(
            UniqueId uniqueId, String displayName, TestSource source, String legacyName, boolean isTrial) {
        super(uniqueId, displayName, source, legacyName);
        this.isTrial = isTrial;
    }

    static EvidenceDescriptor cell(UniqueId uniqueId, String displayName, TestSource source, String legacyName) {
        return new EvidenceDescriptor(uniqueId, displayName, source, legacyName, false);
    }

    static EvidenceDescriptor trial(UniqueId uniqueId, String displayName, TestSource source, String legacyName) {
        return new EvidenceDescriptor(uniqueId, displayName, source, legacyName, true);
    }

    /** Hundreds of trials would bury the claims; they are in the trial log. */
    @Override
    boolean isShown(Settings.Nodes nodes) {
        return !isTrial;
    }
}
