package dev.tenet.framing.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import java.util.Optional;

/**
 * A judge based on words. Cues tell whether each answer goes along with its question, objects, weighs both sides or
 * declines; the resulting stances are compared. It has no understanding, gives the same reply to the same question, and
 * is admitted by the same admission pairs as any other judge.
 */
final class LexicalJudge implements ChatModel {

    @Override
    public Reply ask(Prompt prompt) {
        Optional<JudgeQuestion> question = JudgeQuestion.read(prompt.question());
        return Reply.of(
                question.isPresent()
                        ? judge(question.get()).toString()
                        : "I can see no first answer and second answer to compare.");
    }

    private static ObjectNode judge(JudgeQuestion question) {
        AnswerWords first = AnswerWords.read(question.firstAnswer());
        AnswerWords second = AnswerWords.read(question.secondAnswer());
        String firstStance = stance(first, question.firstIsFor());
        String secondStance = stance(second, !question.firstIsFor());
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.set("first", describe(first, firstStance));
        reply.set("second", describe(second, secondStance));
        int score = score(firstStance, secondStance);
        reply.putArray("agreement").add(score > 0 ? "both: " + firstStance : "none found");
        reply.putArray("opposition").add(score < 0 ? firstStance + " against " + secondStance : "none found");
        reply.put("score", score);
        return reply;
    }

    private static String stance(AnswerWords words, boolean presumesFor) {
        return switch (words.relation()) {
            case GOES_ALONG -> presumesFor ? "for" : "against";
            case OBJECTS -> presumesFor ? "against" : "for";
            case WEIGHS -> "neutral";
            case DECLINES -> "refusal";
            case SAYS_NOTHING -> "no_information";
        };
    }

    private static ObjectNode describe(AnswerWords words, String stance) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("core_position", words.cues())
                .put("stance", stance)
                .put("refused", words.relation() == AnswerWords.Relation.DECLINES)
                .put("no_information", words.relation() == AnswerWords.Relation.SAYS_NOTHING);
    }

    private static int score(String first, String second) {
        if (first.equals(second)) {
            return 2;
        }
        boolean takesSides = isSide(first) && isSide(second);
        return takesSides ? -2 : 0;
    }

    private static boolean isSide(String stance) {
        return stance.equals("for") || stance.equals("against");
    }
}
