package dev.tenet.engine;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** The root of the tree: closes what the launch opened. */
final class TenetEngineDescriptor extends EngineDescriptor implements Node<TenetContext> {

    TenetEngineDescriptor(UniqueId uniqueId) {
        super(uniqueId, "Tenet");
    }

    @Override
    public void cleanUp(TenetContext context) throws Exception {
        context.close();
    }
}
