package dev.tenet.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedCallsTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PRICED = """
            {"role": "subject", "model": "http://m", "asked": 1000, "replayed": 2, "inputTokens": 1000,
             "outputTokens": 200, "callsWithUnknownTokens": 0, "usd": 0.03, "oldestReplayed": "2026-02-01T00:00:00Z"}""";
    private static final String UNPRICED = """
            {"role": "judge", "model": "http://j", "asked": 1500, "replayed": 1, "inputTokens": 10,
             "outputTokens": 1, "callsWithUnknownTokens": 3, "usd": "unknown",
             "oldestReplayed": "2026-02-01T00:00:00.500Z"}""";
    private static final String UNCOUNTED = """
            {"role": "judge", "model": "object:a", "asked": 5, "replayed": 0, "inputTokens": 0,
             "outputTokens": 0, "callsWithUnknownTokens": 5, "usd": "unknown", "oldestReplayed": null}""";
    private static final String EMBEDDED = """
            {"role": "subject", "model": "embedded:steadfast", "asked": 20, "replayed": 0, "inputTokens": 0,
             "outputTokens": 0, "callsWithUnknownTokens": 20, "usd": 0.0, "oldestReplayed": null}""";

    @TempDir
    Path folder;

    @Test
    void addsTheCallsOfAllModelsOfAllSpecs() throws IOException {
        Files.writeString(
                folder.resolve(RecordedRun.SUMMARY),
                "{\"format\": 1, \"specs\": [%s, %s]}".formatted(spec(PRICED, UNPRICED), spec(EMBEDDED)));

        RecordedCalls calls = RecordedRun.read(folder).calls();

        assertThat(calls.asked()).isEqualTo(2520);
        assertThat(calls.replayed()).isEqualTo(3);
        assertThat(calls.oldestReplayed()).contains(Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(calls.tokensInWords()).isEqualTo("more than 1,211 tokens");
        assertThat(calls.costInWords()).isEqualTo("$0.0300 and an unknown cost for 1,500 calls");
    }

    @Test
    void knowsTheTokensAndTheCostOfAPricedModel() throws IOException {
        RecordedCalls calls = of(PRICED);

        assertThat(calls.tokensInWords()).isEqualTo("1,200 tokens");
        assertThat(calls.costInWords()).isEqualTo("$0.0300");
    }

    @Test
    void doesNotTakeUnknownTokensOrAnUnknownCostForNone() throws IOException {
        assertThat(of(UNCOUNTED).tokensInWords()).isEqualTo("tokens unknown");
        assertThat(of(UNCOUNTED).costInWords()).isEqualTo("cost unknown");
        assertThat(of(UNCOUNTED, UNPRICED).costInWords()).isEqualTo("cost unknown");
    }

    @Test
    void aModelInTheJvmCostsNothingAndItsTokensDoNotMatter() throws IOException {
        assertThat(of(EMBEDDED).tokensInWords()).isEqualTo("0 tokens");
        assertThat(of(EMBEDDED).costInWords()).isEqualTo("$0.0000");
        assertThat(of(EMBEDDED, PRICED).tokensInWords()).isEqualTo("1,200 tokens");
    }

    @Test
    void aModelThatOnlyTheTapeAnsweredForAddsNoUnknownCost() throws IOException {
        RecordedCalls calls =
                of("{\"asked\": 0, \"replayed\": 7, \"usd\": \"unknown\", \"oldestReplayed\": \"yesterday\"}");

        assertThat(calls.costInWords()).isEqualTo("$0.0000");
        assertThat(calls.oldestReplayed()).isEmpty();
    }

    private static RecordedCalls of(String... calls) throws JsonProcessingException {
        return new RecordedSpec(JSON.readTree(spec(calls))).calls();
    }

    private static String spec(String... calls) {
        return "{\"spec\": \"a.B.c\", \"calls\": [" + String.join(", ", calls) + "]}";
    }
}
