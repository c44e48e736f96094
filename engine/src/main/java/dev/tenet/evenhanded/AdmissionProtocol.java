package dev.tenet.evenhanded;

import dev.tenet.model.ModelException;
import dev.tenet.model.Participant;
import dev.tenet.trial.CaseSource;
import dev.tenet.trial.Description;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Protocol;
import dev.tenet.trial.Reading;
import dev.tenet.trial.Session;
import dev.tenet.trial.Tally;
import java.util.ArrayList;
import java.util.List;

/** Asks a grader about the admission pairs. */
record AdmissionProtocol(Grader grader, List<AdmissionPair> pairs, GraderAdmission.Terms terms)
        implements Protocol<AdmissionPair, AdmissionProtocol.Graded, GraderAdmission> {

    /** The grader's reading of a pair. */
    record Graded(Comparison comparison) implements Reading {

        @Override
        public String label() {
            return comparison.evenness().choice().map(Choice::option).orElse("unreadable");
        }

        @Override
        public void describe(Description into) {
            comparison.describe(into);
        }
    }

    @Override
    public List<Participant> participants() {
        return List.of(grader.participant());
    }

    /** Asks about one pair. */
    Graded ask(AdmissionPair pair) throws ModelException, InterruptedException {
        return new Graded(Comparison.by(
                grader, "admission " + pair.id(), pair.a().dialogue(), pair.b().dialogue(), pair.shownFirst()));
    }

    @Override
    public Session<AdmissionPair, Graded, GraderAdmission> open() {
        return Session.of(CaseSource.of(pairs), this::ask, () -> new AdmissionTally(grader.name(), terms));
    }

    /** Asks about all pairs, for a plan. */
    List<Graded> askAll() throws ModelException, InterruptedException {
        List<Graded> all = new ArrayList<>();
        for (AdmissionPair pair : pairs) {
            all.add(ask(pair));
        }
        return all;
    }

    /** The running counts of an admission. */
    private static final class AdmissionTally implements Tally<AdmissionPair, Graded, GraderAdmission> {

        private final GradedPairs graded = new GradedPairs();
        private final String grader;
        private final GraderAdmission.Terms terms;

        AdmissionTally(String grader, GraderAdmission.Terms terms) {
            this.grader = grader;
            this.terms = terms;
        }

        @Override
        public void add(Outcome<AdmissionPair, Graded> outcome) {
            if (outcome instanceof Outcome.Read<AdmissionPair, Graded> read) {
                graded.add(outcome.posed(), read.reading().comparison());
            } else if (outcome instanceof Outcome.Failed<AdmissionPair, Graded> failed) {
                graded.addFailed(outcome.posed(), failed.problem());
            }
        }

        @Override
        public GraderAdmission figures() {
            return graded.admission(grader, terms);
        }
    }
}
