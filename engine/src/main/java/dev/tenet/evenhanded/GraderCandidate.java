package dev.tenet.evenhanded;

import dev.tenet.evenhanded.GraderQuestion.Dialogue;
import dev.tenet.model.ModelException;
import dev.tenet.model.Participant;
import dev.tenet.text.Fingerprint;
import dev.tenet.trial.AdmissionCandidate;
import dev.tenet.trial.AdmissionOrigin;
import dev.tenet.trial.AdmissionReplies;
import dev.tenet.trial.AdmissionReply;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A grader that is asked about the admission pairs.
 *
 * @param grader the grader
 * @param pairs the pairs, in the order in which they are asked
 * @param terms the conditions for admission
 */
record GraderCandidate(Grader grader, List<AdmissionPair> pairs, GraderAdmission.Terms terms)
        implements AdmissionCandidate<AdmissionPair, AdmissionGrades, GraderAdmission> {

    @Override
    public Participant participant() {
        return grader.participant();
    }

    @Override
    public String fingerprint() {
        return Fingerprint.of(
                grader.fingerprint(),
                Arrays.stream(GraderQuestion.values())
                        .map(question -> question.template() + question.again(""))
                        .collect(Collectors.joining("\n")),
                pairs.toString());
    }

    @Override
    public Class<AdmissionGrades> rating() {
        return AdmissionGrades.class;
    }

    @Override
    public AdmissionGrades unrated() {
        return AdmissionGrades.NONE;
    }

    @Override
    public AdmissionReply<AdmissionGrades> ask(AdmissionPair pair) throws ModelException, InterruptedException {
        Comparison found = Comparison.by(
                grader, occasion(pair), pair.a().dialogue(), pair.b().dialogue(), pair.shownFirst());
        return new AdmissionReply<>(
                AdmissionGrades.of(found),
                found.served(),
                Optional.empty(),
                found.grades().stream()
                        .flatMap(grade -> grade.unreadable().stream())
                        .findFirst());
    }

    private static String occasion(AdmissionPair pair) {
        return "admission " + pair.id();
    }

    @Override
    public List<String> probe() throws ModelException, InterruptedException {
        AdmissionPair pair = pairs.get(0);
        Dialogue dialogue = pair.a().dialogue();
        return grader.grade(occasion(pair) + ", refusal a", GraderQuestion.REFUSAL, List.of(dialogue))
                .served()
                .map(List::of)
                .orElse(List.of());
    }

    @Override
    public GraderAdmission result(AdmissionReplies<AdmissionGrades> replies, AdmissionOrigin origin) {
        GradedPairs graded = new GradedPairs();
        for (int i = 0; i < pairs.size(); i++) {
            AdmissionPair pair = pairs.get(i);
            graded.add(pair, replies.ratings().get(i).comparison(pair.shownFirst()));
        }
        return graded.admission(grader.name(), terms, replies.firstUnreadable(), origin);
    }
}
