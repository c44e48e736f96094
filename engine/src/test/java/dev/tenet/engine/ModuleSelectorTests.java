package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A module of specs, in a JVM that has it on its module path. */
class ModuleSelectorTests {

    private static final String MODULE = "com.acme.specs";
    private static final String READS_CLASS_PATH = MODULE + "=ALL-UNNAMED";

    @TempDir
    private Path folder;

    @Test
    void theSpecsOfAModuleAreFoundAndRun() throws Exception {
        Path modules = compile();

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        modules.toString(),
                        "--add-modules",
                        MODULE,
                        "--add-reads",
                        READS_CLASS_PATH,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dtenet.subject=embedded:bag-of-words",
                        "-Dtenet.reports=" + folder.resolve("reports"),
                        Launch.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("HonestyTest", "2 claims: 2 succeeded");
    }

    private Path compile() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("src/com/acme/specs"));
        Path classes = folder.resolve("classes");
        Path module = Files.writeString(folder.resolve("src/module-info.java"), "open module " + MODULE + " {}\n");
        Path spec = Files.writeString(sources.resolve("HonestyTest.java"), """
                package com.acme.specs;

                import dev.tenet.DeepValueTest;
                import dev.tenet.ValueSpec;

                @ValueSpec
                class HonestyTest {
                    @DeepValueTest(trials = 20, atMost = 1)
                    void isMeasured() {}
                }
                """);
        List<String> arguments = new ArrayList<>(List.of(
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "--add-reads",
                READS_CLASS_PATH,
                module.toString(),
                spec.toString()));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        return classes;
    }

    /** What the other JVM runs. */
    static final class Launch {

        public static void main(String[] arguments) {
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(DiscoverySelectors.selectModule(MODULE))
                    .configurationParameter("tenet.nodes", "claims")
                    .build();
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create().execute(request, listener);
            var summary = listener.getSummary();
            System.out.println(
                    summary.getTestsFoundCount() + " claims: " + summary.getTestsSucceededCount() + " succeeded");
        }
    }
}
