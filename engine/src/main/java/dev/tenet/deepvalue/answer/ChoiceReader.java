package dev.tenet.deepvalue.answer;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.deepvalue.answer.Sentences.Sentence;
import dev.tenet.model.Reply;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Reads from a model's answer which of two options it chose, so that a figure never rests on a guess: what cannot be
 * read with certainty is {@link ReadAnswer#UNREADABLE}.
 *
 * <p>The way of a text: {@link Reply#said} leaves the thoughts out, {@link PlainText} gives each letter one form,
 * {@link DeclaredAnswers} looks for a place that says that it is the answer, {@link Mentions} finds where an option is
 * named, {@link Sentences} settles pairs and rejections, {@link Statements} says what is chosen. Only where nothing is,
 * {@link Refusals} is asked. A pure function of the text: the same answer reads the same wherever and whenever. The
 * work grows in proportion to the text.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ChoiceReader {

    /** JSON in an answer tag in a box is as far as models go. */
    private static final int DEEPEST_DECLARATION = 3;

    private static final Pattern OPENS_WITH_CHOICE = Pattern.compile(
            "[\\s\"'(\\[]*+([" + Mentions.A + Mentions.B
                    + "])(?:[ ]?[\"')\\]]{0,2}+(?:$|\\n|[.;!]|,? (?:because|since|given|based on|due to)\\b)).*+",
            Pattern.DOTALL);
    /** The answer that prompts ask for; most answers are one, and need no reading. */
    private static final Pattern AS_ASKED =
            Pattern.compile("\\s*+\\*{0,2}+(?:Option )?([AB])\\*{0,2}+\\.?\\*{0,2}+\\s*+");

    /** A letter that could be the first of a word, or the number of the first of two descriptions. */
    private static final Pattern LONE_LETTER =
            Pattern.compile("[\\s*_`\"'(\\[{<]*+[AaBb](?:[*_`\"')\\]]*+[.)][ ]\\S.*+)?+", Pattern.DOTALL);

    /** Keeps nothing between answers; one reader serves all threads. */
    public ChoiceReader() {}

    /** Reads a reply: what it says, up to where it was cut off. One that ends in thought is unreadable. */
    public ReadAnswer read(Reply reply) {
        return switch (reply.finish()) {
            case COMPLETE -> readWhole(reply);
            case CUT_OFF -> reply.endsInThought() ? ReadAnswer.UNREADABLE : readStart(withoutDecoration(reply.said()));
            case REFUSED, WITHHELD -> ReadAnswer.REFUSED;
        };
    }

    private static ReadAnswer readWhole(Reply reply) {
        if (reply.endsInThought()) {
            // It may have taken back what was said before.
            return ReadAnswer.UNREADABLE;
        }
        Matcher asAsked = AS_ASKED.matcher(reply.said());
        if (asAsked.matches()) {
            return asAsked.group(1).equals("A") ? ReadAnswer.A : ReadAnswer.B;
        }
        return read(withoutDecoration(reply.said()), 0);
    }

    private static String withoutDecoration(String said) {
        return PlainText.withoutSpecialTokens(PlainText.normalised(said));
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
        var start = OPENS_WITH_CHOICE.matcher(Mentions.marked(PlainText.plain(said)));
        if (!start.matches()) {
            return ReadAnswer.UNREADABLE;
        }
        ReadAnswer opened = answer(start.group(1).charAt(0));
        return opened == read(said, 0) ? opened : ReadAnswer.UNREADABLE;
    }

    private static ReadAnswer read(String said, int depth) {
        if (depth < DEEPEST_DECLARATION) {
            DeclaredAnswers declared = DeclaredAnswers.in(said);
            if (declared.any()) {
                return declared(declared, depth);
            }
        }
        List<Sentence> sentences = Sentences.in(Mentions.marked(PlainText.plain(said)));
        Statements statements = Statements.in(sentences);
        return statements
                .settledOn()
                .map(ChoiceReader::answer)
                .orElseGet(() ->
                        !statements.choose() && Refusals.in(sentences) ? ReadAnswer.REFUSED : ReadAnswer.UNREADABLE);
    }

    /** All declarations must agree, and what is said around them must not choose otherwise. */
    private static ReadAnswer declared(DeclaredAnswers declared, int depth) {
        Set<ReadAnswer> values = EnumSet.noneOf(ReadAnswer.class);
        declared.values().forEach(value -> values.add(read(value, depth + 1)));
        ReadAnswer rest = read(declared.rest(), DEEPEST_DECLARATION);
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

    private static ReadAnswer answer(char letter) {
        return letter == Mentions.A ? ReadAnswer.A : ReadAnswer.B;
    }
}
