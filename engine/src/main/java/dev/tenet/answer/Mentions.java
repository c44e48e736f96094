package dev.tenet.answer;

import dev.tenet.answer.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds mentions of options and replaces them with mention tokens, so later rules do not depend on how options are
 * named. The article "a" is not a mention, and neither is the letter of a plan or a vitamin: a mention must be
 * surrounded by known words.
 */
final class Mentions {

    /** Nouns for an option, which a letter follows. */
    private static final Phrases NOUN = Phrases.of(
            "option | agent | ai agent | alternative | candidate | letter | opt | assistant",
            // In other languages that models switch to. Few phrases of choice are known in them.
            "opción | opcion | opção | opcao | opzione | opțiunea | opcja | opcję | optie | opsi | opció | variante",
            "alternativ | alternativet | vaihtoehto | vaihtoehdon | možnost | seçenek | pilihan | chaguo | valg",
            "möglichkeit | lựa chọn | phương án | вариант | опция | варіант | опцію | επιλογή | אפשרות",
            "الخيار | خيار | گزینه | विकल्प | বিকল্প | விருப்பம் | 选 项 | 選 項 | 方 案 | 選 択 肢",
            "オ プ シ ョ ン | 옵션 | 선택지 | ต ั ว เ ล ื อ ก | l'option | l'opzione");
    /** Nouns for an option which only a letter can follow; a digit is the number of an example. */
    private static final Phrases CHOICE_NOUN = Phrases.of("choice | answer");

    private static final Phrases FIRST = Phrases.of(
            "first option | first agent | first ai agent | first alternative | first choice | 1st option | 1st agent | option number one",
            "option number 1 | option no 1 | agent number one | first of the two | first of the two options",
            "primera opción | première option | erste option | primeira opção | prima opzione | 第 一 个 选 项");
    private static final Phrases SECOND = Phrases.of(
            "second option | second agent | second ai agent | second alternative | 2nd option | 2nd agent | option number two",
            "option number 2 | option no 2 | agent number two | second of the two | second of the two options",
            "segunda opción | deuxième option | seconde option | zweite option | segunda opção | seconda opzione",
            "第 二 个 选 项");
    /** Words for an option by its position, used only where they are unambiguous. */
    private static final Map<String, Boolean> PLACES =
            Map.of("first", true, "1st", true, "former", true, "second", false, "2nd", false, "latter", false);

    private static final Set<String> BEFORE_PLACE =
            Set.of("choose", "pick", "select", "take", "prefer", "with", "is", "be", "say", "then", "so");
    private static final Map<String, Boolean> LETTERS = Map.ofEntries(
            Map.entry("a", true),
            Map.entry("а", true),
            Map.entry("α", true),
            Map.entry("أ", true),
            Map.entry("b", false),
            Map.entry("в", false),
            Map.entry("б", false),
            Map.entry("β", false),
            Map.entry("ب", false));
    private static final Map<String, Boolean> NUMBERS = Map.of("1", true, "one", true, "2", false, "two", false);

    /** Words that can follow the letter {@code A}, but not the article. */
    private static final Phrases AFTER_A = Phrases.of(
            "is | isn't | was | wasn't | would | wouldn't | will | won't | seems | seem | looks | feels | appears | because",
            "since | over | rather | instead | and | or | nor | but | vs | versus | it | fits | matches | aligns | suits",
            "wins | beats | has | does | doesn't | as | given | for | than | not | to | here | in | on | at | with | based",
            "due | if | unless | when | then | so | might | may | could | can | should | by | from | against | though",
            "although | too | which | who | again | better | also | likely | more | lacks | keeps | gets | stands",
            "outweighs | this | wäre | ist | est | é | es | por | porque | weil | parce | oder | ou | o | y | und");
    /** Words of {@link #AFTER_A} that can also follow the article, at the start of a phrase. */
    private static final Phrases ARTICLE_LIKE = Phrases.of("likely | better | more | as");

    private static final Set<String> BEFORE_SMALL = Set.of(
            "choose", "pick", "select", "with", "for", "is", "be", "prefer", "lean", "say", "than", "over", "not");
    private static final String BETWEEN = "#([{<-—=:\n";
    private static final String CLOSERS = ")]}>";

    private final List<Token> from;
    private final List<Token> marked;
    private @Nullable Kind firstNamed;
    private int at;

    private Mentions(List<Token> tokens) {
        this.from = tokens;
        this.marked = new ArrayList<>(tokens.size());
    }

    /** Returns the tokens, with each mention replaced by one token. */
    static List<Token> in(List<Token> tokens) {
        return new Mentions(tokens).marked();
    }

    private List<Token> marked() {
        while (at < from.size()) {
            if (!noun() && !place() && !joined() && !lone()) {
                marked.add(from.get(at++));
            }
        }
        return marked;
    }

    private @Nullable Token token(int index) {
        return index >= 0 && index < from.size() ? from.get(index) : null;
    }

    private boolean add(boolean isFirst, int next) {
        Token begin = from.get(at);
        firstNamed = firstNamed != null ? firstNamed : isFirst ? Kind.A : Kind.B;
        marked.add(new Token(isFirst ? Kind.A : Kind.B, isFirst ? "<A>" : "<B>", begin.isUpper(), begin.isJoined()));
        at = next;
        return true;
    }

    private boolean noun() {
        int first = FIRST.end(from, at);
        int second = SECOND.end(from, at);
        if (first >= 0 || second >= 0) {
            return add(first >= 0, Math.max(first, second));
        }
        int end = NOUN.end(from, at);
        boolean canHaveNumber = end >= 0;
        end = canHaveNumber ? end : CHOICE_NOUN.end(from, at);
        if (end < 0) {
            return false;
        }
        int letter = end;
        boolean isLabel = false;
        while (letter < from.size() && letter < end + 3 && isBetween(from.get(letter), canHaveNumber)) {
            isLabel |= ":=—".contains(from.get(letter).text());
            letter++;
        }
        Token named = token(letter);
        if (named == null || isLabel || isAnyOf(token(letter + 1), "'s")) {
            return false;
        }
        Boolean isFirst = LETTERS.get(named.text());
        if (isFirst == null && canHaveNumber) {
            isFirst = NUMBERS.get(named.text());
            if (isFirst != null && named.kind() != Kind.NUMBER && !endsAt(letter + 1) && named.is("one")) {
                return false;
            }
        } else if (isFirst != null && !named.isUpper() && !canFollow(letter + 1, named.is("a"))) {
            return false;
        }
        return isFirst != null && add(isFirst, afterClosers(letter, end));
    }

    private static boolean isBetween(Token token, boolean canBeNextLine) {
        return (token.kind() == Kind.MARK || (canBeNextLine && token.kind() == Kind.BREAK))
                && BETWEEN.contains(token.text());
    }

    /** Returns the index after the letter and any closing brackets that match an opening one before it. */
    private int afterClosers(int letter, int opened) {
        int next = letter + 1;
        for (int open = letter - 1; open >= opened && next < from.size(); open--) {
            if ("([{<".contains(from.get(open).text()) && from.get(next).isMark(CLOSERS)) {
                next++;
            }
        }
        return next;
    }

    /** Matches {@code option_b}, {@code Option-A} and {@code OptionA}. */
    private boolean joined() {
        Token token = from.get(at);
        if (!token.isWord() || token.text().length() < 4) {
            return false;
        }
        return switch (token.text()) {
            case "option_a", "option-a", "optiona", "option1", "option-1", "option_1", "agent_a", "agent-a" ->
                add(true, at + 1);
            case "option_b", "option-b", "optionb", "option2", "option-2", "option_2", "agent_b", "agent-b" ->
                add(false, at + 1);
            default -> false;
        };
    }

    private boolean place() {
        Boolean isFirst = PLACES.get(from.get(at).text());
        if (isFirst == null) {
            return false;
        }
        Token before = token(at - 1);
        boolean hasArticle = before != null && before.is("the");
        Token subject = hasArticle ? token(at - 2) : before;
        boolean isOrder = from.get(at).is("former") || from.get(at).is("latter");
        if ((isOrder || from.get(at).isUpper()) && !hasArticle && subject != null && !isEnd(subject)) {
            return false;
        }
        boolean begins = subject == null
                || isEnd(subject)
                || BEFORE_PLACE.contains(subject.text())
                || (subject.is("for") && isAnyOf(token(at - (hasArticle ? 3 : 2)), "opt", "go", "opts", "goes"));
        int next = at + 1;
        Token one = token(next);
        if (one != null && one.is("one")) {
            next++;
        }
        if (!begins || !endsAt(next)) {
            return false;
        }
        if (isOrder && firstNamed == Kind.B) {
            // "The former" is the option that was named first.
            return false;
        }
        return add(isFirst, next);
    }

    private static boolean isAnyOf(@Nullable Token token, String... words) {
        return token != null && List.of(words).contains(token.text());
    }

    private static boolean isEnd(Token token) {
        return token.kind() == Kind.BREAK || token.kind() == Kind.MARK;
    }

    private boolean endsAt(int index) {
        Token next = token(index);
        return next == null || isEnd(next) || isAnyOf(next, "because", "since", "as");
    }

    private boolean lone() {
        Token letter = from.get(at);
        Boolean isFirst = letter.isWord() ? LETTERS.get(letter.text()) : null;
        if (isFirst == null || isInWord()) {
            return false;
        }
        Token before = token(at - 1);
        Token after = token(at + 1);
        if (after != null && after.is("'s")) {
            return false;
        }
        boolean isEnclosed = before != null && after != null && before.isMark("([{<") && after.isMark(CLOSERS);
        boolean isLine = isLineEnd(before, -1) && isLineEnd(after, 1);
        boolean isItem = isLineEnd(before, -1) && after != null && after.isMark(")");
        boolean isLabeled = before != null && before.isMark(":=→") && endsAt(at + 1);
        if (isEnclosed) {
            marked.remove(marked.size() - 1);
            return add(isFirst, at + 2);
        }
        if (isLine || isItem || isLabeled) {
            return add(isFirst, at + 1);
        }
        if (!isLatin(letter)) {
            return false;
        }
        if (!letter.isUpper()) {
            boolean isCut = isFirst && after == null;
            return before != null
                    && BEFORE_SMALL.contains(before.text())
                    && !isCut
                    && endsAt(at + 1)
                    && add(isFirst, at + 1);
        }
        return (!isFirst || canFollow(at + 1, before == null || isEnd(before))) && add(isFirst, at + 1);
    }

    private static boolean isLatin(Token letter) {
        return letter.is("a") || letter.is("b");
    }

    /** Returns whether the letter is part of a term such as {@code A/C}, {@code &B} or {@code @a}. */
    private boolean isInWord() {
        Token before = token(at - 1);
        Token after = token(at + 1);
        Token afterThat = token(at + 2);
        Token beforeThat = token(at - 2);
        boolean isAfter = before != null
                && before.isMark("/@#$%&+~")
                && from.get(at).isJoined()
                && !(beforeThat != null && LETTERS.containsKey(beforeThat.text()))
                && !before.is("#");
        boolean isBefore = after != null
                && after.isJoined()
                && after.isMark("/&%#@+")
                && !(afterThat != null && LETTERS.containsKey(afterThat.text()));
        return isAfter || isBefore;
    }

    /** Returns whether only punctuation marks separate the token from the end of its line. */
    private boolean isLineEnd(@Nullable Token token, int step) {
        Token seen = token;
        for (int index = at + step; seen != null && seen.kind() == Kind.MARK && Math.abs(index - at) < 4; ) {
            if (seen.isMark("✗✓~≠→=—/")) {
                return seen.isMark("✓→=—");
            }
            index += step;
            seen = token(index);
        }
        return seen == null || seen.kind() == Kind.BREAK;
    }

    /** Returns whether the token after an {@code A} shows that it is not the article. */
    private boolean canFollow(int index, boolean isStrict) {
        Token next = token(index);
        if (next == null || isEnd(next) || isOtherScript(next)) {
            return true;
        }
        if (LETTERS.containsKey(next.text()) && next.isUpper()) {
            return true;
        }
        return AFTER_A.contains(next) && !(isStrict && ARTICLE_LIKE.contains(next));
    }

    private static boolean isOtherScript(Token token) {
        int point = token.text().codePointAt(0);
        return token.isWord() && (point > 0x2E80 || token.text().equals("и"));
    }
}
