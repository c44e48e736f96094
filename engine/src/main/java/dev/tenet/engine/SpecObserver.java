package dev.tenet.engine;

import dev.tenet.model.Participant;
import dev.tenet.report.RunFolder;
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
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Writes each trial of a spec to the log, at the latest when the run waits for the next, tells the tree of it, and keeps
 * the console informed.
 */
final class SpecObserver<C extends Case, R extends Reading, F extends Figures> implements RunObserver<C, R, F> {

    private final String spec;
    private final SubjectPlace place;
    private final Protocol<C, R, F> protocol;
    private final RunFolder folder;
    private final Progress progress;
    private final Consumer<TrialEnd> tree;
    private final LongConsumer observations;

    /**
     * How a trial ended, as far as the tree shows it.
     *
     * @param id the case's id
     * @param label as in {@code DEEP}, or {@code failed}
     */
    record TrialEnd(String id, String label) {}

    /** @param observations told how many observations there will be, before anything is asked */
    SpecObserver(
            String spec,
            SubjectPlace place,
            Protocol<C, R, F> protocol,
            RunFolder folder,
            Progress progress,
            Consumer<TrialEnd> tree,
            LongConsumer observations) {
        this.spec = spec;
        this.place = place;
        this.protocol = protocol;
        this.folder = folder;
        this.progress = progress;
        this.tree = tree;
        this.observations = observations;
    }

    @Override
    public void opened(CaseSource<C> cases) {
        observations.accept(cases.observations());
    }

    @Override
    public void ended(Outcome<C, R> outcome) throws IOException {
        Description record = new Description().put("spec", spec);
        if (place.subjects() > 1) {
            record.put("place", place.number()).put("subjects", place.subjects());
        }
        Participant subject = protocol.participants().get(0);
        record.put("case", outcome.posed().id())
                .put("subject", subject.label())
                .put("model", subject.name());
        protocol.describe(record);
        String label = describe(outcome, record);
        outcome.posed().describe(record);
        folder.append(record.asMap());
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
