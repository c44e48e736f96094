package dev.tenet.deepvalue.answer;

import dev.tenet.deepvalue.answer.MentionReading.Force;
import dev.tenet.deepvalue.answer.Sentences.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds up what an answer states. A later statement overrides an earlier one only if it is the more final of the two
 * ("so, …", "answer: …"); any other contradiction leaves the answer unread. Mentions that no rule explains choose
 * nothing.
 *
 * @param choices in the order in which they were made
 * @param namesA whether Option A is named anywhere, chosen or not
 * @param namesB whether Option B is named anywhere, chosen or not
 * @param lastRetraction the last sentence that takes a choice back, or −1
 * @param oneSentence whether the answer is a single sentence
 */
record Statements(List<Statement> choices, boolean namesA, boolean namesB, int lastRetraction, boolean oneSentence) {

    /** No answer names its options this often; what does is a loop, and reads as nothing. */
    private static final int MOST_MENTIONS = 400;

    /** One choice: which letter, how final, in which sentence. */
    record Statement(char letter, Force force, int sentence) {}

    Statements {
        choices = List.copyOf(choices);
    }

    static Statements in(List<Sentence> sentences) {
        List<Statement> choices = new ArrayList<>();
        int mentions = 0;
        boolean namesA = false;
        boolean namesB = false;
        int lastRetraction = -1;
        for (int i = 0; i < sentences.size(); i++) {
            Sentence sentence = sentences.get(i);
            String text = sentence.text();
            if (DoubtPhrases.RETRACTION.matcher(text).find()) {
                lastRetraction = i;
            }
            for (int at = 0; at < text.length(); at++) {
                char sign = text.charAt(at);
                namesA |= sign == Mentions.A || sign == Sentences.BOTH;
                namesB |= sign == Mentions.B || sign == Sentences.BOTH;
                if (sign == Mentions.A || sign == Mentions.B) {
                    if (++mentions > MOST_MENTIONS) {
                        return new Statements(List.of(), true, true, i, false);
                    }
                    int order = i;
                    new MentionReading(text, at, sentence.question())
                            .force()
                            .ifPresent(force -> choices.add(new Statement(sign, force, order)));
                }
            }
        }
        return new Statements(choices, namesA, namesB, lastRetraction, sentences.size() == 1);
    }

    /** Whether anything was chosen, be it in contradiction. */
    boolean choose() {
        return choices.stream().anyMatch(choice -> choice.force() != Force.LISTED);
    }

    /** The letter that the answer settles on, {@link Mentions#A} or {@link Mentions#B}. */
    Optional<Character> settledOn() {
        boolean describesBoth = choices.stream()
                        .filter(choice -> choice.force() == Force.HEADING || choice.force() == Force.LISTED)
                        .map(Statement::letter)
                        .distinct()
                        .count()
                > 1;
        List<Statement> counted = choices.stream()
                .filter(choice -> choice.force().compareTo(Force.WEAK) > 0)
                .filter(choice -> choice.force() != Force.HEADING || !describesBoth)
                .toList();
        if (counted.isEmpty()) {
            return oneSentence && !(namesA && namesB) ? only(of(Force.WEAK)) : Optional.empty();
        }
        Force most =
                counted.stream().map(Statement::force).max(Force::compareTo).orElseThrow();
        Force decisive = most.compareTo(Force.CONCLUDING) < 0 ? Force.HEADING : most;
        List<Statement> top = counted.stream()
                .filter(choice -> choice.force().compareTo(decisive) >= 0)
                .toList();
        int last = top.get(top.size() - 1).sentence();
        return only(top).filter(letter -> lastRetraction < last && !isContradictedAfter(letter, last));
    }

    /** By another choice there or later, or in the same breath by another option that nothing explains. */
    private boolean isContradictedAfter(char letter, int sentence) {
        return choices.stream().filter(choice -> choice.letter() != letter).anyMatch(choice -> switch (choice.force()) {
            case LISTED -> choice.sentence() == sentence;
            case HEADING -> false;
            default -> choice.sentence() >= sentence;
        });
    }

    private List<Statement> of(Force force) {
        return choices.stream().filter(choice -> choice.force() == force).toList();
    }

    private static Optional<Character> only(List<Statement> choices) {
        List<Character> letters =
                choices.stream().map(Statement::letter).distinct().toList();
        return letters.size() == 1 ? Optional.of(letters.get(0)) : Optional.empty();
    }
}
