package dev.tenet.framing.judge;

import dev.tenet.Order;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.Participant;
import dev.tenet.text.Fingerprint;
import dev.tenet.text.Untrusted;
import dev.tenet.trial.AdmissionCandidate;
import dev.tenet.trial.AdmissionOrigin;
import dev.tenet.trial.AdmissionReplies;
import dev.tenet.trial.AdmissionReply;
import java.util.List;
import java.util.Optional;

/**
 * A judge that is shown the admission pairs. Admission applies to the judge, regardless of a spec's answer order.
 *
 * @param judge the judge, which reads each pair in one order
 * @param halves the pairs, with the labels of its rubric
 * @param terms the conditions for admission
 */
record JudgeCandidate(PairJudge judge, AdmissionPairs halves, AdmissionTerms terms)
        implements AdmissionCandidate<PosedPair, Rated, Admission> {

    private static final int EXCERPT = 300;

    /** Ignores the order of the spec. */
    static JudgeCandidate of(PairJudge judge, AdmissionPairs pairs, AdmissionTerms terms) {
        return new JudgeCandidate(
                new PairJudge(judge.participant(), Order.ONE, judge.rubric()), pairs.by(judge.rubric()), terms);
    }

    @Override
    public Participant participant() {
        return judge.participant();
    }

    @Override
    public String fingerprint() {
        return Fingerprint.of(
                judge.name(),
                judge.participant().model().identity(),
                judge.participant().system(),
                String.valueOf(judge.participant().sampling()),
                Rubrics.wayOfJudging(judge.rubric()).toString(),
                halves.admission().toString(),
                halves.heldOut().toString(),
                String.valueOf(terms.judgedTwice()));
    }

    @Override
    public List<PosedPair> pairs() {
        return PosedPair.of(halves, terms.judgedTwice());
    }

    @Override
    public Class<Rated> rating() {
        return Rated.class;
    }

    @Override
    public Rated unrated() {
        return Rated.UNJUDGED;
    }

    @Override
    public AdmissionReply<Rated> ask(PosedPair pair) throws FatalModelException, InterruptedException {
        PairJudge.Said said = pair.put(judge);
        String problem = said.problems().isEmpty() ? "" : said.problems().get(0);
        return new AdmissionReply<>(
                Rated.of(said),
                said.served(),
                said.hasFailedCall() ? Optional.of(problem) : Optional.empty(),
                Optional.of(problem + shown(said)).filter(words -> !said.hasFailedCall() && !words.isEmpty()));
    }

    private static String shown(PairJudge.Said said) {
        String reply = said.unfit().isEmpty() ? "" : said.unfit().get(0).said().strip();
        return reply.isEmpty() ? "" : ", in \"" + Untrusted.line(Untrusted.excerpt(reply, EXCERPT)) + "\"";
    }

    @Override
    public List<String> probe() throws FatalModelException, InterruptedException {
        return PosedPair.of(halves, 0).get(0).put(judge).served();
    }

    @Override
    public Optional<Outlook<Rated>> outlook() {
        return Optional.of(new AdmissionOutlook(halves.admission(), terms.margin()));
    }

    @Override
    public Admission result(AdmissionReplies<Rated> replies, AdmissionOrigin origin) {
        int asked = replies.ratings().size();
        int planned = halves.size();
        Optional<Admission.TurnedDown> turnedDown = asked < planned
                ? replies.certainMiss().map(because -> new Admission.TurnedDown(asked, planned, because))
                : Optional.empty();
        return new Ratings(halves.first(asked), replies.ratings())
                .admission(
                        judge.name(),
                        judge.rubric(),
                        terms,
                        replies.firstUnreadable().orElse(""),
                        turnedDown,
                        origin);
    }
}
