package dev.tenet.trial;

import dev.tenet.model.Participant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Asks a judge about its admission pairs in sequence. */
record AdmissionProtocol<P extends Case, R>(AdmissionCandidate<P, R, ?> candidate)
        implements Protocol<P, AdmissionReply<R>, AdmissionReplies<R>> {

    @Override
    public List<Participant> participants() {
        return List.of(candidate.participant());
    }

    @Override
    public Session<P, AdmissionReply<R>, AdmissionReplies<R>> open() {
        return Session.of(
                CaseSource.of(candidate.pairs()),
                candidate::ask,
                () -> new RatingTally<>(candidate.unrated(), candidate.outlook().orElse(null)));
    }

    /** The ratings so far. */
    private static final class RatingTally<P extends Case, R>
            implements Tally<P, AdmissionReply<R>, AdmissionReplies<R>> {

        private final R unrated;
        private final AdmissionCandidate.@Nullable Outlook<R> outlook;
        private final List<R> ratings = new ArrayList<>();
        private final SortedSet<String> served = new TreeSet<>();
        private long failedCalls;
        private Optional<String> firstFailure = Optional.empty();
        private Optional<String> firstUnreadable = Optional.empty();

        RatingTally(R unrated, AdmissionCandidate.@Nullable Outlook<R> outlook) {
            this.unrated = unrated;
            this.outlook = outlook;
        }

        @Override
        public void add(Outcome<P, AdmissionReply<R>> outcome) {
            if (outcome instanceof Outcome.Read<P, AdmissionReply<R>> read) {
                AdmissionReply<R> reply = read.reading();
                add(reply.rating());
                served.addAll(reply.served());
                reply.failure().ifPresent(this::failed);
                firstUnreadable = firstUnreadable.or(reply::unreadable);
            } else if (outcome instanceof Outcome.Failed<P, AdmissionReply<R>> failed) {
                add(unrated);
                failed(failed.problem());
            }
        }

        private void add(R rating) {
            ratings.add(rating);
            if (outlook != null) {
                outlook.add(rating);
            }
        }

        private void failed(String problem) {
            failedCalls++;
            firstFailure = firstFailure.or(() -> Optional.of(problem));
        }

        @Override
        public AdmissionReplies<R> figures() {
            return new AdmissionReplies<>(
                    ratings,
                    served,
                    failedCalls,
                    firstFailure,
                    firstUnreadable,
                    outlook == null ? Optional.empty() : outlook.certainMiss());
        }
    }
}
