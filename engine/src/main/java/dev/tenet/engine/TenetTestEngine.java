package dev.tenet.engine;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import org.apiguardian.api.API;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.ClasspathRootSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.ModuleSelector;
import org.junit.platform.engine.discovery.NestedClassSelector;
import org.junit.platform.engine.discovery.NestedMethodSelector;
import org.junit.platform.engine.discovery.PackageSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;
import org.junit.platform.engine.support.hierarchical.ThrowableCollector;

/**
 * The engine {@code tenet}: runs value specs.
 *
 * <p>It understands {@link ClassSelector}, {@link NestedClassSelector}, {@link MethodSelector}, {@link
 * NestedMethodSelector}, {@link PackageSelector}, {@link ClasspathRootSelector}, {@link ModuleSelector} and {@link
 * UniqueIdSelector}; the unique id may be that of a claim, and that of a cell or trial, which selects its method.
 * Discovery reads annotations and nothing else: no network, no data set, no settings.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class TenetTestEngine extends HierarchicalTestEngine<TenetContext> {

    /** The engine's id. */
    public static final String ID = "tenet";

    private static final EngineDiscoveryRequestResolver<TenetEngineDescriptor> RESOLVER =
            EngineDiscoveryRequestResolver.<TenetEngineDescriptor>builder()
                    .addClassContainerSelectorResolver(SpecResolver::isFoundByScanning)
                    .addSelectorResolver(context -> new SpecResolver())
                    .addTestDescriptorVisitor(context -> SpecResolver::keepWhatIsSelected)
                    .addTestDescriptorVisitor(context -> TestDescriptor::prune)
                    .build();

    /** For {@link java.util.ServiceLoader}. */
    public TenetTestEngine() {}

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Optional<String> getGroupId() {
        return Optional.of("dev.tenet");
    }

    @Override
    public Optional<String> getArtifactId() {
        return Optional.of("tenet-engine");
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
        TenetEngineDescriptor root = new TenetEngineDescriptor(uniqueId);
        RESOLVER.resolve(request, root);
        return root;
    }

    /** What a leaf throws may quote a model, a server or a file. */
    @Override
    protected ThrowableCollector.Factory createThrowableCollectorFactory(ExecutionRequest request) {
        return HarmlessCollector::new;
    }

    @Override
    protected TenetContext createExecutionContext(ExecutionRequest request) {
        return TenetContext.of(request);
    }
}
