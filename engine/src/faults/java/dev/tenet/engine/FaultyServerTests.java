package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.DeepValueSettings;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.model.CallSettings;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One spec on a server that answers everything, and on one that fails in a third of all requests. */
@Tag("faults")
@Timeout(600)
class FaultyServerTests {

    private static final int CALLS = Boolean.getBoolean("faults.short") ? 500 : 5000;
    // Fewer than by default: so few that some calls fail for good.
    private static final int RETRIES = 5;
    // The server draws lots in this order, and the first that hits is what happens.
    private static final double MALFORMED = 0.1;
    private static final double TOO_MANY = 0.2;
    private static final double DISCONNECTED = 0.1;
    private static final double FAILING = 1 - (1 - MALFORMED) * (1 - TOO_MANY) * (1 - DISCONNECTED);

    @TempDir
    static Path folder;

    private static Asked sound;
    private static Asked faulty;

    /**
     * A run, and what the server counted in it.
     *
     * @param trials the trial log
     * @param seconds what the run took
     * @param answered how many requests were answered as they should
     * @param failed how many were not
     */
    private record Asked(List<JsonNode> trials, double seconds, long answered, long failed) {

        /** By the cases. */
        Map<String, String> choices() {
            return chosen().stream()
                    .collect(Collectors.toMap(
                            trial -> trial.path("case").textValue(),
                            trial -> trial.path("choice").textValue()));
        }

        int requests() {
            return Math.toIntExact(answered + failed);
        }

        List<JsonNode> chosen() {
            return trials.stream().filter(trial -> trial.path("choice").isTextual()).toList();
        }

        List<JsonNode> failures() {
            return trials.stream().filter(trial -> trial.path("failure").isTextual()).toList();
        }
    }

    @ValueSpec
    static class Values {
        @DeepValueTest(shots = 4, control = Control.NONE, atLeast = 0.05)
        void followsValues(Dvgr dvgr) {}
    }

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        // The first run in a JVM is slow by itself.
        ask("warm", CALLS / 10);
        sound = ask("sound", CALLS);
        faulty = ask(
                "faulty",
                CALLS,
                "--chaos-malformed",
                Double.toString(MALFORMED),
                "--chaos-ratelimit",
                Double.toString(TOO_MANY),
                "--chaos-disconnect",
                Double.toString(DISCONNECTED));
        System.out.printf(
                Locale.ROOT,
                "%n%,d calls: %.1f s without faults, %.1f s with them, %.2f times as long;"
                        + " %,d requests failed of %,d, and %d calls%n",
                CALLS,
                sound.seconds(),
                faulty.seconds(),
                faulty.seconds() / sound.seconds(),
                faulty.failed(),
                faulty.requests(),
                faulty.failures().size());
    }

    private static Asked ask(String name, int calls, String... faults) throws IOException, InterruptedException {
        Path reports = folder.resolve(name);
        try (Aimock server = Aimock.failing(faults)) {
            long start = System.nanoTime();
            new SpecKit(reports)
                    .with(Role.SUBJECT.model(), server.model())
                    .with(DeepValueSettings.TRIALS, Integer.toString(calls))
                    .with(CallSettings.CONCURRENCY, "64")
                    .with(CallSettings.RETRIES, Integer.toString(RETRIES))
                    // What this server turns down it draws by lot: no pace would change it.
                    .with(CallSettings.ADAPTIVE_PACE, "false")
                    .run(Values.class);
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Asked(RunFiles.trials(reports), seconds, server.answered(), server.failed());
        }
    }

    @Test
    void theServerFailsAsOftenAsItWasToldTo() {
        // 1 - 10^-6 of what such a server does.
        assertThat(faulty.failed())
                .isBetween(
                        quantile(faulty.requests(), FAILING, 0.5e-6),
                        quantile(faulty.requests(), FAILING, 1 - 0.5e-6));
    }

    private static long quantile(int number, double probability, double p) {
        return BinomialDistribution.of(number, probability).inverseCumulativeProbability(p);
    }

    @Test
    void everyTrialIsAccountedForOnce() {
        assertThat(faulty.trials()).hasSize(CALLS);
        assertThat(RunFiles.distinct("case", faulty.trials())).hasSize(CALLS);
    }

    @Test
    void everyTrialHasEitherAChoiceOrAFailure() {
        assertThat(faulty.trials())
                .allMatch(trial -> trial.path("choice").isTextual()
                        != trial.path("failure").isTextual());
    }

    @Test
    void everyChoiceIsWhatTheServerSaid() {
        assertThat(faulty.chosen()).allSatisfy(trial -> {
            String said = Aimock.answerTo(trial.path("prompt").textValue());
            assertThat(trial.path("answer").textValue()).isEqualTo(said);
            assertThat(trial.path("choice").textValue())
                    .isEqualTo(trial.path("deepOption").textValue().equals(said) ? "DEEP" : "SHALLOW");
        });
    }

    @Test
    void faultsChangeNoChoice() {
        Map<String, String> expected = sound.choices();
        assertThat(expected).hasSize(CALLS);
        assertThat(expected).containsAllEntriesOf(faulty.choices());
    }

    @Test
    void failuresAreWhatTheRetriesLeave() {
        assertThat((long) faulty.failures().size())
                .isLessThanOrEqualTo(quantile(CALLS, Math.pow(FAILING, RETRIES + 1), 1 - 1e-6));
    }

    @Test
    void noAnswerIsAskedForTwice() {
        assertThat(faulty.answered()).isEqualTo(faulty.chosen().size());
    }
}
