package dev.tenet.answer;

import static org.apiguardian.api.API.Status.INTERNAL;

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
 * Reads which of two options a model's answer chooses. Figures never depend on guesses: an answer that cannot be read
 * with certainty is {@link ReadAnswer#UNREADABLE}.
 *
 * <p>An answer is processed in these steps:
 *
 * <ol>
 *   <li>{@link Reply#said} removes reasoning.
 *   <li>{@link PlainText} normalizes characters and removes markup.
 *   <li>{@link DeclaredAnswers} extracts the parts that are marked as the answer.
 *   <li>{@link Tokens} splits the rest into tokens.
 *   <li>{@link Mentions} and {@link Quotations} find where an option is named or quoted.
 *   <li>{@link Comparisons} resolves pairs and rejections.
 *   <li>{@link ClauseReading} reads the choice of each clause.
 *   <li>{@link Statements} combines the choices.
 *   <li>{@link Refusals} detects a refusal, if nothing was chosen.
 * </ol>
 *
 * <p>The vocabulary of choices is a closed list ({@link Lexicon}): an unknown phrase chooses nothing.
 *
 * <p>Reading is a pure function of the text and the options. At most {@value #LONGEST} characters are read, in linear
 * time.
 */
@API(status = INTERNAL, since = "0.1")
public final class ChoiceReader {

    /** Enough for JSON in an answer tag in a box. */
    private static final int MAX_DECLARATION_DEPTH = 3;

    private static final Phrases REASON = Phrases.of("because | since | given | based on | due to");
    /** Only the number of an option. */
    private static final Pattern NUMBER_ALONE =
            Pattern.compile("[^\\p{L}\\p{N}]{0,6}+(?:(?i:number|no\\.?) ?)?([12])[^\\p{L}\\p{N}]{0,6}+");
    /** The requested form. A fast path, since most answers have it. */
    private static final Pattern AS_ASKED =
            Pattern.compile("\\s*+\\*{0,2}+(?:Option )?([AB])\\*{0,2}+\\.?\\*{0,2}+\\s*+");

    /** A letter that could start a word, or label the first of two descriptions. */
    private static final Pattern LONE_LETTER =
            Pattern.compile("[\\s*_`\"'(\\[{<]*+[AaBb](?:[*_`\"')\\]]*+[.)][ ]\\S.*+)?+", Pattern.DOTALL);

    /** The value of a field that declines to choose, such as that of the schema. */
    private static final Pattern DECLINES = Pattern.compile("(?i)\\s*+(?:declined?|refused?)\\s*+\\.?\\s*+");

    /** The maximum length of an answer in characters, without reasoning. */
    public static final int LONGEST = 64 * 1024;

    /** Creates a reader. Readers are stateless and thread-safe. */
    public ChoiceReader() {}

    /** Reads a reply without the texts of the options. */
    public ReadAnswer read(Reply reply) {
        return read(reply, OptionTexts.UNKNOWN);
    }

    /**
     * Reads a reply. If it was cut off, only a choice at its start counts. A reply that ends within reasoning, or is
     * {@linkplain #isTooLong too long}, is unreadable.
     */
    public ReadAnswer read(Reply reply, OptionTexts options) {
        if (reply.isRefused()) {
            return ReadAnswer.REFUSED;
        }
        // Reasoning at the end may have retracted the text before it.
        if (reply.endsInThought() || isTooLong(reply)) {
            return ReadAnswer.UNREADABLE;
        }
        return reply.finish() == Reply.Finish.CUT_OFF
                ? readStart(withoutDecoration(reply.said()))
                : readWhole(reply.said(), options);
    }

    /**
     * Reads a reply to a question that was sent with {@link ChoiceSchema#SENT}. A JSON object is parsed strictly. Any
     * other reply is read as text, because servers may ignore or reject the schema.
     */
    public ReadAnswer readObject(Reply reply, OptionTexts options) {
        if (reply.isRefused() || isTooLong(reply)) {
            return read(reply, options);
        }
        return ChoiceSchema.read(reply).orElseGet(() -> read(reply, options));
    }

    /** Returns whether an answer has more than {@value #LONGEST} characters without reasoning, and is not read. */
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
            // Normalization can expand a single character to eighteen.
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
        return PlainText.withoutSpecialTokens(PlainText.firstTurn(PlainText.normalized(said)));
    }

    /**
     * Reads a complete answer.
     *
     * @param answer the raw answer, including reasoning
     */
    public ReadAnswer read(String answer) {
        return read(Reply.of(answer));
    }

    /**
     * Reads an answer that was cut off at the token limit. Only a choice at its start counts, because the missing text
     * may retract any other. A refusal is {@link ReadAnswer#UNREADABLE}, and so are a single letter, which could start
     * a word, and the description of one option, which that of the other may follow.
     *
     * @param answer the truncated answer, including reasoning
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

    /** Returns whether the first mention is followed by the end of the sentence or by a reason. */
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
        if (depth < MAX_DECLARATION_DEPTH) {
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

    /** All declared answers must agree, and the remaining text must not choose the other option. */
    private static ReadAnswer declared(DeclaredAnswers declared, OptionTexts options, int depth) {
        Set<ReadAnswer> values = EnumSet.noneOf(ReadAnswer.class);
        declared.values()
                .forEach(value -> values.add(
                        DECLINES.matcher(value).matches() ? ReadAnswer.REFUSED : read(value, options, depth + 1)));
        ReadAnswer rest = read(declared.rest(), options, MAX_DECLARATION_DEPTH);
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
