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
 * and transcripts as text. Bounded: the table keeps {@value TrialTable#ROWS} trials, and the transcripts a few of each
 * outcome. Thread-safe.
 */
@API(status = INTERNAL, since = "0.1")
public final class TrialFiles {

    private final TrialTable table = new TrialTable();
    private final Transcripts transcripts = new Transcripts();
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
        transcripts.add(outcome, record);
    }

    /**
     * Returns the texts that occur in a field of the records, such as the contexts, by field. Only fields with few
     * different short texts are included.
     */
    public synchronized Map<String, List<String>> parts() {
        return table.parts();
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
            boolean isWhole = transcripts.trials() <= TrialTable.ROWS;
            String table = isWhole ? "trials.csv" : "trials-first-" + TrialTable.ROWS + ".csv";
            written = List.of(
                    ClaimFile.text(folder.resolve("transcripts.txt"), "text/plain", transcripts.text(title)),
                    ClaimFile.text(folder.resolve(table), "text/csv", this.table.csv()));
        }
        return written;
    }
}
