package dev.tenet.deepvalue.answer;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where a text names an option, in whatever script and language, and writes {@link #A} or {@link #B} there: the
 * rules that follow then need not know how an option can be named. The signs cannot come from the answer itself,
 * because normalisation turns circled letters into plain ones. An article is no mention; the rest of the text comes
 * back in lower case.
 */
final class Mentions {

    /** Option A is named here. */
    static final char A = 'ⓐ';
    /** Option B is named here. */
    static final char B = 'ⓑ';

    private static final String END_FOLLOWS = "[)\\]]|[\")\\]}]{0,3}+(?:[ ]{0,9}+(?:$|[\\n.,;:!?)\\]}>=<→—✓✗" + A + B
            + "-])|[ ]{0,9}+[^\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}\\p{N}\\s\\p{Punct}]|'s\\b|[ ]{1,9}+\\("
            + "|[ ]{1,9}+(?:is|isn't|was|wasn't|would|wouldn't|will|won't|seems?|looks|feels|appears|sounds|"
            + "because|since|over|rather|instead|and|or|nor|but|vs|versus|it|fits|matches|aligns|suits|"
            + "wins|beats|has|does|doesn't|as (?:it|this|that|they)|given (?:the|their|that|how|his|her|"
            + "what|this)|es|est|ist|é|è|ou|oder|und|y|et|wäre|sería|serait|sarebbe|seria|porque|weil|"
            + "parce|car|perché|pois|omdat|ponieważ|потому|и|или|veya|sondern|sino|mais|aber|statt|[AB]";
    private static final String NOT_IN_WORD_AFTER = ")(?![\\p{L}\\p{N}]))";
    /**
     * What can follow an {@code A} at the head of a sentence that is no article: an end, a sign, another script, or a
     * word with which no noun phrase begins.
     */
    private static final Pattern NO_NOUN_FOLLOWS = Pattern.compile(END_FOLLOWS + NOT_IN_WORD_AFTER);
    /** The same for an {@code A} elsewhere; there an article would be a small letter. */
    private static final Pattern NO_NOUN_FOLLOWS_WITHIN = Pattern.compile(END_FOLLOWS
            + "|as|for|than|not|to|here|in|on|at|given|with|without|based|due|if|unless|when|then|so|might|"
            + "may|could|can|should|by|from|against|though|although|while|too|however|who|which|every|"
            + "again|makes|reflects|better|most|more|less|also|respects|keeps|gives|o|e|que|als|war|at"
            + NOT_IN_WORD_AFTER);

    private static final Pattern LONE =
            Pattern.compile("(?<![" + OptionWords.WORD + "@#$%&+])[AaBb](?![" + OptionWords.WORD + "+#&%])");
    private static final Pattern PAIR = Pattern.compile(
            "(?<![" + OptionWords.WORD + "'])([AB]|[ab])(?: ?[/&+] ?|-)([AB]|[ab])(?![" + OptionWords.WORD + "'/&+-])");
    private static final Pattern LOW_PAIR = Pattern.compile(
            "(?<![" + OptionWords.WORD + "'])([ab])( (?:or|and|nor|over|vs) )([ab])(?![" + OptionWords.WORD + "'-])");
    private static final String NO_WORD = "[^\\p{L}\\p{N}\\n✗¬≠~'\"]";
    private static final Pattern LINE = Pattern.compile("(?m)^" + NO_WORD + "*+['\"]?([" + OptionWords.FIRST_LETTERS
            + OptionWords.SECOND_LETTERS + "])['\"]?" + NO_WORD + "*+$");
    private static final Pattern ORDER_WORD = Pattern.compile(
            "\\bthe (?:(former)|latter)(?: (?:option|one))?(?= *+(?:$|[.,;:!?)\\n]| (?:is|because|since|"
                    + "as|seems|would)\\b))",
            Pattern.CASE_INSENSITIVE);
    /** "The second" of a choice, not of four questions: nothing else is said, or it is what is chosen. */
    private static final Pattern PLACE = Pattern.compile(
            "(?=the |first|second)(?:(?<=^\\s{0,9})|(?<=\\b(?:choose|pick|select|prefer|with|for) "
                    + "))(?:the )?+(?:(first)|second)(?: one)?(?=[ .!]*+$)",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> BEFORE_SMALL_A = Set.of(
            "choose", "pick", "select", "with", "for", "is", "be", "prefer", "lean", "say", "than", "over", "not");

    private Mentions() {}

    static String marked(CharSequence plain) {
        String text = replace(LINE, plain, line -> sign(line.group(1).charAt(0)) + "\n");
        text = replace(OptionWords.ORDINAL, text, ordinal -> sign(ordinal.group(1) != null ? 'A' : 'B'));
        text = wordsThenLetters(text);
        text = replace(
                OptionWords.LETTER_THEN_WORD, text, named -> sign(named.group(1).charAt(0)));
        text = replace(PAIR, text, Mentions::pair);
        text = replace(LOW_PAIR, text, Mentions::lowPair);
        text = lone(text);
        text = orderWords(text);
        text = replace(PLACE, text, place -> sign(place.group(1) != null ? 'A' : 'B'));
        return text.toLowerCase(Locale.ROOT);
    }

    private static String replace(Pattern pattern, CharSequence text, Function<MatchResult, String> replacement) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(replacement.apply(match)));
    }

    private static String sign(char letter) {
        return " " + (isFirst(letter) ? A : B) + " ";
    }

    private static boolean isFirst(char letter) {
        return OptionWords.FIRST_LETTERS.indexOf(letter) >= 0;
    }

    private static String wordsThenLetters(String text) {
        Matcher named = OptionWords.WORD_THEN_LETTER.matcher(text);
        StringBuilder marked = new StringBuilder(text.length());
        int from = 0;
        while (named.find()) {
            char letter = named.group("letter").charAt(0);
            String between = named.group("between") != null ? named.group("between") : named.group("near");
            boolean near = between == null || between.chars().noneMatch(sign -> ":=\n—.".indexOf(sign) >= 0);
            if (isArticle(letter, near, text, named.end("letter"))) {
                continue;
            }
            marked.append(text, from, named.start());
            // "Ответ: B" and "Answer = B" say alike that the answer follows.
            marked.append(between != null && (between.contains(":") || between.contains("=")) ? " answer: " : "");
            marked.append(sign(letter));
            from = named.end();
        }
        return marked.append(text, from, text.length()).toString();
    }

    /** Whether a letter that is also a word (Russian "в" means "in") is used as one here. */
    private static boolean isArticle(char letter, boolean near, String text, int end) {
        boolean canBeWord = isFirst(letter) || letter == 'в' || letter == 'В';
        return canBeWord && (Character.isLowerCase(letter) || !near) && !noNounFollows(near, text, end);
    }

    private static boolean noNounFollows(boolean within, String text, int end) {
        Pattern follows = within ? NO_NOUN_FOLLOWS_WITHIN : NO_NOUN_FOLLOWS;
        return follows.matcher(text).region(end, text.length()).lookingAt();
    }

    private static String pair(MatchResult pair) {
        return Character.toLowerCase(pair.group(1).charAt(0))
                        == Character.toLowerCase(pair.group(2).charAt(0))
                ? pair.group()
                : sign(pair.group(1).charAt(0)) + "/" + sign(pair.group(2).charAt(0));
    }

    private static String lowPair(MatchResult pair) {
        return sign(pair.group(1).charAt(0))
                + pair.group(2)
                + sign(pair.group(3).charAt(0));
    }

    private static String lone(String text) {
        Matcher lone = LONE.matcher(text);
        StringBuilder marked = new StringBuilder(text.length());
        int from = 0;
        while (lone.find()) {
            if (isLoneMention(text, lone.start())) {
                marked.append(text, from, lone.start()).append(sign(text.charAt(lone.start())));
                from = lone.end();
            }
        }
        return marked.append(text, from, text.length()).toString();
    }

    private static boolean isLoneMention(String text, int at) {
        char before = charAt(text, at - 1);
        char after = charAt(text, at + 1);
        boolean joinedBefore = "-./'".indexOf(before) >= 0 && Character.isLetter(charAt(text, at - 2));
        boolean joinedAfter = "-./".indexOf(after) >= 0 && Character.isLetter(charAt(text, at + 2));
        if (joinedBefore || joinedAfter) {
            return false;
        }
        return switch (text.charAt(at)) {
            case 'A' -> noNounFollows(isWithin(text, at), text, at + 1);
            case 'B' -> true;
            case 'b' -> after != '\'' || before == '\'';
            default -> isEnclosed(before, after) || isSmallMention(text, at);
        };
    }

    /** Whether a word stands before it in its sentence. */
    private static boolean isWithin(String text, int at) {
        int end = at;
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return Character.isLetterOrDigit(charAt(text, end - 1)) || charAt(text, end - 1) == ',';
    }

    private static boolean isEnclosed(char before, char after) {
        return "([\"'".indexOf(before) >= 0 && ")]\"'".indexOf(after) >= 0;
    }

    /** A small {@code a} is an article unless it follows a word of choice and a sign follows it. */
    private static boolean isSmallMention(String text, int at) {
        char after = charAt(text, at + 1);
        char afterThat = charAt(text, at + 2);
        boolean ends = ".,;!)".indexOf(after) >= 0 && !Character.isLetterOrDigit(afterThat) && afterThat != '.';
        int end = at;
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        if (":=→".indexOf(charAt(text, end - 1)) >= 0) {
            return ends || after == '\n' || after == 0;
        }
        int start = end;
        while (start > 0 && end - start < 8 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return ends && BEFORE_SMALL_A.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }

    /** The character there, 0 beyond either end. */
    private static char charAt(String text, int at) {
        return at >= 0 && at < text.length() ? text.charAt(at) : 0;
    }

    /** "The former" is A unless the text itself named B first. */
    private static String orderWords(String text) {
        int a = text.indexOf(A);
        int b = text.indexOf(B);
        int turned = b >= 0 && (a < 0 || b < a) ? b : text.length();
        return replace(
                ORDER_WORD,
                text,
                word -> word.start() > turned ? word.group() : sign(word.group(1) != null ? 'A' : 'B'));
    }
}
