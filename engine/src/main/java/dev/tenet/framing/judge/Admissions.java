package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tenet.Order;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.Meter;
import dev.tenet.text.Untrusted;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Shows judges pairs whose truth is known before they are trusted, and remembers what each made of them: for a launch in
 * memory, and of those that were admitted for the next ones in a folder, by the judge with its server, system prompt and
 * sampling, by what it is asked and how its replies are read, and by the pairs. Safe for use by several threads.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Admissions {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private final CalibrationPairs pairs;
    private final double margin;
    private final Runner runner;
    private final @Nullable Path folder;
    private final Progress progress;
    private final double level;
    private final Map<String, Known> known = new HashMap<>();
    private final Set<String> rehearsed = new HashSet<>();

    /** @param oldest when the oldest of the replies was recorded that a tape gave; null without one */
    private record Known(Admission admission, @Nullable Instant oldest) {}

    /** Told how far the questions to one judge have come. */
    @FunctionalInterface
    public interface Progress {

        /**
         * Called after each pair and about every second.
         *
         * @param judge the judge; two of the same name may differ in system prompt or sampling
         * @param ended how many pairs it was shown
         * @param planned of how many
         * @param waiting how many calls wait, and why, in words; empty if none does
         */
        void at(Judge judge, long ended, long planned, String waiting);
    }

    /**
     * Admissions by these pairs.
     *
     * @param margin how far the PAC of a set may be from what its labels give, in [0, 1]
     * @param runner what asks the judges
     * @param folder where what they made of the pairs is kept, made when it is needed; null: nowhere, as where a tape keeps
     *     their replies
     * @param level the confidence level of the intervals, in (0, 1)
     */
    public Admissions(
            CalibrationPairs pairs,
            double margin,
            Runner runner,
            @Nullable Path folder,
            Progress progress,
            double level) {
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
     * @throws FatalModelException if no further call to the judge can succeed, or so many failed that it cannot be said how
     *     it did
     * @throws InterruptedException if the thread was interrupted while it waited
     * @throws IOException if what was learnt cannot be written down
     */
    public synchronized Admission of(Judge judge) throws FatalModelException, InterruptedException, IOException {
        String key = key(judge);
        Meter meter = judge.participant().meter();
        Known found = known.get(key);
        if (found == null) {
            Optional<Admission> kept = keptAdmission(judge, key);
            Admission admission = kept.isPresent() ? kept.get() : ask(judge, key);
            found = new Known(admission, meter.spent().oldest());
            known.put(key, found);
        } else if (found.oldest() != null) {
            // The judge of another spec: its verdicts are as old as what they are trusted for.
            meter.standsOn(found.oldest());
        }
        return found.admission();
    }

    /** A judge that was not admitted is asked again: it may have been mended. */
    private Optional<Admission> keptAdmission(Judge judge, String key) {
        return canBeKept(judge)
                ? kept(key)
                        .map(rated -> new Ratings(pairs, rated).admission(judge.name(), margin, level))
                        .filter(admission -> admission.objection().isEmpty())
                : Optional.empty();
    }

    /**
     * Asks a judge what its admission would take, if that is not known and was not asked before, and keeps nothing of its
     * replies.
     */
    public synchronized void rehearse(Judge judge) throws FatalModelException, InterruptedException {
        String key = key(judge);
        if (rehearsed.contains(key)
                || known.containsKey(key)
                || keptAdmission(judge, key).isPresent()) {
            return;
        }
        Judge once = new Judge(judge.participant(), Order.ONE);
        for (CalibrationPair pair : Stream.concat(pairs.admission().stream(), pairs.heldOut().stream())
                .toList()) {
            once.rule(CalibrationProtocol.occasion(pair), pair.debate());
        }
        rehearsed.add(key);
    }

    private Admission ask(Judge judge, String key) throws FatalModelException, InterruptedException, IOException {
        List<CalibrationPair> all = Stream.concat(pairs.admission().stream(), pairs.heldOut().stream())
                .toList();
        // Admission is about the judge, not about how a spec orders the answers.
        Judge once = new Judge(judge.participant(), Order.ONE);
        CalibrationProtocol protocol =
                new CalibrationProtocol(once, all, () -> new AdmissionOutlook(pairs.admission(), margin));
        RunObserver<CalibrationPair, Judge.Said, CalibrationProtocol.Rates> told = new RunObserver<>() {
            @Override
            public void ended(Outcome<CalibrationPair, Judge.Said> outcome) {}

            @Override
            public void progress(
                    long ended,
                    long planned,
                    String waiting,
                    Tally<CalibrationPair, Judge.Said, CalibrationProtocol.Rates> soFar) {
                progress.at(judge, ended, planned, waiting);
            }
        };
        // A judge that no further pair could admit is asked about none.
        Run<CalibrationProtocol.Rates> run = runner.run(
                protocol, told, soFar -> soFar.figures().certainMiss().isPresent());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (run.ending() instanceof Ending.CutShort cut) {
            throw new FatalModelException(cut.reason());
        }
        CalibrationProtocol.Rates rates = run.figures();
        Admission admission = admission(judge, rates);
        boolean isAdmitted = admission.objection().isEmpty();
        if (rates.failedCalls() > 0 && !isAdmitted) {
            // Of a server that is ill, nothing is said of the judge.
            throw new FatalModelException("judge " + judge.name() + " could not be admitted: of the calls about "
                    + (rates.rated().size() < all.size() ? rates.rated().size() + " of " : "") + all.size()
                    + " calibration pairs " + rates.failedCalls() + " failed, the first because "
                    + rates.firstFailure().orElse("nothing came"));
        }
        if (rates.failedCalls() == 0 && isAdmitted && canBeKept(judge)) {
            keep(key, rates.rated());
        }
        return admission;
    }

    private Admission admission(Judge judge, CalibrationProtocol.Rates rates) {
        int asked = rates.rated().size();
        int planned = pairs.size();
        Optional<Admission.TurnedDown> turnedDown = asked < planned
                ? rates.certainMiss().map(because -> new Admission.TurnedDown(asked, planned, because))
                : Optional.empty();
        return new Ratings(pairs.first(asked), rates.rated())
                .admission(judge.name(), margin, level, rates.firstUnfit(), turnedDown);
    }

    /** Not of a judge that is code in this JVM: it may have changed, and asking it again costs nothing. */
    private boolean canBeKept(Judge judge) {
        return folder != null
                && !judge.name().startsWith("class:")
                && !judge.name().startsWith("embedded:");
    }

    /** What is not as it was written is worth no more than asking again. */
    private Optional<List<Rated>> kept(String key) {
        Path file = file(key);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Rated[] rated = JSON.readValue(file.toFile(), Rated[].class);
            boolean isWhole = rated != null
                    && rated.length == pairs.size()
                    && Stream.of(rated).noneMatch(Objects::isNull);
            return isWhole ? Optional.of(List.of(rated)) : Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    private void keep(String key, List<Rated> rated) throws IOException {
        Path made = Files.createDirectories(Objects.requireNonNull(folder));
        Path next = Files.createTempFile(made, "judge-", ".next");
        Files.writeString(next, Untrusted.json(JSON.writeValueAsString(rated)));
        Files.move(next, file(key), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(String key) {
        return Objects.requireNonNull(folder).resolve("judge-" + key + ".json");
    }

    private String key(Judge judge) {
        String all = String.join(
                "\n",
                judge.name(),
                judge.participant().model().identity(),
                String.valueOf(judge.participant().system()),
                String.valueOf(judge.participant().sampling()),
                Rubric.WAY_OF_JUDGING.toString(),
                pairs.admission().toString(),
                pairs.heldOut().toString());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
