package dev.tenet.engine;

import dev.tenet.servers.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A {@link LimitingServer} in a process of its own. */
final class RunningLimitingServer implements AutoCloseable {

    private final ServerProcess process;

    private RunningLimitingServer(ServerProcess process) {
        this.process = process;
    }

    /** What became of the requests of a tenth of a second. */
    record Tenth(long admitted, long refused) {}

    /**
     * How it admits requests.
     *
     * @param perSecond so many
     * @param capacity how many it admits at once after a rest
     * @param latencyMillis when it answers them
     * @param retryAfter what its refusals bear as their {@code Retry-After}, or nothing for none
     */
    record Admission(int perSecond, int capacity, long latencyMillis, String retryAfter) {

        List<String> arguments() {
            Stream<String> numbers = Stream.of(perSecond, capacity, latencyMillis).map(String::valueOf);
            return Stream.concat(numbers, Stream.of(retryAfter).filter(value -> !value.isEmpty()))
                    .toList();
        }

        @Override
        public String toString() {
            return perSecond + " a second, " + capacity + " at once, answered after " + latencyMillis
                    + " ms, Retry-After: " + (retryAfter.isEmpty() ? "none" : retryAfter);
        }
    }

    static RunningLimitingServer start(Path log, Admission admission) throws IOException, InterruptedException {
        return new RunningLimitingServer(ServerProcess.start(log, port -> {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    // Its code is good enough after a second, and the rest of the CPU is left to whoever asks.
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LimitingServer.class.getName(),
                    Integer.toString(port)));
            command.addAll(admission.arguments());
            return command;
        }));
    }

    /** The name of the model behind it. */
    String model() {
        return root() + "/v1#m";
    }

    /** By its own count, from the first request on. */
    List<Tenth> tenths() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(root() + "/counts")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .map(line -> line.split(" "))
                .map(numbers -> new Tenth(Long.parseLong(numbers[0]), Long.parseLong(numbers[1])))
                .toList();
    }

    private String root() {
        return "http://127.0.0.1:" + process.port();
    }

    @Override
    public void close() {
        process.close();
    }
}
