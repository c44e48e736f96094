package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.deepvalue.DeepValueReading.ControlReading;
import dev.tenet.deepvalue.answer.ChoiceReader;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Participant;
import dev.tenet.model.Reply;
import dev.tenet.trial.CaseSource;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Protocol;
import dev.tenet.trial.ReplyRecord;
import dev.tenet.trial.Tally;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Measures DVGR: asks each trial's question once, and without examples where it has a control. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class DeepValueProtocol implements Protocol<Trial, DeepValueReading, Dvgr> {

    private final TrialSource trials;
    private final Participant subject;
    private final double level;
    private final boolean withChances;
    private final ChoiceReader reader = new ChoiceReader();

    /** Opens the trials of a run, from the first. */
    @FunctionalInterface
    public interface TrialSource {

        /**
         * Opens them.
         *
         * @throws DesignException if they cannot be had
         * @throws IOException if a file cannot be read, or a record of it is not as it should be
         */
        CaseSource<Trial> open() throws IOException;
    }

    /**
     * A protocol for one subject.
     *
     * @param level the confidence level of the figures, in (0, 1)
     */
    public DeepValueProtocol(TrialSource trials, Participant subject, double level) {
        this(trials, subject, level, false);
    }

    /**
     * A protocol for one subject.
     *
     * @param level the confidence level of the figures, in (0, 1)
     * @param withChances whether to ask how likely each option was, where the provider says
     */
    public DeepValueProtocol(TrialSource trials, Participant subject, double level, boolean withChances) {
        this.trials = trials;
        this.subject = subject;
        this.level = level;
        this.withChances = withChances;
    }

    @Override
    public CaseSource<Trial> cases() throws IOException {
        return trials.open();
    }

    @Override
    public List<Participant> participants() {
        return List.of(subject);
    }

    @Override
    public DeepValueReading conduct(Trial trial) throws ModelException, InterruptedException {
        Participant asked = subject.askedFor(Trial.shots(trial.shots()));
        Reply reply =
                withChances ? asked.askWithChances(trial.id(), trial.prompt()) : asked.ask(trial.id(), trial.prompt());
        ControlReading control = trial.controlPrompt() == null ? null : control(trial, trial.controlPrompt());
        OptionalDouble chanceOfA = OptionChances.ofA(reply.tokenChances());
        Double deep = chanceOfA.isEmpty()
                ? null
                : trial.deepOption() == Option.A ? chanceOfA.getAsDouble() : 1 - chanceOfA.getAsDouble();
        return new DeepValueReading(read(reply, trial.deepOption()), reply, deep, control);
    }

    private ControlReading control(Trial trial, String question) throws InterruptedException {
        try {
            Reply reply = subject.askedFor(Trial.shots(0)).ask(trial.id() + ", control", question);
            return new ControlReading.Answered(read(reply, trial.deepOption()), reply);
        } catch (ModelException failed) {
            return new ControlReading.Failed(
                    String.valueOf(failed.getMessage()), failed instanceof FatalModelException);
        }
    }

    private Choice read(Reply reply, Option deepOption) {
        return Choice.of(reader.read(reply), deepOption);
    }

    @Override
    public Tally<Trial, DeepValueReading, Dvgr> tally() {
        return new DvgrTally(level, withChances);
    }

    @Override
    public String label(Outcome<Trial, DeepValueReading> outcome) {
        return outcome instanceof Outcome.Read<Trial, DeepValueReading> read
                ? read.reading().choice().name()
                : "failed";
    }

    @Override
    public void record(Outcome<Trial, DeepValueReading> outcome, Map<String, Object> record) {
        Trial trial = outcome.posed();
        record.put("case", trial.id());
        record.put("subject", subject.label());
        record.put("model", subject.name());
        if (outcome instanceof Outcome.Read<Trial, DeepValueReading> read) {
            record.put("choice", read.reading().choice().name());
            ReplyRecord.put(record, read.reading().reply());
            if (read.reading().chanceOfDeep() != null) {
                record.put("probabilityOfDeep", read.reading().chanceOfDeep());
            }
        } else if (outcome instanceof Outcome.Failed<Trial, DeepValueReading> failed) {
            record.put("choice", null);
            record.put("failure", failed.problem());
        }
        record.put("deepOption", "Option " + trial.deepOption());
        record.put("preferred", trial.setting().preferred());
        record.put("other", trial.setting().other());
        record.put("dimension", trial.setting().dimension());
        record.put("pole", trial.setting().pole());
        record.put("otherPole", trial.setting().otherPole());
        record.put("context", trial.setting().context());
        record.put("activity", trial.activity());
        record.put("shots", trial.shots());
        record.put("prompt", trial.prompt());
        if (outcome instanceof Outcome.Read<Trial, DeepValueReading> read) {
            putControl(record, trial, read.reading().control());
        }
    }

    private static void putControl(Map<String, Object> record, Trial trial, @Nullable ControlReading control) {
        if (control == null) {
            return;
        }
        Map<String, Object> described = new LinkedHashMap<>();
        if (control instanceof ControlReading.Answered answered) {
            described.put("choice", answered.choice().name());
            ReplyRecord.put(described, answered.reply());
        } else if (control instanceof ControlReading.Failed failed) {
            described.put("failure", failed.problem());
        }
        described.put("prompt", trial.controlPrompt());
        record.put("control", described);
    }
}
