package dev.tenet.answer;

import dev.tenet.answer.Clause.Sentence;
import dev.tenet.answer.Token.Kind;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Reads the force of a mention in a clause. All words before it must match known phrases that introduce or make a
 * choice, and all words after it must match known endings. The surrounding clauses must not retract it.
 */
final class ClauseReading {

    private static final int MAX_WORDS = 40;
    private static final int MAX_GROUND = 12;
    private static final int MAX_CLAUSES = 100;

    private static final Phrases ANSWER =
            Phrases.of("answer | choice | pick | prediction | decision | verdict | conclusion");
    private static final Phrases DETERMINER = Phrases.of(
            "the | a | an | that | for | to | with | on | of | just | simply | clear | firm | actually | probably | likely",
            "definitely | clearly | certainly | most | more | still | rather | instead | again | is | be | maybe | perhaps",
            "slightly | answer | sooner | option | agent | therefore | thus | in favor of | in favour of | : | toward | towards",
            "l | la | el | le | die | der | den | das | a | o");
    private static final Phrases CONCLUSION = Phrases.of(
            "so | therefore | thus | hence | consequently | in conclusion | overall | all in all | ultimately | finally",
            "in the end | on balance | in short | in summary | to conclude | conclusion | accordingly | as a result | 所 以 | 因 此");
    private static final Phrases PRESENT = Phrases.of("this time | here | now | in this | in the new | for this");
    private static final Phrases GROUND = Phrases.of(
            "after | based on | given | considering | looking at | going by | judging by | judging from | from");
    private static final Phrases ARGUMENT =
            Phrases.of("the evidence for | evidence for | the case for | the argument for | the arguments for");

    private final Sentence sentence;
    private final int index;
    private final Clause clause;
    private final List<Token> before;
    private final List<Token> after;
    private final boolean isLast;
    private final Surroundings around;

    /** @param isLast whether only questions follow the sentence */
    ClauseReading(Sentence sentence, int index, int at, boolean isLast) {
        this.sentence = sentence;
        this.index = index;
        this.clause = sentence.clauses().get(index);
        this.before = clause.words().subList(0, at);
        this.after = clause.words().subList(at + 1, clause.words().size());
        this.isLast = isLast;
        this.around = new Surroundings(sentence, index, before);
    }

    /** Returns the force of the mention, or empty if it is not a choice. */
    Optional<Force> force() {
        if (before.size() > MAX_WORDS
                || sentence.clauses().size() > MAX_CLAUSES
                || around.isConditional()
                || around.isTakenBack()
                || isImprobable()) {
            return Optional.empty();
        }
        Optional<Force> force = stated();
        if (sentence.isQuestion()) {
            return force.filter(stated -> stated.compareTo(Force.HEADING) >= 0 && isBare())
                    .map(stated -> Force.WEAK);
        }
        return force.map(stated -> stated == Force.PLAIN && concludes() ? Force.CONCLUDING : stated);
    }

    private Optional<Force> stated() {
        if (clause.isOpenedBy(":", "=", "→") && isBare()) {
            return Labels.force(sentence, index, isLast);
        }
        if (clause.isOpenedBy("but") && around.isException()) {
            return Optional.empty();
        }
        if (clause.isOpenedBy("if") && Doubts.FORCED.begin(before)) {
            return isForcedChoice() ? Optional.of(Force.PLAIN) : Optional.empty();
        }
        if (clause.isOpenedBy(
                        "because",
                        "since",
                        "while",
                        "although",
                        "whereas",
                        "despite",
                        "whether",
                        "otherwise",
                        "when",
                        "if",
                        "unless")
                || (clause.isOpenedBy("though") && index == 0)) {
            return Optional.empty();
        }
        if (isBare()) {
            return bare();
        }
        if (!endsWell(0)) {
            return predicate();
        }
        return choice();
    }

    /** "If forced to choose I'd say B". */
    private boolean isForcedChoice() {
        for (int at = Doubts.FORCED.end(before, 0); at < before.size(); at++) {
            if (Lexicon.SUBJECT.end(before, at) >= 0 && choosesBefore(before.subList(at, before.size()), false)) {
                return true;
            }
        }
        return false;
    }

    private boolean isBare() {
        return Lexicon.endOfFiller(before) == before.size() && (endsWell(0) || isHeading());
    }

    private Optional<Force> bare() {
        if (!isIndependent()) {
            return Optional.of(Force.LISTED);
        }
        if (!around.isFollowedByRemarks()) {
            return Optional.empty();
        }
        if (isHeading()) {
            Clause described = sentence.clauses().get(index + 1);
            boolean isDenied = Doubts.NOT.occurIn(
                    described.words().subList(0, Math.min(3, described.words().size())));
            return isDenied ? Optional.empty() : Optional.of(Force.HEADING);
        }
        return Optional.of(Force.PLAIN);
    }

    private boolean isHeading() {
        return after.isEmpty()
                && index + 1 < sentence.clauses().size()
                && List.of(":", "—", "(", "=", ")")
                        .contains(sentence.clauses().get(index + 1).mark());
    }

    private boolean isIndependent() {
        if (index == 0) {
            return true;
        }
        Clause earlier = sentence.clauses().get(index - 1);
        return switch (clause.opener()) {
            case "so", "but", "therefore", "thus", "hence", "yet", "however", "aber" -> true;
            case ",", "—", ")", "(" ->
                earlier.has(Kind.LEFT)
                        || makesChoice(earlier)
                        || Lexicon.endOfFiller(earlier.words())
                                == earlier.words().size()
                        || CONCLUSION.begin(before)
                        || Surroundings.isIntroduction(sentence.clauses().get(0))
                        || Surroundings.isIntroduction(earlier);
            default -> false;
        };
    }

    /** "And so would choose the honest agent, Option B." */
    private static boolean makesChoice(Clause earlier) {
        List<Token> words = earlier.words();
        BitSet starts = starts(words);
        for (int at = starts.nextSetBit(0); at >= 0; at = starts.nextSetBit(at + 1)) {
            int subject = Lexicon.SUBJECT.end(words, at);
            int verbs = skipModal(words, Math.max(subject, at));
            int verb = Lexicon.VERB.end(words, verbs);
            if (verb >= 0 && verbs > at && verb < words.size() && !Doubts.NOT.occurIn(words)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Force> choice() {
        BitSet starts = starts(before);
        for (int at = starts.nextSetBit(0); at >= 0; at = starts.nextSetBit(at + 1)) {
            Optional<Force> choice = choice(at);
            if (choice.isPresent()) {
                return choice;
            }
        }
        return isLast && isNewAgent() ? Optional.of(Force.PLAIN) : Optional.empty();
    }

    /** Returns the indices where a choice can start: after any sequence of introductory phrases. */
    private static BitSet starts(List<Token> words) {
        BitSet starts = new BitSet();
        starts.set(0);
        int subjects = GROUND.begin(words) ? Math.min(words.size(), MAX_GROUND) : 0;
        for (int at = 1; at < subjects; at++) {
            if (Lexicon.SUBJECT.end(words, at) >= 0) {
                starts.set(at);
            }
        }
        for (int at = 0; at >= 0 && at < words.size(); at = starts.nextSetBit(at + 1)) {
            if (words.get(at).kind() == Kind.LEFT) {
                starts.set(at + 1);
            }
            for (Phrases introduction : List.of(Lexicon.FILLER, Lexicon.INTRO, Lexicon.THAT)) {
                int end = introduction.end(words, at);
                if (end >= 0) {
                    starts.set(end);
                }
            }
        }
        return starts;
    }

    /** Returns whether the words announce a choice without an object, such as "the user would pick" or "I think". */
    static boolean announcesChoice(List<Token> words) {
        BitSet starts = starts(words);
        if (starts.get(words.size())) {
            return true;
        }
        for (int at = starts.nextSetBit(0); at >= 0; at = starts.nextSetBit(at + 1)) {
            if (choosesBefore(words.subList(at, words.size()), false)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Force> choice(int at) {
        if (at == before.size()) {
            return Optional.of(Force.PLAIN);
        }
        int noun = Lexicon.NAME.end(before, Lexicon.NAMED.endOfAll(before, at));
        if (noun >= 0) {
            boolean isAnswer = ANSWER.occurIn(before.subList(noun - 1, noun));
            int tail = Lexicon.NAME_TAIL.endOfAll(before, noun);
            int is = Lexicon.IS.end(before, tail);
            if (is >= 0 && determined(before, is) == before.size()) {
                return Optional.of(isAnswer ? Force.FINAL : Force.PLAIN);
            }
        }
        if (choosesBefore(before.subList(at, before.size()), around.hasSubjectBefore())) {
            return Optional.of(Force.PLAIN);
        }
        int evidence = Lexicon.EVIDENCE.end(before, at);
        if (evidence >= 0) {
            int points = Lexicon.POINTS_TO.end(before, Lexicon.ADVERB.endOfAll(before, evidence));
            points = points >= 0 ? points : Lexicon.IS.end(before, evidence);
            if (points >= 0 && determined(before, points) == before.size()) {
                return Optional.of(Force.PLAIN);
            }
        }
        if (ARGUMENT.end(before, at) == before.size() && after.stream().anyMatch(token -> token.kind() == Kind.LEFT)) {
            return Optional.of(Force.PLAIN);
        }
        return Optional.empty();
    }

    /** "This time the honest agent is B." */
    private boolean isNewAgent() {
        int end = before.size();
        int at = Lexicon.endOfFiller(before);
        return end - at >= 3
                && end - at <= 5
                && PRESENT.occurIn(before.subList(0, at))
                && Lexicon.IS.contains(before.get(end - 1))
                && Lexicon.NAME.contains(before.get(end - 2))
                && !Doubts.NOT.occurIn(before);
    }

    private static int determined(List<Token> words, int from) {
        int at = from;
        while (at < words.size()) {
            int next = Math.max(DETERMINER.end(words, at), Lexicon.ADVERB.end(words, at));
            if (next < 0) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** Returns whether the words are a subject and a verb of choice, up to the object. */
    private static boolean choosesBefore(List<Token> words, boolean hasSubject) {
        int subject = Lexicon.SUBJECT.end(words, 0);
        int verbs = skipModal(words, Math.max(subject, 0));
        int verb = Lexicon.VERB.end(words, verbs);
        if (verb < 0 || determined(words, verb) != words.size()) {
            return false;
        }
        return subject >= 0 || hasSubject || verbs == 0;
    }

    private static int skipModal(List<Token> words, int from) {
        int at = from;
        while (at < words.size()) {
            int next = Math.max(Lexicon.MODAL.end(words, at), Lexicon.ADVERB.end(words, at));
            if (next < 0) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private Optional<Force> predicate() {
        boolean isEvidence = ARGUMENT.end(before, 0) == before.size();
        if (!starts(before).get(before.size()) && !isEvidence) {
            return Optional.empty();
        }
        int from = Lexicon.ADVERB.endOfAll(after, 0);
        int is = Lexicon.IS.end(after, from);
        if (is >= 0) {
            int described = described(is);
            int better = Lexicon.BETTER.end(after, described);
            if (better >= 0 && (endsWell(better) || Lexicon.IN_VIEW_OF.end(after, better) >= 0)) {
                return Optional.of(Force.PLAIN);
            }
            int named = Lexicon.NAME.end(after, described);
            if (named >= 0 && described > is && endsWell(Lexicon.NAME_TAIL.endOfAll(after, named)) && !isEvidence) {
                return Optional.of(Force.PLAIN);
            }
            if (better >= 0) {
                int fit = Lexicon.NAME.end(after, better);
                if (fit >= 0 && endsWell(Lexicon.NAME_TAIL.endOfAll(after, fit))) {
                    return Optional.of(Force.PLAIN);
                }
            }
            if (isElliptic(is)) {
                return Optional.of(Force.WEAK);
            }
        }
        int wins = Lexicon.WINS.end(after, from);
        if (wins >= 0 && endsWell(wins)) {
            return Optional.of(Force.PLAIN);
        }
        return Lexicon.GOOD.end(after, from) >= 0 && !Doubts.NOT.occurIn(after)
                ? Optional.of(Force.WEAK)
                : Optional.empty();
    }

    private boolean isElliptic(int is) {
        return is == after.size();
    }

    private int described(int from) {
        int at = from;
        while (at < after.size()) {
            int next = Math.max(Lexicon.DEGREE.end(after, at), Lexicon.NAMED.end(after, at));
            // "Better" is the predicate itself if no noun follows.
            if (next < 0
                    || (next == after.size() && Lexicon.BETTER.end(after, at) == next)
                    || (Lexicon.BETTER.end(after, at) >= next
                            && Lexicon.NAME.end(after, Lexicon.NAMED.endOfAll(after, at)) < 0)) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** Returns whether the rest of the clause does not change the choice. */
    private boolean endsWell(int from) {
        int at = from;
        while (at < after.size()) {
            if (Lexicon.REASON.end(after, at) >= 0
                    || (after.get(at).is("as")
                            && at + 1 < after.size()
                            && after.get(at + 1).isMention())) {
                return true;
            }
            int next = Math.max(Lexicon.TAIL.end(after, at), Lexicon.NAME_TAIL.end(after, at));
            if (after.get(at).kind() == Kind.LEFT || after.get(at).is("even")) {
                next = at + 1;
            }
            if (next < 0) {
                return false;
            }
            at = next;
        }
        return true;
    }

    private boolean concludes() {
        return clause.isOpenedBy("so", "therefore", "thus", "hence")
                || CONCLUSION.begin(before)
                || CONCLUSION.begin(sentence.clauses().get(0).words())
                || sentence.clauses().get(0).isOpenedBy("so", "therefore", "thus", "hence");
    }

    /** "Option A (20 %)". */
    private boolean isImprobable() {
        List<Token> next = !after.isEmpty()
                ? after
                : index + 1 < sentence.clauses().size()
                        ? sentence.clauses().get(index + 1).words()
                        : List.of();
        return !next.isEmpty() && next.get(0).kind() == Kind.NUMBER && Chances.share(next.get(0)) <= 0.5;
    }
}
