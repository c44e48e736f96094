package dev.tenet.engine;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import org.apiguardian.api.API;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
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

/**
 * The engine {@code tenet}: runs value specs.
 *
 * <p>It understands {@link ClassSelector}, {@link NestedClassSelector}, {@link MethodSelector}, {@link
 * NestedMethodSelector}, {@link PackageSelector}, {@link ClasspathRootSelector}, {@link ModuleSelector} and {@link
 * UniqueIdSelector}; the unique id may be that of a claim, which brings the spec's health claim with it, and that of a
 * cell or trial, which selects its method.
 * Discovery reads annotations and nothing else: no network, no data set, no settings.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class TenetTestEngine implements TestEngine {

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

    /**
     * Runs the specs. Cancellation is handled by the engine itself: the platform would skip the claims of a spec that has
     * asked something, which runners show as a pass.
     */
    @Override
    @SuppressWarnings("deprecation") // the only way to make a request on every platform from 1.12 to 6
    public void execute(ExecutionRequest request) {
        Stop stop = Stop.of(request);
        new Execution(stop)
                .execute(ExecutionRequest.create(
                        request.getRootTestDescriptor(),
                        request.getEngineExecutionListener(),
                        request.getConfigurationParameters()));
    }

    /** One execution of the tree. */
    private static final class Execution extends HierarchicalTestEngine<TenetContext> {

        private final Stop stop;

        Execution(Stop stop) {
            this.stop = stop;
        }

        @Override
        public String getId() {
            return ID;
        }

        @Override
        public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
            throw new UnsupportedOperationException("the tree is discovered by " + TenetTestEngine.class.getName());
        }

        @Override
        protected TenetContext createExecutionContext(ExecutionRequest request) {
            return TenetContext.of(request, stop);
        }
    }
}
