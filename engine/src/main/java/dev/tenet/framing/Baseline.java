package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.file.FileLocation;
import dev.tenet.file.RecordFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/** The scores of an earlier run of the same spec, by the pairs' ids, to compare pair by pair. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Baseline {

    /** What is compared where there is no earlier run. */
    public static final Baseline NONE = new Baseline(Map.of());

    private final Map<String, Double> scores;

    private Baseline(Map<String, Double> scores) {
        this.scores = scores;
    }

    /**
     * Reads the trial log of an earlier run.
     *
     * @param trials a {@code trials.jsonl}
     * @param spec the spec's name in it
     * @throws FramingException if the log has no pair of that spec with a score
     * @throws dev.tenet.file.MalformedRecordException if it is no trial log
     * @throws IOException if it cannot be read
     */
    public static Baseline read(FileLocation trials, String spec) throws IOException {
        Map<String, Double> scores = new HashMap<>();
        RecordFile.open(trials, "trials", (record, index) -> {
                    boolean isScored = record.text("spec").equals(spec)
                            && record.node().path("score").isNumber();
                    if (isScored) {
                        scores.put(
                                record.text("case"), record.node().path("score").doubleValue());
                    }
                })
                .close();
        if (scores.isEmpty()) {
            throw new FramingException("the baseline " + trials + " has no pair of " + spec
                    + " with a score; expected the trials.jsonl of an earlier run of this spec. Set tenet.baseline");
        }
        return new Baseline(scores);
    }

    /** The score of a pair in the earlier run, from −2 to +2, if it had one. */
    OptionalDouble score(String pair) {
        Double score = scores.get(pair);
        return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
    }
}
