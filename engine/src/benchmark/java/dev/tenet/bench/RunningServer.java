package dev.tenet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** A {@link LatencyServer} in a process of its own. */
final class RunningServer implements AutoCloseable {

    // Its code is good enough after a second, and the rest of the CPU is left to whoever asks.
    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final String root;

    private RunningServer(Process process, String root) {
        this.process = process;
        this.root = root;
    }

    /**
     * What the server did since it was last asked.
     *
     * @param mostUnderWay how many requests it had at once
     * @param lateMicros how much later than the latency it answered, on the average
     * @param latestMicros how much later at most
     */
    record Stats(long requests, long mostUnderWay, long lateMicros, long latestMicros, long cpuMicros) {}

    static RunningServer start(long latencyMillis) throws IOException {
        Process process =
                JavaProcess.start(LatencyServer.class, OPTIONS, List.of("--latency", Long.toString(latencyMillis)));
        String port = process.inputReader().readLine();
        if (port == null || !port.matches("\\d+")) {
            process.destroy();
            throw new IllegalStateException("the latency server printed " + port + " in place of its port");
        }
        return new RunningServer(process, "http://127.0.0.1:" + port);
    }

    String address() {
        return root + "/v1";
    }

    Stats stats() throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(root + "/stats")).build(),
                        HttpResponse.BodyHandlers.ofString());
        JsonNode stats = JSON.readTree(response.body());
        return new Stats(
                stats.path("requests").longValue(),
                stats.path("mostUnderWay").longValue(),
                stats.path("lateMicros").longValue(),
                stats.path("latestMicros").longValue(),
                stats.path("cpuMicros").longValue());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
