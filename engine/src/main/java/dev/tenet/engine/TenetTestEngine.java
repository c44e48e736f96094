package dev.tenet.engine;

import static org.apiguardian.api.API.Status.STABLE;

import dev.tenet.report.ConsoleReport;
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
import org.junit.platform.engine.support.hierarchical.ThrowableCollector;

/**
 * The {@code tenet} test engine. Runs value specs.
 *
 * <p>It supports {@link ClassSelector}, {@link NestedClassSelector}, {@link MethodSelector},
 * {@link NestedMethodSelector}, {@link PackageSelector}, {@link ClasspathRootSelector}, {@link ModuleSelector} and
 * {@link UniqueIdSelector}. A unique id may be that of a claim, which also selects the spec's health claim, or that of
 * a cell or trial, which selects its method.
 *
 * <p>Discovery reads annotations, the setting {@code tenet.subject}, which affects the labels of several subjects, and
 * the settings on which the size of a spec depends: a claim that its plan cannot support is a test that fails. It reads
 * no data sets, and calls no models.
 */
@API(status = STABLE, since = "0.1")
public final class TenetTestEngine implements TestEngine {

    /** The engine's id. */
    public static final String ID = "tenet";

    private final Warnings warnings = new Warnings();

    /** Called by {@link java.util.ServiceLoader}. */
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
        Kinds kinds = Kinds.load();
        TenetEngineDescriptor root = new TenetEngineDescriptor(uniqueId, kinds);
        Warnings.Passed passed = new Warnings.Passed(kinds);
        resolver(kinds, passed).resolve(request, root);
        warnings.discovered(request, root, passed, new ConsoleReport(() -> System.out, System::nanoTime));
        return root;
    }

    private static EngineDiscoveryRequestResolver<TenetEngineDescriptor> resolver(Kinds kinds, Warnings.Passed passed) {
        SpecClasses classes = new SpecClasses(kinds);
        return EngineDiscoveryRequestResolver.<TenetEngineDescriptor>builder()
                .addClassContainerSelectorResolver(type -> {
                    passed.add(type);
                    return classes.isFoundByScanning(type);
                })
                .addSelectorResolver(context -> new SpecResolver(
                        kinds,
                        Settings.values(context.getDiscoveryRequest().getConfigurationParameters(), System.getenv()),
                        passed))
                .addTestDescriptorVisitor(context -> SpecResolver::keepWhatIsSelected)
                .addTestDescriptorVisitor(context -> TestDescriptor::prune)
                .build();
    }

    /**
     * Runs the specs. The engine handles cancellation itself: the platform would skip the remaining claims of a spec
     * that has already made calls, and runners show skipped tests as passed.
     */
    @Override
    @SuppressWarnings("deprecation") // the only way to create a request on all platforms from 1.12 to 6
    public void execute(ExecutionRequest request) {
        StopSignal stop = StopSignal.of(request);
        new Execution(stop, warnings)
                .execute(ExecutionRequest.create(
                        request.getRootTestDescriptor(),
                        request.getEngineExecutionListener(),
                        request.getConfigurationParameters()));
    }

    /** One execution of the tree. */
    private static final class Execution extends HierarchicalTestEngine<TenetContext> {

        private final StopSignal stop;
        private final Warnings warnings;

        Execution(StopSignal stop, Warnings warnings) {
            this.stop = stop;
            this.warnings = warnings;
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
            TenetEngineDescriptor root = (TenetEngineDescriptor) request.getRootTestDescriptor();
            Kinds kinds = root.kinds();
            TenetContext context = TenetContext.of(request, kinds, root.selectedClaims(), stop);
            Settings.unknownVariables(System.getenv().keySet(), kinds).forEach(warnings::add);
            warnings.printTo(context.console());
            return context;
        }

        /** Sanitizes exceptions thrown by leaves, because they may quote a model, a server or a file. */
        @Override
        protected ThrowableCollector.Factory createThrowableCollectorFactory(ExecutionRequest request) {
            return HarmlessCollector::new;
        }
    }
}
