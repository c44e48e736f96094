package dev.tenet.engine;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.report.ConsoleReport;
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

/**
 * The engine {@code tenet}: runs value specs.
 *
 * <p>It understands {@link ClassSelector}, {@link NestedClassSelector}, {@link MethodSelector}, {@link
 * NestedMethodSelector}, {@link PackageSelector}, {@link ClasspathRootSelector}, {@link ModuleSelector} and {@link
 * UniqueIdSelector}; the unique id may be that of a claim, and that of a cell or trial, which selects its method.
 * Discovery reads annotations, and {@link TenetSettings#SUBJECT} where a method has several subjects, because it shapes
 * what they are called. It reads no data set and no other setting, and asks nobody.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class TenetTestEngine extends HierarchicalTestEngine<TenetContext> {

    /** The engine's id. */
    public static final String ID = "tenet";

    private final Warnings warnings = new Warnings();

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
        Warnings.Passed passed = new Warnings.Passed();
        resolver(passed).resolve(request, root);
        warnings.discovered(request, root, passed, new ConsoleReport(() -> System.out, System::nanoTime));
        return root;
    }

    private static EngineDiscoveryRequestResolver<TenetEngineDescriptor> resolver(Warnings.Passed passed) {
        return EngineDiscoveryRequestResolver.<TenetEngineDescriptor>builder()
                .addClassContainerSelectorResolver(type -> {
                    passed.add(type);
                    return SpecResolver.isFoundByScanning(type);
                })
                .addSelectorResolver(context -> new SpecResolver(
                        Settings.subject(context.getDiscoveryRequest().getConfigurationParameters(), System.getenv()),
                        passed))
                .addTestDescriptorVisitor(context -> SpecResolver::keepWhatIsSelected)
                .addTestDescriptorVisitor(context -> TestDescriptor::prune)
                .build();
    }

    @Override
    protected TenetContext createExecutionContext(ExecutionRequest request) {
        TenetContext context = TenetContext.of(request);
        Settings.unknownVariables(System.getenv().keySet()).forEach(warnings::add);
        warnings.sayOn(context.console());
        return context;
    }
}
