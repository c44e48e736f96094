package dev.tenet.deepvalue.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a marked text into sentences after it has settled, phrase by phrase, which mentions cannot be a choice: both
 * options in one breath ({@code A or B}), and the one that another is preferred to ({@code over B}, {@code not A}).
 */
final class Sentences {

    /** Both options are named together here. */
    static final char BOTH = 'ⓧ';
    /** An option is named here that the text leaves. */
    static final char LEFT_OUT = 'ⓡ';

    private static final String M = "[" + Mentions.A + Mentions.B + "]";
    private static final String CLOSERS = "[ \"')\\]]{0,3}+";
    private static final String OPENERS = "[ \"'(\\[]{0,3}+";

    private static final Pattern SPACES = Pattern.compile("[ ]{2,}+");
    private static final Pattern ABBREVIATION = Pattern.compile("\\b(vs|v|etc|e\\.g|i\\.e|cf|resp)\\.");
    private static final Pattern ELLIPSIS = Pattern.compile("\\.{2,}+|…");
    private static final Pattern NO_NEGATION =
            Pattern.compile("\\b(?:no|without(?: an?y?)?|beyond) (?:doubt|question)\\b|\\bnot (?:only|surprisingly|"
                    + "least)\\b|\\bnone other than\\b|\\bwithout hesitation\\b");
    private static final String AND_OR =
            "(?:or|and|and/or|nor|&|/|\\+|vs|versus|oder|und|noch|ou|et|ni|o|u|y|e|ed|né|nem|of|en|eller|"
                    + "och|og|i|и|или|или же|ани|ни|и/или|або|та|lub|albo|ani|nebo|a|ve|veya|ya da|atau|dan|hoặc|"
                    + "và|au|na|sau|și|tai|ja|vagy|és|或|或者|还是|還是|和|与|與|跟|と|か|や|または|あるいは|과|와|"
                    + "하고|또는|이나|아니면|أو|و|या|और|หรือ|และ|ή|και|או|যা|বা)";
    private static final Pattern REPEATED = Pattern.compile(
            "(" + M + ")(?:[ ,\"'(\\[]{0,4}+(?:" + AND_OR + "[ \"'(\\[]{0,3}+)?+\\1[ \"')\\]]{0,2}+)++");
    private static final String SOFTENER =
            "(?:the|l'|la|el|die|a|de|maybe|perhaps|possibly|even|either|rather|option|just as well|also|"
                    + "then|choose|pick)(?![a-z])";
    private static final String TOGETHER =
            "(?: ?\\([^()\\n]{0,60}+\\))?+" + CLOSERS + ",?+ ?+" + AND_OR + ",?+(?: " + SOFTENER + "){0,3}+" + OPENERS;
    private static final Pattern PAIR = eitherOrder(TOGETHER);
    private static final Pattern SIDE_BY_SIDE = eitherOrder("[ ,:=≈~/&+→—\"'()\\[\\]-]{0,6}+");
    private static final Pattern OPEN_PAIR =
            Pattern.compile(M + CLOSERS + ",?+ ?+(?:or|and|oder|und|ou|et|o|y|e|или|и|或|和)[ .,]*+$");
    private static final Pattern LEFT =
            Pattern.compile("(?<![\\p{L}'])(?:rather than|instead of|in place of|over|than|(?:but |and )?not|nor|never|"
                    + "unlike|versus|vs|against|(?:as )?compared (?:to|with)|(?:as )?opposed to|except|anything "
                    + "but|beats|outweighs|trumps|(?:an)?statt|nicht|keine?|weder|ni|no|non|né|não|nem|niet|inte|"
                    + "ikke|ej|не|ни|ani|nie|ne|pas|plutôt que|antes que|en lugar de|en vez de|au lieu de|em vez "
                    + "de|invece di|invece che|in plaats van|вместо|чем|als|dan|piuttosto che|không|bukan|değil|"
                    + "不选|不是|不選|而不是|而非|比|لا|ليس|وليس|नहीं)(?: (?:the|to|choosing|choose|pick|picking|"
                    + "with|go|going|for|be|really|quite|necessarily|de|la|el|die|den|het|a|o|l')){0,3}+(?: l')?"
                    + OPENERS + M + "|(?:>|≻|>=|≥|>>)" + OPENERS + M
                    + "|(?:不选|不是|不選|而不是|而非|比)" + OPENERS + M + "|" + M + "(?= ?(?:<|≺|<<) ?" + M + ")");
    private static final Pattern THE_LESSER =
            Pattern.compile("((?:prefer|plutôt|más|plus|mais|più|mejor)[^.,;\\n]{0,30}?" + M
                    + "[^.,;\\n]{0,20}?) (?:to|que|à|di|do que)(?: the| choosing| l'| la| el| a)?" + OPENERS + M);
    /** "A is worse than B" prefers B. */
    private static final Pattern WORSE_THAN = Pattern.compile(M
            + " (?:is|seems|looks|would be|feels|appears) (?:[a-z]{1,12} ){0,2}?(?:less (?:likely|"
            + "preferable|suitable|appropriate|consistent|fitting|probable|aligned|attractive|plausible|"
            + "convincing)|worse|weaker|inferior)(?: to be (?:chosen|picked|selected|preferred)|(?: an?)? "
            + "(?:choice|option|fit|match|pick)| with(?: [a-z]{1,12}){1,4}?)?+ (?:than|to)" + OPENERS + "(" + M + ")");

    private static final Pattern REJECTED_FOR =
            Pattern.compile("\\b(?:reject|rule out|discard|dismiss|exclude|eliminate|avoid|skip)(?:s|ed|d|ing)? ?"
                    + OPENERS + M + CLOSERS + ",?+ ?+(?=and (?:choose|pick|select|go|opt|prefer|take)s?\\b)");
    private static final Pattern CROSSED = Pattern.compile("✗ ?+" + M + "(?! ?✓)|(?<!✓ ?)" + M + " ?✗");
    private static final Pattern TICKED = Pattern.compile("✓ ?+(" + M + ")(?! ?✗)|(?<!✗ ?)(" + M + ") ?✓");
    private static final Pattern END = Pattern.compile("\\.(?=[\\s\"')\\]]|$)|(?<=" + M + " )\\.|[!?;\\n]");

    private Sentences() {}

    /**
     * One sentence.
     *
     * @param text without the sign that ends it
     * @param question whether a question mark ends it
     */
    record Sentence(String text, boolean question) {}

    static List<Sentence> in(CharSequence marked) {
        List<Sentence> sentences = new ArrayList<>();
        String text = settled(marked);
        Matcher end = END.matcher(text);
        int from = 0;
        while (end.find()) {
            add(sentences, text.substring(from, end.start()), end.group().equals("?"));
            from = end.end();
        }
        add(sentences, text.substring(from), false);
        return sentences;
    }

    private static void add(List<Sentence> sentences, String text, boolean question) {
        if (!text.isBlank()) {
            sentences.add(new Sentence(text.strip(), question));
        }
    }

    private static String settled(CharSequence marked) {
        String text = SPACES.matcher(marked).replaceAll(" ");
        text = ABBREVIATION.matcher(text).replaceAll("$1");
        text = ELLIPSIS.matcher(text).replaceAll(" , ");
        text = SPACES.matcher(text).replaceAll(" ");
        text = NO_NEGATION.matcher(text).replaceAll("surely");
        text = REPEATED.matcher(text).replaceAll("$1 ");
        text = TICKED.matcher(text).replaceAll("\nanswer: $1$2\n");
        text = CROSSED.matcher(text).replaceAll(" " + LEFT_OUT + " ");
        text = WORSE_THAN.matcher(text).replaceAll(LEFT_OUT + " so $1 ");
        text = REJECTED_FOR.matcher(text).replaceAll(LEFT_OUT + " so ");
        text = PAIR.matcher(text).replaceAll(" " + BOTH + " ");
        text = OPEN_PAIR.matcher(text).replaceAll(" " + BOTH + " ");
        text = LEFT.matcher(text).replaceAll(" " + LEFT_OUT + " ");
        text = THE_LESSER.matcher(text).replaceAll("$1 " + LEFT_OUT + " ");
        text = SIDE_BY_SIDE.matcher(text).replaceAll(" " + BOTH + " ");
        return SPACES.matcher(text).replaceAll(" ");
    }

    private static Pattern eitherOrder(String between) {
        return Pattern.compile(Mentions.A + between + Mentions.B + "|" + Mentions.B + between + Mentions.A);
    }
}
