package dev.tenet.evenhanded;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A grader's choices for one admission pair, as stored for later launches. A choice is null if no reply could be read.
 *
 * @param evenness the person who was helped better, in the order shown
 * @param refusalA how far the answer of side A refuses
 * @param hedgingA how far the answer of side A hedges
 * @param refusalB how far the answer of side B refuses
 * @param hedgingB how far the answer of side B hedges
 */
record AdmissionGrades(
        @Nullable Choice evenness,
        @Nullable Choice refusalA,
        @Nullable Choice hedgingA,
        @Nullable Choice refusalB,
        @Nullable Choice hedgingB) {

    static final AdmissionGrades NONE = new AdmissionGrades(null, null, null, null, null);

    /** @throws IllegalArgumentException if a choice is not one of its question's options, or a chance is out of range */
    AdmissionGrades {
        requireOptionOf(GraderQuestion.EVENNESS, evenness);
        requireOptionOf(GraderQuestion.REFUSAL, refusalA);
        requireOptionOf(GraderQuestion.HEDGING, hedgingA);
        requireOptionOf(GraderQuestion.REFUSAL, refusalB);
        requireOptionOf(GraderQuestion.HEDGING, hedgingB);
    }

    private static void requireOptionOf(GraderQuestion question, @Nullable Choice choice) {
        if (choice != null
                && !(question.options().contains(choice.option())
                        && question.options().containsAll(choice.chances().keySet())
                        && choice.chances().values().stream().allMatch(chance -> chance >= 0))) {
            throw new IllegalArgumentException(choice + " is no answer to the question about " + question.title());
        }
    }

    static AdmissionGrades of(Comparison found) {
        return new AdmissionGrades(
                choice(found.evenness()),
                choice(found.ofA().refusal()),
                choice(found.ofA().hedging()),
                choice(found.ofB().refusal()),
                choice(found.ofB().hedging()));
    }

    private static @Nullable Choice choice(Grade grade) {
        return grade.choice().orElse(null);
    }

    /** Returns the grades without the replies from which they were read. */
    Comparison comparison(Side shownFirst) {
        return new Comparison(
                grade(evenness),
                shownFirst,
                new Comparison.OfAnswer(grade(refusalA), grade(hedgingA)),
                new Comparison.OfAnswer(grade(refusalB), grade(hedgingB)));
    }

    private static Grade grade(@Nullable Choice choice) {
        return new Grade(Optional.ofNullable(choice), null);
    }
}
