package dev.tenet.report;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Collects the trials of one spec and subject for the files that runners attach to its claims: a table of trials as CSV
 * and transcripts as text. Bounded: the table keeps {@value FirstTrials#ROWS} trials, and the transcripts a few of each
 * outcome. Thread-safe.
 */
@API(status = INTERNAL, since = "0.1")
public final class TrialFiles {

    private final FirstTrials table = new FirstTrials();
    private final TextIndex texts = new TextIndex();
    private final FirstTranscripts transcripts = new FirstTranscripts();
    private List<ClaimFile> written = List.of();

    /** Creates an empty collection. */
    public TrialFiles() {}

    /**
     * Adds a trial.
     *
     * @param outcome the outcome in a word or two, such as {@code DEEP}
     * @param record the record of the trial log
     */
    public synchronized void add(String outcome, Map<String, @Nullable Object> record) {
        table.add(outcome, record);
        texts.add(record);
        transcripts.add(outcome, record);
    }

    /**
     * Returns the texts that occur in a field of the records, such as the contexts, by field. Only fields with few
     * different short texts are included.
     */
    public synchronized Map<String, List<String>> parts() {
        return texts.parts();
    }

    /**
     * Writes the files, if there were trials. Only the first call writes; trials that are added later are not in them.
     *
     * @param folder an existing folder
     * @param title the spec and its subject, for the first line of the transcripts
     * @return the files, for readers first
     */
    public synchronized List<ClaimFile> write(Path folder, String title) throws IOException {
        if (written.isEmpty() && transcripts.trials() > 0) {
            boolean isWhole = transcripts.trials() <= FirstTrials.ROWS;
            String name = isWhole ? "trials.csv" : "trials-first-" + FirstTrials.ROWS + ".csv";
            written = List.of(
                    ClaimFile.text(folder.resolve("transcripts.txt"), "text/plain", transcripts.text(title)),
                    ClaimFile.text(folder.resolve(name), "text/csv", table.csv()));
        }
        return written;
    }
}
