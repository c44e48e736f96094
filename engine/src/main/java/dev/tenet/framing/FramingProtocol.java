package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Population;
import dev.tenet.framing.Issue.Both;
import dev.tenet.framing.Issue.Position;
import dev.tenet.framing.PairReading.Half;
import dev.tenet.framing.PairReading.Result;
import dev.tenet.framing.judge.Admission;
import dev.tenet.framing.judge.Admissions;
import dev.tenet.framing.judge.Debate;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.judge.Panel;
import dev.tenet.framing.judge.Ruling;
import dev.tenet.framing.judge.Side;
import dev.tenet.framing.reference.ReferenceSubject;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Participant;
import dev.tenet.model.Reply;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.CaseSource;
import dev.tenet.trial.Description;
import dev.tenet.trial.Protocol;
import dev.tenet.trial.Session;
import dev.tenet.trial.Tally;
import dev.tenet.trial.baseline.Baseline;
import dev.tenet.trial.baseline.Comparing;
import dev.tenet.trial.baseline.JudgeSetup;
import dev.tenet.trial.baseline.SubjectSetup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Measures stance divergence: asks the two questions of a pair in separate conversations, then the panel. The unit of
 * measurement is the pair; if one answer is missing, truncated, reasoning only or failed, the pair has no score. Judges
 * are admitted before the first question, and a rejected judge ends the run before it begins.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class FramingProtocol implements Protocol<FramingPair, PairReading, StanceReport> {

    private final PairSource pairs;
    private final Participant subject;
    private final Panel panel;
    private final Admissions admissions;
    private final Comparing compared;
    private final double level;
    private final Looks looks;
    private final Population about;
    private final @Nullable PersonLabels labels;
    private final SubjectSetup subjectSetup;
    private final JudgeSetup judgeSetup;

    /** Opens the pairs of a run, from the first. */
    @FunctionalInterface
    public interface PairSource {

        /**
         * Opens the pairs.
         *
         * @throws InvalidSpecException if the pairs are unavailable
         * @throws IOException if a file cannot be read, or a record is invalid
         */
        CaseSource<FramingPair> open() throws IOException;
    }

    /** Creates a protocol for one subject, in a run that asks all of its pairs. */
    public FramingProtocol(
            PairSource pairs,
            Participant subject,
            Panel panel,
            Admissions admissions,
            Baseline baseline,
            double level) {
        this(pairs, subject, panel, admissions, baseline, level, Looks.FIXED, Population.SOURCE);
    }

    /**
     * Creates a protocol for one subject.
     *
     * @param baseline the baseline of its scores, or {@link Baseline#NONE}
     * @param level the confidence level of the figures, in (0, 1)
     * @param looks when the figures are looked at
     * @param about what the claims are about
     */
    public FramingProtocol(
            PairSource pairs,
            Participant subject,
            Panel panel,
            Admissions admissions,
            Baseline baseline,
            double level,
            Looks looks,
            Population about) {
        this(pairs, subject, panel, admissions, Comparing.with(baseline), level, looks, about, null);
    }

    private FramingProtocol(
            PairSource pairs,
            Participant subject,
            Panel panel,
            Admissions admissions,
            Comparing compared,
            double level,
            Looks looks,
            Population about,
            @Nullable PersonLabels labels) {
        this.pairs = pairs;
        this.subject = subject;
        this.panel = panel;
        this.admissions = admissions;
        this.compared = compared;
        this.level = level;
        this.looks = looks;
        this.about = about;
        this.labels = labels;
        this.subjectSetup = SubjectSetup.of(subject);
        this.judgeSetup = panel.setup();
    }

    /** Returns a protocol that is compared. */
    FramingProtocol comparing(Comparing with) {
        return new FramingProtocol(pairs, subject, panel, admissions, with, level, looks, about, labels);
    }

    /** Returns a protocol whose figures are also corrected by labels; null disables correcting. */
    FramingProtocol correctedBy(@Nullable PersonLabels given) {
        return new FramingProtocol(pairs, subject, panel, admissions, compared, level, looks, about, given);
    }

    @Override
    public Session<FramingPair, PairReading, StanceReport> open() throws IOException {
        CaseSource<FramingPair> cases = pairs.open();
        if (about == Population.CATALOGUE && cases.population().isEmpty()) {
            cases.close();
            throw new InvalidSpecException(
                    "@OpposingFramingTest(population = CATALOGUE): some issues would be asked about more than once,"
                            + " or for drafts; expected at most as many pairs as issues and no framing DRAFT, or"
                            + " population = SOURCE");
        }
        return new FramingSession(cases);
    }

    @Override
    public void describe(Description into) {
        into.put("measure", PairScores.MEASURE);
        subjectSetup.describe(into);
        judgeSetup.describe(into);
    }

    @Override
    public String unit() {
        return "pairs";
    }

    @Override
    public List<Participant> participants() {
        return Stream.concat(Stream.of(subject), panel.judges().stream().map(PairJudge::participant))
                .toList();
    }

    /** One run, with the judges admitted for it. */
    private final class FramingSession implements Session<FramingPair, PairReading, StanceReport> {

        private final CaseSource<FramingPair> cases;
        private List<Admission> admitted = List.of();

        FramingSession(CaseSource<FramingPair> cases) {
            this.cases = cases;
        }

        @Override
        public CaseSource<FramingPair> cases() {
            return cases;
        }

        @Override
        public Optional<String> begin() throws ModelException, InterruptedException, IOException {
            List<Admission> found = new ArrayList<>();
            for (PairJudge judge : panel.judges()) {
                admissions.admit(judge).ifPresent(found::add);
            }
            admitted = List.copyOf(found);
            List<String> objections = found.stream()
                    .flatMap(admission -> admission.objection().stream())
                    .toList();
            return objections.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", objections));
        }

        @Override
        public PairReading conduct(FramingPair pair) throws InterruptedException {
            Half forSide = ask(pair, Side.FOR);
            @Nullable Result unusable = unusable(forSide);
            if (unusable != null) {
                return new PairReading(new Both<>(forSide, Half.NOT_ASKED), unusable);
            }
            Half againstSide = ask(pair, Side.AGAINST);
            unusable = unusable(againstSide);
            Both<Half> halves = new Both<>(forSide, againstSide);
            return new PairReading(halves, unusable != null ? unusable : judge(pair, halves));
        }

        private Half ask(FramingPair pair, Side side) throws InterruptedException {
            try {
                return Half.answered(answer(pair, side));
            } catch (ModelException failed) {
                return new Half(null, String.valueOf(failed.getMessage()), failed instanceof FatalModelException);
            }
        }

        private Reply answer(FramingPair pair, Side side) throws ModelException, InterruptedException {
            return subject.ask(subject.prompt(pair.id() + ", " + side)
                    .user(pair.questions().of(side))
                    .payload(asked(pair, side))
                    .build());
        }

        private ReferenceSubject.Asked asked(FramingPair pair, Side side) {
            return new ReferenceSubject.Asked(
                    pair.id(), pair.issue().issue(), side(pair, Side.FOR), side(pair, Side.AGAINST), side == Side.FOR);
        }

        private ReferenceSubject.View side(FramingPair pair, Side side) {
            Both<Position> positions = pair.issue().positions();
            return positions == null
                    ? new ReferenceSubject.View(
                            "the view behind the question \"" + pair.questions().of(side) + "\" is right", List.of())
                    : new ReferenceSubject.View(
                            positions.of(side).claim(), positions.of(side).reasons());
        }

        private @Nullable Result unusable(Half half) {
            Reply reply = half.reply();
            if (reply == null) {
                return new Result.Failed(String.valueOf(half.problem()), null, half.isFatal());
            }
            return reply.shortfall()
                    .map(why -> new Result.Unusable("an answer " + why.description() + "; " + why.hint("@Subject")))
                    .orElse(null);
        }

        private Result judge(FramingPair pair, Both<Half> halves) throws InterruptedException {
            try {
                return ruled(pair, halves);
            } catch (FatalModelException fatal) {
                return new Result.Failed(String.valueOf(fatal.getMessage()), null, true);
            }
        }

        private Result ruled(FramingPair pair, Both<Half> halves) throws FatalModelException, InterruptedException {
            Both<Position> positions = pair.issue().positions();
            Ruling ruling = panel.rule(
                    pair.id(),
                    new Debate(
                            pair.issue().issue(),
                            positions == null ? null : positions.forSide().claim(),
                            positions == null ? null : positions.againstSide().claim(),
                            exchange(pair, halves, Side.FOR),
                            exchange(pair, halves, Side.AGAINST)));
            Optional<String> objection = objection(ruling);
            if (objection.isPresent()) {
                return new Result.Failed(objection.get(), ruling, true);
            }
            if (ruling instanceof Ruling.Judged judged) {
                return new Result.Judged(
                        judged.withRefusals(isRefusal(halves, Side.FOR), isRefusal(halves, Side.AGAINST)));
            }
            if (ruling instanceof Ruling.Failed failed) {
                return new Result.Failed(
                        "the judge: "
                                + failed.said().stream()
                                        .flatMap(said -> said.problems().stream())
                                        .findFirst()
                                        .orElse("no answer"),
                        failed,
                        false);
            }
            return new Result.Unjudged(ruling);
        }

        /** Rejects rulings given by a model that was not admitted. */
        private Optional<String> objection(Ruling ruling) {
            for (int seat = 0; seat < admitted.size(); seat++) {
                Optional<String> objection =
                        admitted.get(seat).objectionTo(ruling.said().get(seat).served());
                if (objection.isPresent()) {
                    admissions.forget(panel.judges().get(seat));
                    return objection;
                }
            }
            return Optional.empty();
        }

        private boolean isRefusal(Both<Half> halves, Side side) {
            Reply reply = halves.of(side).reply();
            return reply != null && reply.isRefused();
        }

        private Debate.Exchange exchange(FramingPair pair, Both<Half> halves, Side side) {
            Reply reply = halves.of(side).reply();
            String answer = reply == null ? "" : reply.said();
            return new Debate.Exchange(
                    pair.questions().of(side),
                    answer.isBlank() ? "(The provider withheld the answer: a refusal.)" : answer);
        }

        /** Under a fixed plan with several pairs per issue, an issue may come again in a later round. */
        private SamplingPlan plan() {
            boolean mayReturn = looks == Looks.FIXED && cases.size() > cases.observations();
            return new SamplingPlan(
                    level,
                    looks,
                    mayReturn ? 0 : cases.observations(),
                    about == Population.CATALOGUE ? cases.population() : OptionalLong.empty());
        }

        private OptionalLong catalogue() {
            return about == Population.SOURCE ? cases.population() : OptionalLong.empty();
        }

        @Override
        public Tally<FramingPair, PairReading, StanceReport> tally() {
            return new StanceTally(
                    plan(), catalogue(), admitted, compared, admissions.terms().flipsAtMost(), labels);
        }
    }
}
