package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.Control;
import dev.tenet.Guidance;
import dev.tenet.deepvalue.DeepValueProtocol.TrialSource;
import dev.tenet.file.FileLocation;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelException;
import dev.tenet.model.Participant;
import dev.tenet.model.Reply;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Proportion;
import dev.tenet.trial.RunObserver;
import dev.tenet.trial.Runner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Whether the bundled bank tells the same of a subject as the benchmark it is named after. The subject is a language model,
 * asked in sessions of nine prompts or fewer, the published and the bundled mixed, so that none could learn the design. Its
 * answers are kept by the SHA-256 of the prompt; the published prompts themselves are not part of the project.
 */
class AgreementTests {

    /** The trials of the bank that were asked: change nothing here, or there are no answers to them. */
    static DeepValueDesign asked() {
        return DeepValueDesign.of(ScenarioBank.bundled(), Selection.ALL, Guidance.NONE, Control.AUTO, 120, 20261128);
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> ANSWERS = new HashMap<>();
    private static Counts published = Counts.NONE;

    static {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                AgreementTests.class.getResourceAsStream("agreement.jsonl"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = JSON.readTree(line);
                String answer = row.required("answer").asText();
                ANSWERS.put(row.required("prompt").asText(), answer);
                if (row.required("set").asText().equals("published")) {
                    boolean deep = row.required("deepOption").asText().equals(answer);
                    published = published.and(deep ? Choice.DEEP : Choice.SHALLOW);
                }
            }
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Gives the answer that was kept for a prompt. */
    private static final ChatModel RECORDED = prompt -> {
        String answer = ANSWERS.get(sha256(prompt.question()));
        if (answer == null) {
            throw new ModelException("no answer is kept for this prompt: " + prompt.question());
        }
        return Reply.of(answer);
    };

    @Test
    void theTwoSharesDifferByNoMoreThanTheirIntervalsAllow() throws IOException {
        Dvgr bank = onTheBank();
        assertThat(bank.counts().trials()).isEqualTo(120);
        assertThat(bank.counts().failed()
                        + bank.control().failed()
                        + bank.learnt().failed())
                .isZero();
        assertThat(bank.counts().dvgr()).isEqualTo(new Proportion(49, 120));
        assertThat(published.dvgr()).isEqualTo(new Proportion(18, 57));
        Interval difference = newcombe(bank.counts().dvgr(), published.dvgr());
        System.out.println("bank " + bank.counts().dvgr() + " " + bank.wilson() + ", learnt "
                + bank.learnt().dvgr() + "; published " + published.dvgr() + " "
                + published.dvgr().wilson(0.95) + "; difference " + difference + "; bank by shots "
                + bank.by(Factor.SHOTS));
        assertThat(difference.low()).isLessThan(0);
        assertThat(difference.high()).isGreaterThan(0);
    }

    @Test
    void theSubjectLearntFromTheBundledExamples() throws IOException {
        assertThat(onTheBank().learnt().dvgr()).isEqualTo(new Proportion(30, 30));
    }

    @Test
    void thePublishedPromptsGiveTheShareThatWasCounted() throws IOException {
        String prompts = System.getProperty("dvb.prompts");
        assumeTrue(prompts != null, "needs the published prompts: -Ddvb.prompts=…/prompts.json");
        Dvgr measured = measure(() -> PublishedTrials.open(
                new FileLocation(prompts), ScenarioBank.bundled(), Selection.ALL, Control.NONE, 0, true, 1));
        assertThat(measured.counts()).isEqualTo(published);
    }

    private static Dvgr onTheBank() throws IOException {
        return measure(() -> new GeneratedTrials(asked(), ScenarioBank.bundled()));
    }

    private static Dvgr measure(TrialSource trials) throws IOException {
        Participant subject = Participant.of("class:recorded", RECORDED);
        return new Runner(4)
                .run(new DeepValueProtocol(trials, subject, 0.95), RunObserver.none())
                .figures();
    }

    /**
     * The difference of two independent shares, first less second, at 95 %: Newcombe's hybrid score interval (Statistics in
     * Medicine 17, 1998, method 10).
     */
    private static Interval newcombe(Proportion first, Proportion second) {
        Interval one = first.wilson(0.95);
        Interval two = second.wilson(0.95);
        double difference = first.rate() - second.rate();
        return new Interval(
                difference - Math.hypot(first.rate() - one.low(), two.high() - second.rate()),
                difference + Math.hypot(one.high() - first.rate(), second.rate() - two.low()));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
