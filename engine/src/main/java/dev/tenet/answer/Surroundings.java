package dev.tenet.answer;

import dev.tenet.answer.Clause.Sentence;
import dev.tenet.answer.Token.Kind;
import java.util.List;

/**
 * The clauses around a clause that makes a choice.
 *
 * @param sentence the sentence with all clauses
 * @param index the index of the clause that makes the choice
 * @param before the tokens before the mention in this clause
 */
record Surroundings(Sentence sentence, int index, List<Token> before) {

    /** "Anyone but this user would choose A". */
    boolean isException() {
        List<Token> all =
                index == 0 ? List.of() : sentence.clauses().get(index - 1).words();
        return !all.isEmpty() && Doubts.EVERYBODY.contains(all.get(all.size() - 1));
    }

    boolean isConditional() {
        for (int earlier = 0; earlier <= index; earlier++) {
            Clause before = sentence.clauses().get(earlier);
            boolean isIf =
                    before.isOpenedBy("if", "unless", "when", "whenever", "whether", "wenn", "si", "falls", "если");
            if ((isIf && !Doubts.FORCED.begin(before.words())) || (!isIf && Doubts.CONDITION.begin(before.words()))) {
                return true;
            }
            boolean setsScene = earlier < index && Doubts.SCENE.begin(before.words());
            if (setsScene && !Doubts.INTRODUCTION.begin(before.words()) && !Lexicon.FILLER.begin(before.words())) {
                return true;
            }
        }
        return false;
    }

    boolean isTakenBack() {
        for (int later = index + 1; later < sentence.clauses().size(); later++) {
            Clause next = sentence.clauses().get(later);
            if (next.mark().equals(":")) {
                return false;
            }
            switch (next.opener()) {
                case "because", "since", "though", "although", "while", "whereas", "despite", "so" -> {
                    return false;
                }
                case "if", "unless", "when", "whenever", "whether", "wenn", "falls", "si", "otherwise" -> {
                    return !Doubts.FORCED.begin(next.words());
                }
                case "but", "yet", "however" -> {
                    return !next.hasMention() && !next.has(Kind.LEFT) && !Doubts.HEDGE.begin(next.words());
                }
                case "and" -> {
                    return before.size() < 3 && Lexicon.VERB.begin(before);
                }
                default -> {
                    if (Lexicon.REASON.begin(next.words())) {
                        return false;
                    }
                    boolean isNo = next.words().size() == 1 && Doubts.NOT.begin(next.words());
                    if (isNo || Doubts.TAKES_BACK.begin(next.words())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** "Option A, it keeps the promise", unlike "Option A, unlike Option B, breaks it". */
    boolean isFollowedByRemarks() {
        for (int later = index + 1; later < sentence.clauses().size(); later++) {
            Clause next = sentence.clauses().get(later);
            if (!next.opener().equals(",")) {
                return true;
            }
            boolean isRemark = next.has(Kind.LEFT)
                    || next.hasMention()
                    || next.words().isEmpty()
                    || Doubts.REMARK.begin(next.words())
                    || Lexicon.REASON.begin(next.words());
            if (!isRemark || (Lexicon.SUBJECT.begin(next.words()) && Doubts.NOT.occurIn(next.words()))) {
                return false;
            }
        }
        return true;
    }

    static boolean isIntroduction(Clause earlier) {
        return (Doubts.INTRODUCTION.begin(earlier.words()) && !isHistory(earlier.words()))
                || (earlier.isOpenedBy("although", "though", "while", "since", "because") && !earlier.hasMention());
    }

    private static boolean isHistory(List<Token> words) {
        for (int at = 0; at < words.size(); at++) {
            boolean isSingle = at + 1 == words.size() || Doubts.SINGULAR.contains(words.get(at + 1));
            boolean isNumbered = Doubts.SINGULAR.contains(words.get(at))
                    && at + 1 < words.size()
                    && Labels.isNumber(words.get(at + 1));
            if (isNumbered || (Doubts.ORDINAL.contains(words.get(at)) && isSingle)) {
                return true;
            }
        }
        return false;
    }

    /** "The user keeps promises and would choose …", "user7, going by this, would choose …". */
    boolean hasSubjectBefore() {
        for (int earlier = index - 1; earlier >= 0; earlier--) {
            List<Token> words = sentence.clauses().get(earlier).words();
            if (Lexicon.SUBJECT.end(words, Lexicon.endOfFiller(words)) >= 0 && !Doubts.NOT.occurIn(words)) {
                return true;
            }
        }
        return false;
    }
}
