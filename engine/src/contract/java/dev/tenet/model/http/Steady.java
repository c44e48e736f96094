package dev.tenet.model.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Assumptions;

/**
 * <a href="https://github.com/dgellow/steady">Steady</a>, a server that holds each request against an OpenAPI
 * description, on a free port of this machine. What it answers is made up; only its faults count.
 */
final class Steady implements AutoCloseable {

    private static final String VERSION = "0.22.2";
    private static final long READY_MILLIS = 60_000;
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient client = new OkHttpClient();
    private final Process process;
    private final HttpUrl address;
    private final Thread atExit = new Thread(this::end);

    private Steady(Process process, int port) {
        this.process = process;
        this.address =
                new HttpUrl.Builder().scheme("http").host("127.0.0.1").port(port).build();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Serves the description in the file that a system property names; a test without that property is skipped.
     *
     * @param property the system property
     * @param what whose description it is, for the one who has to find it
     */
    static Steady serving(String property, String what) throws IOException, InterruptedException {
        String file = System.getProperty(property, "");
        Assumptions.assumeFalse(
                file.isBlank(), () -> "no description to check against; give -D" + property + "=, the file of " + what);
        Path description = Path.of(file);
        if (!Files.isReadable(description)) {
            throw new IOException("-D" + property + "=" + file + " is no file that can be read; expected " + what);
        }
        Path script = Npm.install("@stdy/cli", VERSION).resolve("@stdy/cli/steady.js");
        int port = freePort();
        Path log = Npm.directory().resolve("steady-" + port + ".log");
        Steady steady = new Steady(
                Npm.start(
                        log,
                        List.of(
                                "node",
                                script.toString(),
                                "--host",
                                "127.0.0.1",
                                "--port",
                                String.valueOf(port),
                                "--no-color",
                                description.toString())),
                port);
        try {
            steady.awaitReadiness(log);
            return steady;
        } catch (IOException | InterruptedException failed) {
            steady.close();
            throw failed;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReadiness(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_MILLIS * 1_000_000;
        while (!isListening()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("steady does not listen; it said: " + Npm.said(log));
            }
            Thread.sleep(50);
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.port())) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What the description has against a request, down to remarks; empty if nothing. */
    List<String> faults(String path, Headers headers, String body) throws IOException {
        Request request = new Request.Builder()
                .url(address.newBuilder().addPathSegments(path).build())
                .headers(headers)
                .post(RequestBody.create(body, JSON))
                .build();
        try (Response response = client.newCall(request).execute()) {
            String count = response.header("x-steady-error-count");
            if (count == null) {
                throw new IOException("expected the header x-steady-error-count, found " + response);
            }
            // The header x-steady-request-valid says true to requests with "notes", such as a number out of its range.
            return IntStream.rangeClosed(1, Integer.parseInt(count))
                    .mapToObj(number -> "x-steady-error-" + number)
                    .map(fault -> response.header(fault + "-path") + ": " + response.header(fault + "-message"))
                    .toList();
        }
    }

    /** Its script hands a signal on to the program that it started, and would leave that behind if it were killed. */
    private void end() {
        process.destroy();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(atExit);
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
