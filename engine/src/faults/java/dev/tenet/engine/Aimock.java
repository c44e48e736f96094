package dev.tenet.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.servers.Npm;
import dev.tenet.servers.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * <a href="https://aimock.copilotkit.dev">aimock</a>, a server in OpenAI's format that fails as often as it is told to,
 * in a process of its own. It takes an option by the number of the user that a prompt is about.
 */
final class Aimock implements AutoCloseable {

    private static final String VERSION = "1.43.0";
    private static final String USER = "user";
    private static final Pattern FIRST_DIGIT = Pattern.compile(USER + "([1-9])");

    private final ServerProcess process;

    private Aimock(ServerProcess process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param faults options such as {@code --chaos-disconnect 0.1}, each a share of the requests
     */
    static Aimock failing(String... faults) throws IOException, InterruptedException {
        Path answers = Files.createTempFile(Npm.directory(), "answers-", ".json");
        Files.writeString(answers, answers());
        List<String> options = new ArrayList<>(
                List.of("--fixtures", answers.toString(), "--strict", "--metrics", "--log-level", "warn"));
        options.addAll(List.of(faults));
        return new Aimock(Npm.serve("@copilotkit/aimock", VERSION, "dist/cli.js", options));
    }

    private static String answers() {
        ObjectNode all = new ObjectMapper().createObjectNode();
        ArrayNode fixtures = all.putArray("fixtures");
        for (int digit = 1; digit <= 9; digit++) {
            ObjectNode fixture = fixtures.addObject();
            fixture.putObject("match").put("userMessage", USER + digit);
            fixture.putObject("response").put("content", answerTo(digit));
        }
        return all.toString();
    }

    private static String answerTo(int digit) {
        return digit % 2 == 0 ? "Option A" : "Option B";
    }

    /** What it answers to a prompt, unless it fails. */
    static String answerTo(String prompt) {
        Matcher user = FIRST_DIGIT.matcher(prompt);
        if (!user.find()) {
            throw new IllegalArgumentException("no user in " + prompt);
        }
        return answerTo(Integer.parseInt(user.group(1)));
    }

    /** The name of the model behind it. */
    String model() {
        return "http://127.0.0.1:" + process.port() + "/v1#m";
    }

    /** How many requests it answered as it should, by its own count. */
    long answered() throws IOException, InterruptedException {
        String metrics = metrics();
        // Garbled answers bear a 200 as well.
        return count("aimock_requests_total\\{.*status=\"200\".*} (\\d+)", metrics)
                - count("aimock_chaos_triggered_total\\{action=\"malformed\".*} (\\d+)", metrics);
    }

    /** How many requests it let fail, by its own count. */
    long failed() throws IOException, InterruptedException {
        return count("aimock_chaos_triggered_total\\{.*} (\\d+)", metrics());
    }

    private String metrics() throws IOException, InterruptedException {
        URI metrics = URI.create("http://127.0.0.1:" + process.port() + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static long count(String line, String metrics) {
        return Pattern.compile(line)
                .matcher(metrics)
                .results()
                .map(MatchResult::group)
                .mapToLong(found -> Long.parseLong(found.substring(found.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() {
        process.close();
    }
}
