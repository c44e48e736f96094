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
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

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
        Iterator<AdmissionPair> next = pairs.iterator();
        CaseSource<AdmissionPair> cases = new CaseSource<>() {
            @Override
            public long size() {
                return pairs.size();
            }

            @Override
            public Optional<AdmissionPair> next() {
                return next.hasNext() ? Optional.of(next.next()) : Optional.empty();
            }
        };
        return new Session<>() {
            @Override
            public CaseSource<AdmissionPair> cases() {
                return cases;
            }

            @Override
            public Graded conduct(AdmissionPair pair) throws ModelException, InterruptedException {
                return ask(pair);
            }

            @Override
            public Tally<AdmissionPair, Graded, GraderAdmission> tally() {
                return new AdmissionTally(grader.name(), terms);
            }
        };
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
