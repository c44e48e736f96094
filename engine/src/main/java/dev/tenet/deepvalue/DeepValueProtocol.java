package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Control;
import dev.tenet.Counterbalance;
import dev.tenet.Population;
import dev.tenet.Reader;
import dev.tenet.answer.ChoiceReader;
import dev.tenet.answer.ChoiceSchema;
import dev.tenet.answer.OptionTexts;
import dev.tenet.deepvalue.DeepValueReading.ControlReading;
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
import dev.tenet.trial.baseline.Comparing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The protocol that measures DVGR. Asks the test question of each trial, then its control
 * questions. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class DeepValueProtocol implements Protocol<Trial, DeepValueReading, Dvgr> {

    private final TrialSource trials;
    private final Participant subject;
    private final double level;
    private final Looks looks;
    private final Control control;
    private final boolean withChances;
    private final AnswerForm form;
    private final Comparing compared;
    private final Reader readBy;
    private final Counterbalance counterbalance;
    private final Population about;
    private final ChoiceReader reader = new ChoiceReader();

    /** Opens the trials of a run. */
    @FunctionalInterface
    public interface TrialSource {

        /**
         * Opens the trials, positioned at the first.
         *
         * @throws InvalidSpecException if the trials cannot be generated or selected
         * @throws IOException if a file cannot be read, or a record is malformed
         */
        CaseSource<Trial> open() throws IOException;
    }

    /**
     * Creates a protocol for a subject.
     *
     * @param level the confidence level of the figures, in (0, 1)
     */
    public DeepValueProtocol(TrialSource trials, Participant subject, double level) {
        this(trials, subject, level, Looks.FIXED, Control.AUTO, false, AnswerForm.TEXT);
    }

    /**
     * Creates a protocol for a subject.
     *
     * @param level the confidence level of the figures, in (0, 1)
     * @param looks when the figures are looked at
     * @param control the control questions of the trials
     * @param withChances whether to request token probabilities
     * @param form the form in which choices are requested
     */
    public DeepValueProtocol(
            TrialSource trials,
            Participant subject,
            double level,
            Looks looks,
            Control control,
            boolean withChances,
            AnswerForm form) {
        this(
                trials,
                subject,
                level,
                looks,
                control,
                withChances,
                form,
                Reader.TENET,
                Comparing.NOTHING,
                Counterbalance.RANDOM,
                Population.SOURCE);
    }

    private DeepValueProtocol(
            TrialSource trials,
            Participant subject,
            double level,
            Looks looks,
            Control control,
            boolean withChances,
            AnswerForm form,
            Reader readBy,
            Comparing compared,
            Counterbalance counterbalance,
            Population about) {
        this.about = about;
        this.readBy = readBy;
        this.trials = trials;
        this.subject = subject;
        this.level = level;
        this.looks = looks;
        this.control = control;
        this.withChances = withChances;
        this.form = form;
        this.compared = compared;
        this.counterbalance = counterbalance;
    }

    /** Returns a copy that is compared. */
    DeepValueProtocol comparing(Comparing with) {
        return new DeepValueProtocol(
                trials, subject, level, looks, control, withChances, form, readBy, with, counterbalance, about);
    }

    @Override
    public void describe(Description into) {
        compared.describe(into);
    }

    /** Returns a copy that reads answers in the given way. */
    public DeepValueProtocol readBy(Reader how) {
        return new DeepValueProtocol(
                trials, subject, level, looks, control, withChances, form, how, compared, counterbalance, about);
    }

    /** Returns a copy whose figures are about the given population. */
    public DeepValueProtocol about(Population what) {
        return new DeepValueProtocol(
                trials, subject, level, looks, control, withChances, form, readBy, compared, counterbalance, what);
    }

    /** Returns a copy that asks each question in one order of its options, or in both. */
    public DeepValueProtocol counterbalanced(Counterbalance how) {
        return new DeepValueProtocol(
                trials, subject, level, looks, control, withChances, form, readBy, compared, how, about);
    }

    @Override
    public String unit() {
        return "trials";
    }

    @Override
    public List<Participant> participants() {
        return List.of(subject);
    }

    @Override
    public Session<Trial, DeepValueReading, Dvgr> open() throws IOException {
        CaseSource<Trial> questions = trials.open();
        CaseSource<Trial> cases = counterbalance == Counterbalance.BOTH ? new BothOrders(questions) : questions;
        return new Session<>() {

            @Override
            public CaseSource<Trial> cases() {
                return cases;
            }

            @Override
            public DeepValueReading conduct(Trial trial) throws ModelException, InterruptedException {
                return DeepValueProtocol.this.conduct(trial);
            }

            @Override
            public Tally<Trial, DeepValueReading, Dvgr> tally() {
                return new DvgrTally(
                                new SamplingPlan(
                                        level,
                                        looks,
                                        cases.observations(),
                                        about == Population.CATALOGUE ? cases.population() : OptionalLong.empty()),
                                cases instanceof PlannedTrials known ? known.planned() : Map.of(),
                                ControlPlan.confounded(control, cases.observations()),
                                withChances,
                                form,
                                readBy,
                                compared,
                                counterbalance)
                        .drawnFrom(about == Population.SOURCE ? cases.population() : OptionalLong.empty());
            }
        };
    }

    private DeepValueReading conduct(Trial trial) throws ModelException, InterruptedException {
        Reply reply = ask(trial.shots(), trial.id(), trial.prompt(), withChances);
        List<ControlReading> controls = new ArrayList<>(trial.controls().size());
        for (ControlQuestion question : trial.controls()) {
            controls.add(control(trial, question));
        }
        Choice choice = read(reply, trial.prompt(), trial.deepOption());
        return new DeepValueReading(choice, reply, chanceOfDeep(choice, reply, trial.deepOption()), controls);
    }

    /** Only an answer that was read as a choice has a chance: in a refusal, "A" may be an article. */
    private static @Nullable Double chanceOfDeep(Choice choice, Reply reply, Option deepOption) {
        if (DeepValueReading.taken(choice, deepOption).isEmpty()) {
            return null;
        }
        OptionalDouble chanceOfA = OptionChances.ofA(reply.tokenChances());
        return chanceOfA.isEmpty()
                ? null
                : (Double) (deepOption == Option.A ? chanceOfA.getAsDouble() : 1 - chanceOfA.getAsDouble());
    }

    private Reply ask(int shots, String occasion, String question, boolean forChances)
            throws ModelException, InterruptedException {
        return subject.withPart(Trial.shots(shots))
                .ask(occasion, question, form == AnswerForm.SCHEMA ? ChoiceSchema.SENT : null, forChances);
    }

    private ControlReading control(Trial trial, ControlQuestion question) throws InterruptedException {
        try {
            Reply reply =
                    ask(question.shots(), trial.id() + ", " + question.kind().id(), question.prompt(), false);
            return new ControlReading.Answered(question, read(reply, question.prompt(), trial.deepOption()), reply);
        } catch (ModelException failed) {
            return new ControlReading.Failed(
                    question, String.valueOf(failed.getMessage()), failed instanceof FatalModelException);
        }
    }

    private Choice read(Reply reply, String question, Option deepOption) {
        if (readBy == Reader.PAPER) {
            return Choice.of(PaperReader.read(reply), deepOption);
        }
        OptionTexts options = OptionTexts.in(question);
        return Choice.of(
                form == AnswerForm.SCHEMA ? reader.readObject(reply, options) : reader.read(reply, options),
                deepOption);
    }
}
