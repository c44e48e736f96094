package dev.tenet.deepvalue.answer;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says how much one mention of an option states, by the words around it. The reach is bounded, which keeps the reading
 * of long answers linear.
 */
final class MentionReading {

    private static final int REACH_BEFORE = 180;
    private static final int REACH_AFTER = 120;

    private static final Pattern CUT = Pattern.compile(
            "[,:()—→]| - |\\b(?:but|so|because|since|while|although|though|despite|whereas|sondern|sino)\\b|所以|因此");
    private static final Pattern HARD_CUT = Pattern.compile("[:()—→]|\\b(?:but|so|because|since|sondern|sino)\\b|ⓡ");
    private static final Pattern SUBJECT =
            Pattern.compile("\\b(?:i|i'd|i'll|i'm|they|they'd|he|she|we|you|it|it's|that's|"
                    + "user[a-z0-9]*|person|people|one|answer|choice|the [a-z]+)\\b");
    private static final Pattern HEADING_AFTER = Pattern.compile("[\"')\\] ]*+[:=(—]|[\"'\\] ]*+\\)|[\"')\\]]*+ - ");
    private static final Pattern FOREIGN_CUT = Pattern.compile("[,;:—]");

    private static final Set<String> CONCEDING = Set.of("while", "although", "though", "despite", "whereas");

    /** What a mention states. */
    enum Force {
        /** The head of a description in the midst of others; no choice, but it shows that options are listed. */
        LISTED,
        /** For the option, but counts only where nothing else is said. */
        WEAK,
        /** The head of a description; a choice unless the other option is described as well. */
        HEADING,
        /** A choice. */
        PLAIN,
        /** A choice drawn from what was said before. */
        CONCLUDING,
        /** A choice that says that it is the answer. */
        FINAL
    }

    private final String before;
    private final String after;
    private final boolean question;
    /** What stands before the mention since the last cut. */
    private final String stretch;

    private final String cut;
    private final String earlier;

    MentionReading(String sentence, int at, boolean question) {
        this.before = sentence.substring(Math.max(0, at - REACH_BEFORE), at);
        this.after = sentence.substring(at + 1, Math.min(sentence.length(), at + 1 + REACH_AFTER));
        this.question = question;
        int cutStart = 0;
        int cutEnd = 0;
        Matcher cuts = CUT.matcher(before);
        while (cuts.find()) {
            cutStart = cuts.start();
            cutEnd = cuts.end();
        }
        this.earlier = before.substring(0, cutStart).strip();
        this.cut = before.substring(cutStart, cutEnd).strip();
        this.stretch = before.substring(cutEnd);
    }

    /** Empty if the mention chooses nothing. */
    Optional<Force> force() {
        if (isRejected() || DoubtPhrases.OTHER_LABEL_BEFORE.matcher(before).find() || isConditional()) {
            return Optional.empty();
        }
        if (ChoicePhrases.LABEL_BEFORE.matcher(before).find()) {
            return Optional.of(Force.FINAL);
        }
        if (isAside()) {
            return Optional.empty();
        }
        if (!question
                && (ChoicePhrases.ANSWER_IS_BEFORE.matcher(before).find()
                        || ChoicePhrases.FOREIGN_ANSWER_BEFORE.matcher(before).find())) {
            return Optional.of(Force.FINAL);
        }
        if (standsAlone()) {
            if (HEADING_AFTER.matcher(after).lookingAt()) {
                return Optional.of(Force.HEADING);
            }
            return Optional.of(question ? Force.WEAK : plainOrConcluding());
        }
        if (question) {
            return Optional.empty();
        }
        if (ChoicePhrases.CHOICE_BEFORE.matcher(before).find()) {
            return Optional.of(DoubtPhrases.MODAL_BEFORE.matcher(stretch).find() ? Force.WEAK : plainOrConcluding());
        }
        if (ChoicePhrases.ARROW_BEFORE.matcher(before).find()) {
            return Optional.of(Force.CONCLUDING);
        }
        if (ChoicePhrases.BETTER_AFTER.matcher(after).lookingAt() || isForeignChoice()) {
            return Optional.of(plainOrConcluding());
        }
        if (looksAlone()) {
            return Optional.of(Force.LISTED);
        }
        return ChoicePhrases.GOOD_AFTER.matcher(after).lookingAt()
                        && ChoicePhrases.FILLER_BEFORE.matcher(stretch).matches()
                ? Optional.of(Force.WEAK)
                : Optional.empty();
    }

    private Force plainOrConcluding() {
        return ChoicePhrases.CONCLUSION.matcher(before).find() ? Force.CONCLUDING : Force.PLAIN;
    }

    private boolean isRejected() {
        boolean ownClause = stretch.isBlank()
                || SUBJECT.matcher(stretch).find()
                || ChoicePhrases.FILLER_BEFORE.matcher(stretch.strip()).matches();
        String scope = ownClause && !stretch.contains("ⓡ") ? stretch : sinceHardCut();
        // "I'm not sure, maybe B" doubts, but not B.
        boolean introduced = !stretch.isBlank()
                && ChoicePhrases.INTRODUCTION.matcher(earlier).matches();
        return DoubtPhrases.NEGATION.matcher(scope).find()
                || DoubtPhrases.DISBELIEF
                        .matcher(introduced ? stretch : sinceHardCut())
                        .find()
                || (!isNumber() && DoubtPhrases.NEGATION_AFTER.matcher(after).lookingAt());
    }

    /** The letter of a list, {@code A) …}, unlike {@code (A) …}. */
    private boolean isNumber() {
        return after.stripLeading().startsWith(")") && !before.stripTrailing().endsWith("(");
    }

    private String sinceHardCut() {
        int from = 0;
        Matcher cuts = HARD_CUT.matcher(before);
        while (cuts.find()) {
            from = cuts.end();
        }
        return before.substring(from);
    }

    private boolean isConditional() {
        Matcher cuts = CUT.matcher(after);
        String rest = cuts.find() ? after.substring(0, cuts.start()) : after;
        boolean conditionBefore = DoubtPhrases.CONDITION.matcher(sinceHardCut()).find()
                && !DoubtPhrases.FORCED.matcher(before).find();
        boolean conditionAfter = DoubtPhrases.CONDITION.matcher(rest).find()
                && !DoubtPhrases.FORCED.matcher(rest).find();
        return conditionBefore || conditionAfter;
    }

    /** Said of another question, of what speaks for an option, or of what others do. */
    private boolean isAside() {
        return DoubtPhrases.EARLIER.matcher(sinceHardCut()).find()
                || DoubtPhrases.CONCESSION.matcher(stretch.strip()).find()
                || CONCEDING.contains(cut)
                || DoubtPhrases.WHETHER.matcher(before).find()
                || DoubtPhrases.SOMEONE_WHO.matcher(before).find()
                || DoubtPhrases.WHEN_SOMEONE.matcher(stretch).find()
                || (!isNumber() && DoubtPhrases.TAKEN_BACK_AFTER.matcher(after).lookingAt())
                || DoubtPhrases.TO_CHOOSE.matcher(before).find()
                || DoubtPhrases.ALSO_AFTER.matcher(after).lookingAt();
    }

    private boolean standsAlone() {
        return looksAlone() && beginsAnew();
    }

    private boolean looksAlone() {
        if (!ChoicePhrases.FILLER_BEFORE.matcher(stretch.strip()).matches()) {
            return false;
        }
        Matcher filler = ChoicePhrases.FILLER_AFTER.matcher(after);
        return ChoicePhrases.FILLER_AFTER.matcher(after).matches()
                || ChoicePhrases.REASON_AFTER.matcher(after).lookingAt()
                || ChoicePhrases.REMARK_AFTER.matcher(after).matches()
                || HEADING_AFTER.matcher(after).lookingAt()
                || (filler.lookingAt() && after.startsWith("but", filler.end()));
    }

    private boolean beginsAnew() {
        return switch (cut) {
            case "", "(" -> earlier.isEmpty() && before.length() < REACH_BEFORE;
            case "so", "but", "sondern", "sino", ":", "→", "所以", "因此" -> true;
            case ",", "—", "-", ")" ->
                ChoicePhrases.CONNECTIVE.matcher(stretch.strip()).matches()
                        || earlier.contains("ⓡ")
                        || ChoicePhrases.INTRODUCTION.matcher(earlier).matches()
                        || ChoicePhrases.FILLER_BEFORE.matcher(earlier).matches();
            default -> false;
        };
    }

    private boolean isForeignChoice() {
        int from = 0;
        Matcher cuts = FOREIGN_CUT.matcher(before);
        while (cuts.find()) {
            from = cuts.end();
        }
        Matcher end = FOREIGN_CUT.matcher(after);
        String left = before.substring(from);
        String right = end.find() ? after.substring(0, end.start()) : after;
        String clause = left + right;
        return clause.indexOf(Mentions.A) < 0
                && clause.indexOf(Mentions.B) < 0
                && !DoubtPhrases.NEGATION.matcher(clause).find()
                && (ChoicePhrases.FOREIGN_CHOICE.matcher(clause).find()
                        || ChoicePhrases.FOREIGN_BETTER.matcher(clause).find());
    }
}
