package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.framing.PairReading.Result;
import dev.tenet.framing.judge.Side;
import dev.tenet.model.Reply;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.SubjectPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Collects the scores of a run for a new baseline. Uses about 210 bytes of memory per pair. Used by one thread. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class BaselineDraft {

    private final List<ScoredCase> cases = new ArrayList<>();
    private final ServedModels.Collected served = new ServedModels.Collected();
    private final SortedSet<String> changes = new TreeSet<>();

    void add(Outcome<FramingPair, PairReading> outcome) {
        FramingPair pair = outcome.posed();
        @Nullable Double score = null;
        if (outcome instanceof Outcome.Read<FramingPair, PairReading> read) {
            served.add(read.reading());
            addChanges(read.reading());
            if (read.reading().result() instanceof Result.Judged judged) {
                score = judged.ruling().score();
            }
        }
        cases.add(new ScoredCase(
                pair.id(), pair.fingerprint(), score, cases.size(), pair.issue().key()));
    }

    private void addChanges(PairReading reading) {
        for (Side side : Side.values()) {
            Reply reply = reading.halves().of(side).reply();
            if (reply != null) {
                changes.addAll(reply.rejectedParameters());
            }
        }
    }

    /**
     * Creates the entry of a complete run.
     *
     * @param spec the spec's name in reports
     */
    public BaselineEntry entry(
            String spec, SubjectSetup subject, SubjectPlace place, JudgeSetup judging, BaselineEntry.OfRun run) {
        return new BaselineEntry(
                spec,
                place.number(),
                place.subjects(),
                subject.sentWith(changes),
                served.soFar(),
                judging,
                run,
                List.copyOf(cases));
    }
}
