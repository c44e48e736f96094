package dev.tenet.engine;

import dev.tenet.model.CallTotals;
import dev.tenet.model.Participant;
import dev.tenet.tape.TapeSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers on which no claim may be judged: too old, dated in the future, or all withheld by a filter. */
final class UnusableAnswers {

    // The tolerated clock difference between machines that share a tape.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private UnusableAnswers() {}

    /**
     * Returns why answers from a tape are unusable because they are too old, or because they are dated in the future;
     * empty if all are usable.
     */
    static Optional<String> stale(List<Participant> participants, Optional<Duration> maxAge, Instant now) {
        return maxAge.flatMap(age -> participants.stream()
                .flatMap(participant -> {
                    CallTotals spent = participant.meter().totals();
                    String answers = "answers of " + participant.name();
                    String admission = "admission answers of " + participant.name();
                    return Stream.of(
                                    tooOld(spent.oldestReplayed(), now.minus(age), answers),
                                    fromTheFuture(spent.newestReplayed(), now, answers),
                                    tooOld(spent.oldestDependency(), now.minus(age), admission),
                                    fromTheFuture(spent.oldestDependency(), now, admission))
                            .flatMap(found -> found);
                })
                .findFirst()
                .map(old -> old + ", but " + TapeSettings.MAX_AGE + " is " + inWords(age) + "; record them again with "
                        + TapeSettings.MODE + "=record"));
    }

    /**
     * Returns which participant's answers were all withheld by a filter; empty if there is none, or if it answered
     * something in this launch.
     */
    static Optional<String> onlyWithheld(List<Participant> participants) {
        return participants.stream()
                .filter(participant -> participant.meter().withheldBeforeAnyAnswer() > 0)
                .findFirst()
                .map(participant -> String.format(
                        Locale.ROOT,
                        "a filter withheld every answer of %s in this launch (%,d in all), so it is unknown whether it"
                                + " refuses these questions",
                        participant.name(),
                        participant.meter().withheldBeforeAnyAnswer()));
    }

    private static Stream<String> tooOld(@Nullable Instant oldest, Instant limit, String what) {
        return Stream.ofNullable(oldest)
                .filter(recorded -> recorded.isBefore(limit))
                .map(recorded -> what + " come from the tape, the oldest from " + recorded);
    }

    /** Reports an answer dated in the future. Its age is unknown, because a clock was wrong. */
    private static Stream<String> fromTheFuture(@Nullable Instant newest, Instant now, String what) {
        return Stream.ofNullable(newest)
                .filter(recorded -> recorded.isAfter(now.plus(CLOCKS_DIFFER)))
                .map(recorded ->
                        what + " come from the tape, the newest from " + recorded + ", which is in the" + " future");
    }

    private static String inWords(Duration age) {
        if (age.toHoursPart() == 0 && age.toMinutesPart() == 0 && age.toDays() > 0) {
            return age.toDays() + (age.toDays() == 1 ? " day" : " days");
        }
        return age.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
