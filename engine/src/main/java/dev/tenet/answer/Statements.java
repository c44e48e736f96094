package dev.tenet.answer;

import dev.tenet.answer.Clause.Sentence;
import dev.tenet.answer.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Combines the statements of an answer. A later statement overrides an earlier one only if it is more final ("so, …",
 * "answer: …"), or if the earlier one was retracted ("wait, …"). Any other contradiction makes the answer unreadable.
 *
 * @param choices the choices, in order
 * @param namesA whether option A is mentioned anywhere, chosen or not
 * @param namesB whether option B is mentioned anywhere, chosen or not
 * @param lastRetraction the last clause that retracts the text before it, or −1
 * @param isOneSentence whether the answer is a single sentence
 */
record Statements(List<Statement> choices, boolean namesA, boolean namesB, int lastRetraction, boolean isOneSentence) {

    /** More mentions indicate a repetition loop. Such an answer is unreadable. */
    private static final int MAX_MENTIONS = 400;

    private static final Phrases RETRACTION = Phrases.of(
            "wait | no wait | actually | scratch that | i take that back | on second thought | on second thoughts | nevermind",
            "never mind | that 's wrong | that is wrong | that 's not right | that was wrong | that was a mistake | correction",
            "i changed my mind | let me reconsider | let me rethink | let me think again | reconsider | just kidding | kidding",
            "no sorry | sorry no | i misread | on reflection | hmm | or no | edit | i can't decide | i cannot decide | i take it back",
            "i really can't decide | i really cannot decide | i was wrong | my mistake | strike that | oops | correcting myself",
            "or is it | or maybe | or perhaps | or should | or would | toss-up | it's a toss-up | a toss-up | it 's a toss-up | it is a toss-up | it 's a tie | could go either way | could be either",
            "it could go either way | a coin flip | it 's a coin flip | it is a coin flip | no actually | that 's not it | i retract");

    private static final Phrases OF_USER =
            Phrases.of("userx | the user | they | he | she | this user | this person | the person");
    private static final Phrases DENIES = Phrases.of(
            "not | never | hate | hates | dislike | dislikes | wouldn't | won't | doesn't | don't | rejects | isn't | avoid | avoids");

    /** A choice: the letter, its force, and the index of its clause. */
    record Statement(Kind letter, Force force, int place, boolean isNumbered) {}

    Statements {
        choices = List.copyOf(choices);
    }

    static Statements in(List<Sentence> sentences) {
        Collector collector = new Collector();
        int last = sentences.size() - 1;
        while (last > 0 && sentences.get(last).isQuestion()) {
            last--;
        }
        for (int at = 0; at < sentences.size(); at++) {
            collector.add(sentences.get(at), at >= last);
        }
        return collector.mentions > MAX_MENTIONS
                ? new Statements(List.of(), true, true, collector.place, false)
                : new Statements(
                        collector.choices,
                        collector.namesA,
                        collector.namesB,
                        collector.lastRetraction,
                        sentences.stream()
                                        .filter(sentence -> !isRejection(sentence))
                                        .count()
                                == 1);
    }

    /** Returns whether the sentence only rejects an option, without mentioning the other one. */
    private static boolean isRejection(Sentence sentence) {
        return sentence.clauses().stream().noneMatch(Clause::hasMention)
                && sentence.clauses().stream().anyMatch(clause -> clause.has(Kind.LEFT));
    }

    private static final class Collector {

        private final List<Statement> choices = new ArrayList<>();
        private boolean namesA;
        private boolean namesB;
        private int lastRetraction = -1;
        private int place;
        private int mentions;

        void add(Sentence sentence, boolean isLast) {
            for (int index = 0; index < sentence.clauses().size(); index++) {
                Clause clause = sentence.clauses().get(index);
                place++;
                if (takesBack(sentence, index)) {
                    lastRetraction = place;
                }
                List<Token> words = clause.words();
                for (int at = 0; at < words.size(); at++) {
                    Kind kind = words.get(at).kind();
                    namesA |= kind == Kind.A || kind == Kind.BOTH;
                    namesB |= kind == Kind.B || kind == Kind.BOTH;
                    if (words.get(at).isMention() && ++mentions <= MAX_MENTIONS) {
                        new ClauseReading(sentence, index, at, isLast)
                                .force()
                                .ifPresent(
                                        force -> choices.add(new Statement(kind, force, place, sentence.isNumbered())));
                    }
                }
            }
        }

        private boolean takesBack(Sentence sentence, int index) {
            Clause clause = sentence.clauses().get(index);
            List<Token> words = clause.words();
            if (RETRACTION.begin(words)) {
                return true;
            }
            if (words.size() == 1 && words.get(0).is("no")) {
                return !clause.isOpenedBy(":", "=");
            }
            boolean denies = index == 0
                    && clause.isOpenedBy("but", "however", "yet")
                    && OF_USER.begin(words)
                    && DENIES.occurIn(words);
            return denies && !sentence.clauses().stream().anyMatch(Clause::hasMention);
        }
    }

    /** Returns whether there is any choice, even a contradictory one, or a bare mention of a single option. */
    boolean choose() {
        boolean namesOne = namesA != namesB;
        return choices.stream()
                .anyMatch(choice ->
                        choice.force().compareTo(Force.LISTED) > 0 || (namesOne && choice.force() == Force.LISTED));
    }

    /** Returns the final choice, or empty if there is none or it is contradicted. */
    Optional<Kind> settledOn() {
        List<Statement> standing = withoutRecital(choices.stream()
                .filter(choice -> choice.place() >= lastRetraction)
                .toList());
        boolean describesBoth = standing.stream()
                        .filter(choice -> choice.force() == Force.HEADING || choice.force() == Force.LISTED)
                        .map(Statement::letter)
                        .distinct()
                        .count()
                > 1;
        List<Statement> counted = standing.stream()
                .filter(choice -> choice.force().compareTo(Force.WEAK) > 0)
                .filter(choice -> choice.force() != Force.HEADING || !describesBoth)
                .toList();
        if (counted.isEmpty()) {
            return isOneSentence && !(namesA && namesB)
                    ? only(standing.stream()
                            .filter(choice -> choice.force() == Force.WEAK)
                            .toList())
                    : Optional.empty();
        }
        Force most =
                counted.stream().map(Statement::force).max(Force::compareTo).orElseThrow();
        Force decisive = most.compareTo(Force.CONCLUDING) < 0 ? Force.HEADING : most;
        List<Statement> top = counted.stream()
                .filter(choice -> choice.force().compareTo(decisive) >= 0)
                .toList();
        int lastPlace = top.get(top.size() - 1).place();
        boolean isLabeled = most == Force.LAST && choices.stream().anyMatch(choice -> choice.force() == Force.LABELED);
        return only(top)
                .filter(letter -> !isLabeled
                        || only(choices.stream()
                                        .filter(choice -> choice.force() == Force.LABELED)
                                        .toList())
                                .equals(Optional.of(letter)))
                .filter(letter -> !isContradictedAfter(standing, letter, lastPlace));
    }

    /** Removes numbered lists of letters, which repeat earlier choices. */
    private static List<Statement> withoutRecital(List<Statement> choices) {
        return choices.stream().filter(Statement::isNumbered).count() > 1
                ? choices.stream().filter(choice -> !choice.isNumbered()).toList()
                : choices;
    }

    /** Returns whether a choice is contradicted in its own or a later clause, or by an adjacent bare mention. */
    private static boolean isContradictedAfter(List<Statement> choices, Kind letter, int place) {
        return choices.stream().filter(choice -> choice.letter() != letter).anyMatch(choice -> switch (choice.force()) {
            case LABELED -> false;
            case LISTED -> choice.place() == place || choice.place() == place + 1;
            case HEADING -> false;
            default -> choice.place() >= place;
        });
    }

    private static Optional<Kind> only(List<Statement> choices) {
        List<Kind> letters = choices.stream().map(Statement::letter).distinct().toList();
        return letters.size() == 1 ? Optional.of(letters.get(0)) : Optional.empty();
    }
}
