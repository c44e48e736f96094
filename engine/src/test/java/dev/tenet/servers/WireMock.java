package dev.tenet.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** <a href="https://wiremock.org">WireMock</a>, in a process of its own. */
public final class WireMock implements AutoCloseable {

    private final ServerProcess process;

    private WireMock(ServerProcess process) {
        this.process = process;
    }

    /**
     * Starts it; without its jar, which the Maven build puts in its place, the test is skipped.
     *
     * @param root a folder with a folder {@code mappings}, which say what it answers
     */
    public static WireMock serving(Path root) throws IOException, InterruptedException {
        Path jar = Path.of(System.getProperty("wiremock.jar", "target/servers/wiremock-standalone.jar"));
        Assumptions.assumeTrue(Files.exists(jar), "needs " + jar + ", which the Maven build puts there");
        return new WireMock(ServerProcess.start(
                root.resolve("wiremock.log"),
                port -> List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind-address",
                        "127.0.0.1",
                        "--root-dir",
                        root.toString(),
                        "--disable-banner")));
    }

    /** Its address, without a slash at the end. */
    public String address() {
        return "http://127.0.0.1:" + process.port();
    }

    @Override
    public void close() {
        process.close();
    }
}
