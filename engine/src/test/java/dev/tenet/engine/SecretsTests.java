package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.model.CallSettings;
import dev.tenet.report.ReportSettings;
import dev.tenet.tape.TapeSettings;
import dev.tenet.trial.Role;
import dev.tenet.trial.TrialSettings;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of a run is nowhere in what the run leaves, even if the server repeats it in every way it can. */
@Tag("slow")
class SecretsTests {

    private static final String KEY = "sk-Ab1\"c/d+e=f\\g%h&i<j>KLMNOPqrstuv0123456789";

    @TempDir
    Path folder;

    @ValueSpec
    static class Values {
        @DeepValueTest(contexts = "finance", shots = 4, trials = 60, control = Control.NONE, atLeast = 0.05)
        void followsValues(Dvgr dvgr) {}
    }

    @Test
    void theKeyIsNowhereInWhatARunLeaves() throws Exception {
        try (Repeating server = new Repeating(200)) {
            String said = run(server);
            assertThat(server.requests()).isGreaterThan(60);
            assertThat(said).contains("ended: ");
            assertThatNothingHoldsTheKey(said);
        }
    }

    @Test
    void theKeyIsNowhereInWhatARunLeavesThatWasTurnedDown() throws Exception {
        for (int status : List.of(400, 401, 302)) {
            try (Repeating server = new Repeating(status)) {
                String said = run(server);
                // A 400 may be about its prompt: it takes some to tell.
                assertThat(said).contains(status == 400 ? "and none was answered)" : "cut short after 0 of 60");
                assertThatNothingHoldsTheKey(said);
            }
        }
    }

    @Test
    void theValuesOfHeadersAreNowhereInWhatARunLeaves() throws Exception {
        for (int status : List.of(200, 401)) {
            try (Repeating server = new Repeating(status, "X-Team")) {
                String said = run(
                        server,
                        Map.of("TENET_API_KEY", "not-a-secret", "ACME_TEAM_TOKEN", "Bearer " + KEY),
                        Map.of("tenet.key-header", "x-api-key", "tenet.headers", "X-Team=ACME_TEAM_TOKEN"));
                assertThat(said).contains(status == 200 ? "ended: " : "cut short after 0 of 60");
                assertThatNothingHoldsTheKey(said);
            }
        }
    }

    private String run(ChatServer server) throws Exception {
        return run(server, Map.of("TENET_API_KEY", KEY), Map.of());
    }

    private String run(ChatServer server, Map<String, String> environment, Map<String, String> settings)
            throws Exception {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put(Role.SUBJECT.model().key(), server.name());
        all.put(ReportSettings.REPORTS.key(), folder.resolve("reports").toString());
        all.put(CallSettings.RETRIES.key(), "3");
        all.put(TrialSettings.FAILURES_AT_MOST.key(), "0.0");
        all.put(TapeSettings.TAPE.key(), folder.resolve("answers.db").toString());
        Path output = folder.resolve("output.txt");
        Process process = SpecProcess.start(output, environment, all, Values.class);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output);
    }

    private void assertThatNothingHoldsTheKey(String said) throws IOException {
        Map<String, String> left = new LinkedHashMap<>();
        left.put("the console", said);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                left.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(left).containsKeys("the console", "summary.json", "answers.db");
        forms().forEach((form, text) -> left.forEach((name, content) ->
                assertThat(content.contains(text)).as(form + " in " + name).isFalse()));
    }

    private static Map<String, String> forms() throws IOException {
        byte[] bytes = KEY.getBytes(StandardCharsets.UTF_8);
        String json = new ObjectMapper().writeValueAsString(KEY);
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("the key", KEY);
        forms.put("its end", "KLMNOPqrstuv0123456789");
        forms.put("the URL-encoded key", URLEncoder.encode(KEY, StandardCharsets.UTF_8));
        forms.put("the JSON-escaped key", json.substring(1, json.length() - 1));
        forms.put("the base64 key", Base64.getEncoder().withoutPadding().encodeToString(bytes));
        forms.put(
                "the base64 of its header",
                Base64.getEncoder().encodeToString(("Bearer " + KEY).getBytes(StandardCharsets.UTF_8)));
        return forms;
    }

    /** Repeats the key it was sent in every form, in answers and errors. */
    private static final class Repeating extends ChatServer {

        private final int status;
        private final String header;
        private final AtomicInteger asked = new AtomicInteger();

        Repeating(int status) throws IOException {
            this(status, "Authorization");
        }

        Repeating(int status, String header) throws IOException {
            super(0);
            this.status = status;
            this.header = header;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            String value = String.valueOf(request.getHeaders().get(header));
            assertThat(value).isEqualTo("Bearer " + KEY);
            String all = value + " " + URLEncoder.encode(KEY, StandardCharsets.UTF_8) + " "
                    + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)) + " "
                    + Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8)) + " "
                    + Base64.getUrlEncoder().encodeToString((":" + KEY).getBytes(StandardCharsets.UTF_8));
            String error = new ObjectMapper()
                    .createObjectNode()
                    .set("error", new ObjectMapper().createObjectNode().put("message", "you sent " + all))
                    .toString();
            if (status != 200) {
                return new MockResponse.Builder()
                        .code(status)
                        .addHeader("Location", "/elsewhere?key=" + URLEncoder.encode(KEY, StandardCharsets.UTF_8))
                        .body(error)
                        .build();
            }
            return switch (asked.incrementAndGet() % 4) {
                case 0 -> new MockResponse.Builder().code(500).body(error).build();
                case 1 ->
                    new MockResponse.Builder().code(200).body("broken " + all).build();
                case 2 -> answer("Option A. You sent " + all);
                default -> {
                    super.dispatch(request);
                    yield answer("Option B");
                }
            };
        }
    }
}
