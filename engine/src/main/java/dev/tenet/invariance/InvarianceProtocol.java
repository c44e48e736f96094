package dev.tenet.invariance;

import dev.tenet.Population;
import dev.tenet.model.ModelException;
import dev.tenet.model.Participant;
import dev.tenet.model.Prompt;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Description;
import dev.tenet.trial.Protocol;
import dev.tenet.trial.Session;
import dev.tenet.trial.baseline.Comparing;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** Asks a question in its original form and with a change, in separate conversations, and reads both choices. */
final class InvarianceProtocol implements Protocol<InvariancePair, InvarianceReading, InvarianceReport> {

    private final Source source;
    private final Participant subject;
    private final double level;
    private final Looks looks;
    private final Population about;
    private final Comparing compared;

    /** Opens the pairs of a run. */
    @FunctionalInterface
    interface Source {
        InvariancePairs open() throws IOException;
    }

    /** @param level the confidence level of the intervals, in (0, 1) */
    InvarianceProtocol(
            Source source, Participant subject, double level, Looks looks, Population about, Comparing compared) {
        this.compared = compared;
        this.source = source;
        this.subject = subject;
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
        return List.of(subject);
    }

    @Override
    public Session<InvariancePair, InvarianceReading, InvarianceReport> open() throws IOException {
        InvariancePairs pairs = source.open();
        return Session.of(
                pairs,
                this::conduct,
                () -> new InvarianceTally(
                        pairs.planned().keySet(),
                        plan(pairs),
                        about == Population.SOURCE ? pairs.population() : OptionalLong.empty(),
                        compared));
    }

    private SamplingPlan plan(InvariancePairs pairs) {
        return new SamplingPlan(
                level,
                looks,
                pairs.observations(),
                about == Population.CATALOGUE ? pairs.population() : OptionalLong.empty());
    }

    @Override
    public void describe(Description into) {
        compared.describe(into);
    }

    private InvarianceReading conduct(InvariancePair pair) throws ModelException, InterruptedException {
        HeardChoice asWritten = ask(pair.id() + "/as-written", pair.asWritten());
        return new InvarianceReading(asWritten, ask(pair.id() + "/changed", pair.changed()));
    }

    private HeardChoice ask(String occasion, AskedQuestion asked) throws ModelException, InterruptedException {
        Prompt prompt =
                subject.prompt(occasion).user(asked.prompt()).payload(asked).build();
        return HeardChoice.in(subject.ask(prompt), asked);
    }
}
