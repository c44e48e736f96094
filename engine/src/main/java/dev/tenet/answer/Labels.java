package dev.tenet.answer;

import dev.tenet.answer.Clause.Sentence;
import dev.tenet.answer.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads the force of a bare mention after a colon, an equals sign or an arrow from the label before it. */
final class Labels {

    private static final Phrases LABEL_HEAD = Phrases.of(
            "answer | choice | conclusion | overall | verdict | decision | result | prediction | selection | selected | response",
            "output | pick | vote | guess | preference | final | chosen | recommendation | in short | summary | predicted | lean",
            "bottom line | winner | correction | corrected | tl;dr | tldr | short answer | new one | new scenario | new case",
            "new question | new choice | this one | this question | this case | this choice | edit | my bet | favorite | best match",
            "antwort | respuesta | réponse | resposta | risposta | antwoord | odpowiedź | ответ | svar | cevap | 答 案 | 정답 | उत्तर",
            "réponse | best fit | likeliest | most likely | more likely | likely choice | option | respuesta | now | 答 え | choix");

    private static final Phrases LABEL_WORD = Phrases.of(
            "my | the | a | final | best | short | quick | for | userx | 's | user | of | this | new | most | likely | option",
            "is | so | therefore | thus | hence | here | to | your | question | in | predicted | one | scenario | case | as | an",
            "ai | would | be | agent | their | i | that | and | model | assistant | expected | probable | user's | then | clear");

    private static final Phrases TURN =
            Phrases.of("assistant | model | ai | userx | the user | gpt | claude | bot | me | i 'd say | 'd say");

    /** Labels that do not announce a choice. */
    private static final Phrases OTHER_LABEL = Phrases.of(
            "question | note | pros | cons | rating | score | team | type | section | context | alternative | strengths",
            "weaknesses | runner-up | other | otherwise | rejected | discarded | excluded | eliminated | wrong | incorrect | worse",
            "less | least | unlikely | not | avoid | never | reject | don't | isn't | no | reply | respond | told | instructed",
            "weaker | against | instructions | depends | whether | either | might | could | may | options | both | neither | none",
            "would not | wouldn't | skip | unless | grade | step | scenario numberx | trap | tempting");

    private static final Phrases CONFIDENCE = Phrases.of("confidence | confident | certainty | sure");

    private Labels() {}

    /** @param isLast whether only questions follow the sentence */
    static Optional<Force> force(Sentence sentence, int index, boolean isLast) {
        if (index == 0) {
            return Optional.of(Force.PLAIN);
        }
        List<Token> label = sentence.clauses().get(index - 1).words();
        if (sentence.clauses().get(index).isOpenedBy("→")
                && (label.isEmpty() || sentence.clauses().stream().anyMatch(earlier -> earlier.has(Kind.BOTH)))) {
            return Optional.of(Force.CONCLUDING);
        }
        if (CONFIDENCE.occurIn(label) && label.stream().noneMatch(word -> Chances.share(word) <= 0.5)) {
            return Optional.of(Force.LAST);
        }
        if (label.stream().anyMatch(Labels::isNumber) || Doubts.HISTORY.occurIn(label) || OTHER_LABEL.occurIn(label)) {
            return Optional.empty();
        }
        boolean isKnown = label.stream()
                .allMatch(token ->
                        LABEL_WORD.contains(token) || LABEL_HEAD.contains(token) || Lexicon.FILLER.contains(token));
        if (LABEL_HEAD.occurIn(label) && (isKnown || endsWith(label))) {
            return Optional.of(Force.FINAL);
        }
        if ((TURN.begin(label) && label.size() < 4 && index == 1) || ClauseReading.announcesChoice(label)) {
            return Optional.of(Force.PLAIN);
        }
        return isLast && index == sentence.clauses().size() - 1 && !recites(sentence, index)
                ? Optional.of(Force.LAST)
                : Optional.of(Force.LABELED);
    }

    /** Matches {@code 3} and {@code Q3}. */
    static boolean isNumber(Token token) {
        return token.kind() == Kind.NUMBER
                || (token.isWord()
                        && Character.isDigit(token.text().charAt(token.text().length() - 1)));
    }

    private static boolean endsWith(List<Token> label) {
        return LABEL_HEAD.contains(label.get(label.size() - 1));
    }

    private static boolean recites(Sentence sentence, int index) {
        return sentence.clauses().subList(0, index).stream()
                .filter(earlier -> !earlier.isOpenedBy("since", "because", "although", "while"))
                .anyMatch(earlier -> Doubts.HISTORY.occurIn(earlier.words()));
    }
}
