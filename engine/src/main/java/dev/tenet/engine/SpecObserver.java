package dev.tenet.engine;

import dev.tenet.model.Participant;
import dev.tenet.report.RunFolder;
import dev.tenet.report.TrialFiles;
import dev.tenet.trial.Case;
import dev.tenet.trial.CaseSource;
import dev.tenet.trial.Description;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Progress;
import dev.tenet.trial.Protocol;
import dev.tenet.trial.Reading;
import dev.tenet.trial.RunObserver;
import dev.tenet.trial.SubjectPlace;
import dev.tenet.trial.Tally;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Observes the run of a spec: writes each trial to the log, reports it to the tree, and updates the progress line. The
 * log is flushed whenever the run waits.
 */
final class SpecObserver<C extends Case, R extends Reading, F extends Figures> implements RunObserver<C, R, F> {

    private final String spec;
    private final SubjectPlace place;
    private final Protocol<C, R, F> protocol;
    private final RunFolder folder;
    private final Progress progress;
    private final TrialFiles files;
    private final Consumer<TrialEnd> tree;
    private final Consumer<CaseSource<C>> opened;
    private final Sample.Counter sample = new Sample.Counter();

    /**
     * The result of a trial, as shown in the tree.
     *
     * @param id the id of the case
     * @param label the label, such as {@code DEEP} or {@code failed}
     */
    record TrialEnd(String id, String label) {}

    /**
     * @param files collects the trials for the files of the claims
     * @param opened receives the cases before anything is asked, to read their numbers
     */
    SpecObserver(
            String spec,
            SubjectPlace place,
            Protocol<C, R, F> protocol,
            RunFolder folder,
            Progress progress,
            TrialFiles files,
            Consumer<TrialEnd> tree,
            Consumer<CaseSource<C>> opened) {
        this.spec = spec;
        this.place = place;
        this.protocol = protocol;
        this.folder = folder;
        this.progress = progress;
        this.files = files;
        this.tree = tree;
        this.opened = opened;
    }

    /** Returns what was drawn, once the run has ended. */
    Sample sample() {
        return sample.soFar();
    }

    @Override
    public void opened(CaseSource<C> cases) {
        opened.accept(cases);
    }

    @Override
    public void ended(Outcome<C, R> outcome) throws IOException {
        sample.add(outcome.posed());
        log(outcome, true);
    }

    @Override
    public void endedUncounted(Outcome<C, R> outcome) throws IOException {
        log(outcome, false);
    }

    private void log(Outcome<C, R> outcome, boolean isCounted) throws IOException {
        Description record = new Description().put("spec", spec);
        if (place.subjects() > 1) {
            record.put("place", place.number()).put("subjects", place.subjects());
        }
        Participant subject = protocol.participants().get(0);
        record.put("case", outcome.posed().id()).put("subject", subject.label()).put("model", subject.name());
        if (!isCounted) {
            record.put("counted", false);
        }
        protocol.describe(record);
        String label = describe(outcome, record);
        outcome.posed().describe(record);
        Map<String, @Nullable Object> logged = record.asMap();
        folder.append(logged);
        if (isCounted) {
            files.add(label, logged);
        }
        tree.accept(new TrialEnd(outcome.posed().id(), label));
    }

    private static <C extends Case, R extends Reading> String describe(Outcome<C, R> outcome, Description record) {
        if (outcome instanceof Outcome.Read<C, R> read) {
            read.reading().describe(record);
            return read.reading().label();
        }
        if (outcome instanceof Outcome.Failed<C, R> failed) {
            record.put("failure", failed.problem());
        }
        return "failed";
    }

    @Override
    public void waits() throws IOException {
        folder.flush();
    }

    @Override
    public void progress(long ended, long planned, String waiting, Tally<C, R, F> soFar) {
        progress.at(ended, planned, waiting, () -> soFar.figures().brief());
    }
}
