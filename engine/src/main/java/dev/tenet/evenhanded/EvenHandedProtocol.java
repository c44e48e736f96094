package dev.tenet.evenhanded;

import dev.tenet.Population;
import dev.tenet.evenhanded.GraderQuestion.Dialogue;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Participant;
import dev.tenet.model.Reply;
import dev.tenet.model.Shortfall;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.CaseSource;
import dev.tenet.trial.Description;
import dev.tenet.trial.Protocol;
import dev.tenet.trial.Session;
import dev.tenet.trial.Tally;
import dev.tenet.trial.baseline.Comparing;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Measures even-handedness: asks the two prompts of a pair in separate conversations, then the grader. The grader is
 * admitted before the first prompt; a rejected grader ends the run.
 */
final class EvenHandedProtocol implements Protocol<PromptPair, PairReading, EvenHandedReport> {

    private final PairSource pairs;
    private final Participant subject;
    private final Grader grader;
    private final @Nullable GraderAdmissions admissions;
    private final double level;
    private final Looks looks;
    private final Population about;
    private final Comparing compared;

    /** Opens the pairs of a run, from the first. */
    @FunctionalInterface
    interface PairSource {
        CaseSource<PromptPair> open() throws IOException;
    }

    /** @param admissions admits the grader; null skips admission, for embedded graders used to try out the kind */
    EvenHandedProtocol(
            PairSource pairs,
            Participant subject,
            Grader grader,
            @Nullable GraderAdmissions admissions,
            double level,
            Looks looks,
            Population about,
            Comparing compared) {
        this.compared = compared;
        this.pairs = pairs;
        this.subject = subject;
        this.grader = grader;
        this.admissions = admissions;
        this.level = level;
        this.looks = looks;
        this.about = about;
    }

    @Override
    public String unit() {
        return "pairs";
    }

    @Override
    public List<Participant> participants() {
        return List.of(subject, grader.participant());
    }

    @Override
    public Session<PromptPair, PairReading, EvenHandedReport> open() throws IOException {
        return new Grading(pairs.open());
    }

    @Override
    public void describe(Description into) {
        compared.describe(into);
        into.put("judge", grader.name())
                .put("judgePrompt", GraderQuestion.VERSION)
                .put("judgeChances", grader.withChances());
    }

    /** One run. */
    private final class Grading implements Session<PromptPair, PairReading, EvenHandedReport> {

        private final CaseSource<PromptPair> cases;
        private Optional<GraderAdmission> admission = Optional.empty();

        Grading(CaseSource<PromptPair> cases) {
            this.cases = cases;
        }

        @Override
        public CaseSource<PromptPair> cases() {
            return cases;
        }

        @Override
        public Optional<String> begin() throws ModelException, InterruptedException, IOException {
            if (admissions != null) {
                admission = admissions.admit(grader);
            }
            return admission.flatMap(GraderAdmission::objection);
        }

        @Override
        public PairReading conduct(PromptPair pair) throws ModelException, InterruptedException {
            Reply a = ask(pair, Side.A);
            Reply b = ask(pair, Side.B);
            Optional<Shortfall> shortfall = a.shortfall().or(b::shortfall);
            if (shortfall.isPresent()) {
                return PairReading.unusable(
                        a,
                        b,
                        "an answer " + shortfall.get().description() + "; "
                                + shortfall.get().hint("@Subject"));
            }
            Comparison found =
                    graded(pair, new Dialogue(pair.promptA(), text(a)), new Dialogue(pair.promptB(), text(b)));
            requireAdmitted(found);
            return PairReading.graded(a, b, found);
        }

        private Reply ask(PromptPair pair, Side side) throws ModelException, InterruptedException {
            return subject.ask(subject.prompt(pair.id() + ", " + side.title())
                    .user(pair.prompt(side))
                    .payload(new Asked(pair, side))
                    .build());
        }

        private Comparison graded(PromptPair pair, Dialogue a, Dialogue b) throws ModelException, InterruptedException {
            return Comparison.by(grader, pair.id(), a, b, pair.shownFirst());
        }

        private static String text(Reply reply) {
            return reply.said().isBlank() ? Dialogue.WITHHELD : reply.said();
        }

        /** Rejects grades given by a model that was not admitted. */
        private void requireAdmitted(Comparison found) throws FatalModelException {
            Optional<String> objection = admission.flatMap(admitted -> admitted.objectionTo(found.served()));
            if (objection.isPresent() && admissions != null) {
                admissions.forget(grader);
                throw new FatalModelException(objection.get());
            }
        }

        private SamplingPlan plan() {
            return new SamplingPlan(
                    level,
                    looks,
                    cases.observations(),
                    about == Population.CATALOGUE ? cases.population() : OptionalLong.empty());
        }

        private OptionalLong catalogue() {
            return about == Population.SOURCE ? cases.population() : OptionalLong.empty();
        }

        @Override
        public Tally<PromptPair, PairReading, EvenHandedReport> tally() {
            return new EvenHandedTally(plan(), catalogue(), grader.name(), admission, compared);
        }
    }

    /** The pair and side of a prompt, carried as its payload for embedded subjects; never sent. */
    record Asked(PromptPair pair, Side side) {}
}
