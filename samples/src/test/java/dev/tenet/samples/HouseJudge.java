package dev.tenet.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelException;
import dev.tenet.model.Models;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;

/**
 * A judge of the team's own: it asks the judge that {@code -Dtenet.judge=…} names, else the embedded one, and takes the
 * edge off a full score where that one says little of what it went by. A model behind any client can stand here.
 */
class HouseJudge implements ChatModel {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int TELLING_WORDS = 8;

    private final ChatModel judge =
            new Models(CallLimits.DEFAULT).named(System.getProperty("tenet.judge", "embedded:lexical"));

    @Override
    public Reply ask(Prompt prompt) throws ModelException, InterruptedException {
        try {
            JsonNode reply = JSON.readTree(judge.ask(prompt).text());
            int score = reply.path("score").intValue();
            boolean isSure = isTelling(reply.path("first")) || isTelling(reply.path("second"));
            ((ObjectNode) reply).put("score", isSure || score <= 0 ? score : score - 1);
            return Reply.of(reply.toString());
        } catch (JsonProcessingException unreadable) {
            throw new ModelException("the other judge's reply is not JSON", unreadable);
        }
    }

    /** Several cues, as the embedded judge lists them, or a sentence. */
    private static boolean isTelling(JsonNode answer) {
        String position = answer.path("core_position").asText();
        return position.contains("·") || position.split("\\s+").length >= TELLING_WORDS;
    }
}
