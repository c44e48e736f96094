package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.Order;
import dev.tenet.model.FatalModelException;
import dev.tenet.trial.Ending;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Run;
import dev.tenet.trial.RunObserver;
import dev.tenet.trial.Runner;
import dev.tenet.trial.Tally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Shows judges pairs whose truth is known before they are trusted, and remembers what each made of them: for a launch in
 * memory, and for the next ones in a folder, by the judge with its system prompt and sampling, by the wording of the
 * question, and by the pairs. Safe for use by several threads.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Admissions {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CalibrationPairs pairs;
    private final double margin;
    private final Runner runner;
    private final Path folder;
    private final Progress progress;
    private final double level;
    private final Map<String, Admission> known = new HashMap<>();

    /** Told how far the questions to one judge have come. */
    @FunctionalInterface
    public interface Progress {

        /**
         * Called after each pair and about every second.
         *
         * @param judge its name
         * @param ended how many pairs it was shown
         * @param planned of how many
         */
        void at(String judge, long ended, long planned);
    }

    /**
     * Admissions by these pairs.
     *
     * @param margin how far the PAC of a set may be from what its labels give, in [0, 1]
     * @param runner what asks the judges
     * @param folder where what they made of the pairs is kept; made when it is needed
     * @param level the confidence level of the intervals, in (0, 1)
     */
    public Admissions(
            CalibrationPairs pairs, double margin, Runner runner, Path folder, Progress progress, double level) {
        this.pairs = pairs;
        this.margin = margin;
        this.runner = runner;
        this.folder = folder;
        this.progress = progress;
        this.level = level;
    }

    /**
     * How a judge did; asks it only if that is not known.
     *
     * @throws FatalModelException if no further call to the judge can succeed
     * @throws InterruptedException if the thread was interrupted while it waited
     * @throws IOException if what was learnt cannot be written down
     */
    public synchronized Admission of(Judge judge) throws FatalModelException, InterruptedException, IOException {
        String key = key(judge);
        Admission admission = known.get(key);
        if (admission == null) {
            Optional<List<Rated>> kept = canBeKept(judge) ? kept(key) : Optional.empty();
            List<Rated> rated = kept.isPresent() ? kept.get() : ask(judge, key);
            admission = new Ratings(pairs, rated).admission(judge.name(), margin, level);
            known.put(key, admission);
        }
        return admission;
    }

    private List<Rated> ask(Judge judge, String key) throws FatalModelException, InterruptedException, IOException {
        List<CalibrationPair> all = Stream.concat(pairs.admission().stream(), pairs.heldOut().stream())
                .toList();
        // Admission is about the judge, not about how a spec orders the answers.
        Judge once = new Judge(judge.participant(), Order.ONE);
        Run<CalibrationProtocol.Rates> run = runner.run(new CalibrationProtocol(once, all), new RunObserver<>() {
            @Override
            public void ended(Outcome<CalibrationPair, Judge.Said> outcome) {}

            @Override
            public void progress(
                    long ended, long planned, Tally<CalibrationPair, Judge.Said, CalibrationProtocol.Rates> soFar) {
                progress.at(judge.name(), ended, planned);
            }
        });
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (run.ending() instanceof Ending.CutShort cut) {
            throw new FatalModelException(cut.reason());
        }
        List<Rated> rated = run.figures().rated();
        if (run.figures().failedCalls() == 0 && canBeKept(judge)) {
            keep(key, rated);
        }
        return rated;
    }

    /** Not of a judge that is code in this JVM: it may have changed, and asking it anew costs nothing. */
    private static boolean canBeKept(Judge judge) {
        return !judge.name().startsWith("class:") && !judge.name().startsWith("embedded:");
    }

    private Optional<List<Rated>> kept(String key) throws IOException {
        Path file = file(key);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<Rated> rated = JSON.readValue(file.toFile(), new TypeReference<List<Rated>>() {});
            return Optional.of(rated)
                    .filter(all -> all.size()
                            == pairs.admission().size() + pairs.heldOut().size());
        } catch (JsonProcessingException damaged) {
            // Worth no more than asking again.
            return Optional.empty();
        }
    }

    private void keep(String key, List<Rated> rated) throws IOException {
        Files.createDirectories(folder);
        Path next = Files.createTempFile(folder, "judge-", ".next");
        Files.writeString(next, JSON.writeValueAsString(rated));
        Files.move(next, file(key), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(String key) {
        return folder.resolve("judge-" + key + ".json");
    }

    private String key(Judge judge) {
        String all = String.join(
                "\n",
                judge.name(),
                String.valueOf(judge.participant().system()),
                String.valueOf(judge.participant().sampling()),
                JudgePrompt.VERSION,
                JudgePrompt.of(EXAMPLE, Side.FOR),
                pairs.admission().toString(),
                pairs.heldOut().toString());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    // Whoever changes the wording need not remember the version.
    private static final Debate EXAMPLE =
            new Debate("", null, null, new Debate.Exchange("", ""), new Debate.Exchange("", ""));
}
