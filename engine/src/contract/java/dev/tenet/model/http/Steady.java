package dev.tenet.model.http;

import dev.tenet.servers.Npm;
import dev.tenet.servers.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient client = new OkHttpClient();
    private final ServerProcess process;
    private final HttpUrl address;

    private Steady(ServerProcess process) {
        this.process = process;
        this.address = new HttpUrl.Builder()
                .scheme("http")
                .host("127.0.0.1")
                .port(process.port())
                .build();
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
        return new Steady(
                Npm.serve("@stdy/cli", VERSION, "steady.js", List.of("--no-color", description.toString())));
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

    @Override
    public void close() {
        process.close();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
