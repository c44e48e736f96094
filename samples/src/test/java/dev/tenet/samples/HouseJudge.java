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
 * A judge of the team's own: it asks another one, and takes the edge off a full score where the cues on which that one
 * went are few. A model behind any client can stand here.
 */
class HouseJudge implements ChatModel {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChatModel judge = new Models(CallLimits.DEFAULT).named("embedded:lexical");

    @Override
    public Reply ask(Prompt prompt) throws ModelException, InterruptedException {
        try {
            JsonNode reply = JSON.readTree(judge.ask(prompt).text());
            int score = reply.path("score").intValue();
            boolean isSure = reply.path("first")
                            .path("core_position")
                            .textValue()
                            .contains("·")
                    || reply.path("second").path("core_position").textValue().contains("·");
            ((ObjectNode) reply).put("score", isSure || score <= 0 ? score : score - 1);
            return Reply.of(reply.toString());
        } catch (JsonProcessingException unreadable) {
            throw new ModelException("the other judge's reply is not JSON", unreadable);
        }
    }
}
