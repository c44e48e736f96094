package dev.tenet.answer;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.answer.Clause.Sentence;
import dev.tenet.answer.Token.Kind;
import dev.tenet.model.Reply;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Reads from a model's answer which of two options it chose, so that a figure never rests on a guess: what cannot be
 * read with certainty is {@link ReadAnswer#UNREADABLE}.
 *
 * <p>The way of a text: {@link Reply#said} leaves the thoughts out, {@link PlainText} gives each letter one form,
 * {@link DeclaredAnswers} looks for a place that says that it is the answer, {@link Tokens} splits the rest into words,
 * {@link Mentions} and {@link Quotations} find where an option is named or quoted, {@link Comparisons} settles pairs and
 * rejections, {@link ClauseReading} says what each clause chooses, and {@link Statements} adds that up. Only where nothing is
 * chosen, {@link Refusals} is asked. The words in which a choice is read are a closed list ({@link Lexicon}): a turn of
 * phrase that is not on it chooses nothing.
 *
 * <p>A pure function of the text and the options: the same answer reads the same wherever and whenever. At most {@value
 * #LONGEST} characters are read, and the work grows in proportion to them.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ChoiceReader {

    /** JSON in an answer tag in a box is as far as models go. */
    private static final int DEEPEST_DECLARATION = 3;

    private static final Phrases REASON = Phrases.of("because | since | given | based on | due to");
    /** Nothing but the number of an option. */
    private static final Pattern NUMBER_ALONE =
            Pattern.compile("[^\\p{L}\\p{N}]{0,6}+(?:(?i:number|no\\.?) ?)?([12])[^\\p{L}\\p{N}]{0,6}+");
    /** The answer that prompts ask for; most answers are one, and need no reading. */
    private static final Pattern AS_ASKED =
            Pattern.compile("\\s*+\\*{0,2}+(?:Option )?([AB])\\*{0,2}+\\.?\\*{0,2}+\\s*+");

    /** A letter that could be the first of a word, or the number of the first of two descriptions. */
    private static final Pattern LONE_LETTER =
            Pattern.compile("[\\s*_`\"'(\\[{<]*+[AaBb](?:[*_`\"')\\]]*+[.)][ ]\\S.*+)?+", Pattern.DOTALL);

    /** A field of an object that declines, as the form of answers has it. */
    private static final Pattern DECLINES = Pattern.compile("(?i)\\s*+(?:declined?|refused?)\\s*+\\.?\\s*+");

    /** The most characters of an answer that are read, its thoughts left out. */
    public static final int LONGEST = 64 * 1024;

    /** Keeps nothing between answers; one reader serves all threads. */
    public ChoiceReader() {}

    /** Reads a reply whose options' texts are not known. */
    public ReadAnswer read(Reply reply) {
        return read(reply, OptionTexts.UNKNOWN);
    }

    /**
     * Reads a reply: what it says, up to where it was cut off. One that ends in thought, or is {@linkplain #isTooLong too
     * long}, is unreadable.
     */
    public ReadAnswer read(Reply reply, OptionTexts options) {
        if (reply.isRefused()) {
            return ReadAnswer.REFUSED;
        }
        // One that ends in thought may have taken back what was said before.
        if (reply.endsInThought() || isTooLong(reply)) {
            return ReadAnswer.UNREADABLE;
        }
        return reply.finish() == Reply.Finish.CUT_OFF
                ? readStart(withoutDecoration(reply.said()))
                : readWhole(reply.said(), options);
    }

    /**
     * Reads a reply to a question that asked for {@link ChoiceSchema#SENT}: strictly where it is a JSON object, by its words
     * where the server ignored or rejected the schema.
     */
    public ReadAnswer readObject(Reply reply, OptionTexts options) {
        if (reply.isRefused() || isTooLong(reply)) {
            return read(reply, options);
        }
        return ChoiceSchema.read(reply).orElseGet(() -> read(reply, options));
    }

    /** Whether an answer has more than {@value #LONGEST} characters without its thoughts; no more are read. */
    public static boolean isTooLong(Reply reply) {
        return reply.said().length() > LONGEST;
    }

    private static ReadAnswer readWhole(String said, OptionTexts options) {
        Matcher asAsked = AS_ASKED.matcher(said);
        if (asAsked.matches()) {
            return asAsked.group(1).equals("A") ? ReadAnswer.A : ReadAnswer.B;
        }
        String turn = withoutDecoration(said);
        if (turn.length() > 2 * LONGEST) {
            // One character of some scripts is written out as eighteen.
            return ReadAnswer.UNREADABLE;
        }
        String answer = PlainText.beforeNextQuestion(turn);
        if (answer.length() < turn.length()) {
            ReadAnswer first = read(answer, options, 0);
            if (first != ReadAnswer.UNREADABLE) {
                return first;
            }
        }
        return read(turn, options, 0);
    }

    private static String withoutDecoration(String said) {
        return PlainText.withoutSpecialTokens(PlainText.firstTurn(PlainText.normalised(said)));
    }

    /**
     * Reads a whole answer.
     *
     * @param answer as the model gave it, thoughts included
     */
    public ReadAnswer read(String answer) {
        return read(Reply.of(answer));
    }

    /**
     * Reads an answer that was cut at the token limit: what is missing may take back what is there, so only a choice at
     * its very start counts. A refusal that is cut, a lone letter that could be the first of a word and a description
     * that the other option's may follow are all {@link ReadAnswer#UNREADABLE}.
     *
     * @param answer as far as it came, thoughts included
     */
    public ReadAnswer readCutOff(String answer) {
        return read(Reply.builder(answer).finish(Reply.Finish.CUT_OFF).build());
    }

    private static ReadAnswer readStart(String said) {
        if (LONE_LETTER.matcher(said).matches()) {
            return ReadAnswer.UNREADABLE;
        }
        List<Token> tokens = tokens(said);
        int first = 0;
        while (first < tokens.size()
                && (tokens.get(first).kind() == Kind.BREAK || tokens.get(first).isMark("(["))) {
            first++;
        }
        if (first == tokens.size() || !tokens.get(first).isMention() || !opens(tokens, first + 1)) {
            return ReadAnswer.UNREADABLE;
        }
        ReadAnswer opened = answer(tokens.get(first).kind());
        return opened == read(said, OptionTexts.UNKNOWN, 0) ? opened : ReadAnswer.UNREADABLE;
    }

    /** Whether what follows the first mention shows that it stands for itself. */
    private static boolean opens(List<Token> tokens, int from) {
        int at = from;
        while (at < tokens.size() && tokens.get(at).isMark(")]")) {
            at++;
        }
        return at == tokens.size()
                || tokens.get(at).kind() == Kind.BREAK
                || tokens.get(at).isMark(".;!")
                || REASON.end(tokens, at) >= 0
                || (tokens.get(at).is(",") && REASON.end(tokens, at + 1) >= 0);
    }

    private static List<Token> tokens(String said) {
        return Mentions.in(Tokens.scan(PlainText.plain(said)));
    }

    private static ReadAnswer read(String said, OptionTexts options, int depth) {
        if (depth < DEEPEST_DECLARATION) {
            DeclaredAnswers declared = DeclaredAnswers.in(said);
            if (declared.any()) {
                return declared(declared, options, depth);
            }
        }
        Matcher number = NUMBER_ALONE.matcher(said);
        if (number.matches()) {
            return number.group(1).equals("1") ? ReadAnswer.A : ReadAnswer.B;
        }
        List<Token> tokens = tokens(said);
        if (!options.equals(OptionTexts.UNKNOWN)) {
            if (tokens.stream().noneMatch(Token::isMention)) {
                tokens = Quotations.marked(tokens, options);
            } else if (Quotations.contradictLetters(tokens, options)) {
                return ReadAnswer.UNREADABLE;
            }
        }
        Optional<Kind> likelier = Chances.likelier(tokens);
        if (likelier.isPresent()) {
            return answer(likelier.get());
        }
        List<Sentence> sentences = Clause.sentences(Comparisons.settled(tokens));
        Statements statements = Statements.in(sentences);
        return statements
                .settledOn()
                .map(ChoiceReader::answer)
                .orElseGet(() ->
                        !statements.choose() && Refusals.in(sentences) ? ReadAnswer.REFUSED : ReadAnswer.UNREADABLE);
    }

    /** All declarations must agree, and what is said around them must not choose otherwise. */
    private static ReadAnswer declared(DeclaredAnswers declared, OptionTexts options, int depth) {
        Set<ReadAnswer> values = EnumSet.noneOf(ReadAnswer.class);
        declared.values()
                .forEach(value -> values.add(
                        DECLINES.matcher(value).matches() ? ReadAnswer.REFUSED : read(value, options, depth + 1)));
        ReadAnswer rest = read(declared.rest(), options, DEEPEST_DECLARATION);
        if (values.size() > 1) {
            return ReadAnswer.UNREADABLE;
        }
        ReadAnswer value = values.iterator().next();
        return switch (value) {
            case A -> rest == ReadAnswer.B ? ReadAnswer.UNREADABLE : value;
            case B -> rest == ReadAnswer.A ? ReadAnswer.UNREADABLE : value;
            case REFUSED -> value;
            case UNREADABLE -> rest == ReadAnswer.REFUSED ? rest : value;
        };
    }

    private static ReadAnswer answer(Kind letter) {
        return letter == Kind.A ? ReadAnswer.A : ReadAnswer.B;
    }
}
