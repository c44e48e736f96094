package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.Rubric;
import dev.tenet.model.FatalModelException;
import dev.tenet.text.Fingerprint;
import dev.tenet.trial.baseline.JudgeSetup;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The judges of a spec. A pair is ruled on by the judges that have an opinion on it.
 *
 * @param judges at least one judge, all with the same rubric
 * @param judgedTwice the share of pairs about which each judge is asked a second time, in [0, 1]
 */
@API(status = INTERNAL, since = "0.1")
public record Panel(List<PairJudge> judges, double judgedTwice) {

    /** @throws IllegalArgumentException if there is no judge, the rubrics differ, or the share is out of range */
    public Panel {
        judges = List.copyOf(judges);
        if (judges.stream().map(PairJudge::rubric).distinct().count() != 1) {
            throw new IllegalArgumentException("a panel has at least one judge, and one rubric for all");
        }
        if (!(judgedTwice >= 0 && judgedTwice <= 1)) {
            throw new IllegalArgumentException("a share is from 0 to 1, not " + judgedTwice);
        }
    }

    /** Creates a panel of judges that are asked once about each pair. */
    public Panel(List<PairJudge> judges) {
        this(judges, 0);
    }

    /** Returns the rubric of all judges. */
    public Rubric rubric() {
        return judges.get(0).rubric();
    }

    /** Returns the judges' names, separated by commas. */
    public String name() {
        return String.join(", ", judges.stream().map(PairJudge::name).toList());
    }

    /**
     * Returns a fingerprint of everything that affects the judges' opinions, independent of their order. 16 hexadecimal
     * digits.
     */
    public String fingerprint() {
        return Fingerprint.of(
                judges.stream().map(PairJudge::fingerprint).sorted().toArray(String[]::new));
    }

    /** Returns the judges' part of a measurement setup. */
    public JudgeSetup setup() {
        return new JudgeSetup(name(), fingerprint(), Rubrics.name(rubric()), Rubrics.fingerprint(rubric()));
    }

    /**
     * Asks every judge about a pair.
     *
     * @param occasion the id of the pair
     * @throws FatalModelException if no further call to one of the judges can succeed
     * @throws InterruptedException if the thread is interrupted while waiting
     */
    public Ruling rule(String occasion, Debate debate) throws FatalModelException, InterruptedException {
        List<PairJudge.Said> said = new ArrayList<>();
        Side first = PairDraw.first(occasion);
        boolean isTwice = PairDraw.isTwice(occasion, judgedTwice);
        for (int i = 0; i < judges.size(); i++) {
            // If a model has two seats on the panel, it is asked once for each.
            said.add(judges.get(i).rule(occasion + ", judge " + (i + 1), debate, first, isTwice));
        }
        if (said.stream().anyMatch(judge -> !judge.opinions().isEmpty())) {
            return Ruling.Judged.of(List.copyOf(said));
        }
        return said.stream().anyMatch(PairJudge.Said::hasFailedCall)
                ? new Ruling.Failed(List.copyOf(said))
                : new Ruling.Unjudged(List.copyOf(said));
    }
}
