package dev.tenet.engine;

import dev.tenet.report.ConsoleReport;
import dev.tenet.report.RunFolder;
import dev.tenet.trial.CaseSource;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Protocol;
import dev.tenet.trial.RunObserver;
import dev.tenet.trial.SubjectPlace;
import dev.tenet.trial.Tally;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Writes each trial of a spec to the log, at the latest when the run waits for the next, tells the tree of it, and keeps
 * the console informed.
 */
final class SpecObserver<C, R, F extends Figures> implements RunObserver<C, R, F> {

    private final String spec;
    private final SubjectPlace place;
    private final Protocol<C, R, F> protocol;
    private final RunFolder folder;
    private final ConsoleReport.Progress progress;
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
            ConsoleReport.Progress progress,
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
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("spec", spec);
        if (place.subjects() > 1) {
            record.put("place", place.number());
            record.put("subjects", place.subjects());
        }
        protocol.record(outcome, record);
        folder.append(record);
        tree.accept(new TrialEnd(String.valueOf(record.get("case")), protocol.label(outcome)));
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
