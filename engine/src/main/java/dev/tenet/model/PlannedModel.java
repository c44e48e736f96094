package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Stands in for a model whose calls are only planned: counts the tokens of prompts as another would be asked, and answers
 * what can be read on.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class PlannedModel implements ChatModel {

    // About 150 words, which is what questions of framing pairs ask for: judges read them.
    private static final String ANSWER =
            "A sentence of ten words stands here for an answer. ".repeat(15).strip();

    private final String identity;

    /** @param identity of the model that it stands for */
    public PlannedModel(String identity) {
        this.identity = identity;
    }

    @Override
    public Reply ask(Prompt prompt) {
        String text = prompt.schema() == null ? ANSWER : prompt.schema().example();
        Integer most = prompt.sampling().maxTokens();
        long output = TokenEstimate.of(text);
        return Reply.builder(text)
                .usage(new Usage(TokenEstimate.of(prompt), most == null ? output : Math.min(most, output)))
                .build();
    }

    @Override
    public String identity() {
        return identity;
    }
}
