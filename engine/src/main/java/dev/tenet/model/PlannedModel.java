package dev.tenet.model;

import static org.apiguardian.api.API.Status.INTERNAL;

import org.apiguardian.api.API;

/**
 * Replaces a model in a plan: estimates the tokens of each prompt and returns a placeholder answer that protocols can
 * process.
 */
@API(status = INTERNAL, since = "0.1")
public final class PlannedModel implements ChatModel {

    // About 150 words, the length that framing questions request; judges are asked to read it.
    private static final String ANSWER =
            "A sentence of ten words stands here for an answer. ".repeat(15).strip();

    private final String identity;

    /** @param identity the identity of the model that it replaces */
    public PlannedModel(String identity) {
        this.identity = identity;
    }

    @Override
    public Reply ask(Prompt prompt) {
        String text = prompt.schema() == null ? ANSWER : prompt.schema().example();
        Integer most = prompt.sampling().maxTokens();
        long output = TokenEstimate.of(text);
        return Reply.builder(text)
                .usage(Usage.of(TokenEstimate.of(prompt), most == null ? output : Math.min(most, output)))
                .build();
    }

    @Override
    public String identity() {
        return identity;
    }
}
