package dev.tenet.model.http;

import dev.tenet.model.ModelNameException;
import okhttp3.HttpUrl;

/**
 * Parses a name such as {@code http://localhost:8000/v1#qwen3}.
 *
 * @param base the address to which the dialect's path is appended
 * @param dialect the dialect, for the model: chat completions, unless the address ends with the path of another format
 */
record NamedAddress(HttpUrl base, Dialect dialect) {

    private static final String OPENAI_HOST = "api.openai.com";

    private static final String EXAMPLE = "http://localhost:8000/v1#qwen3";

    /** @throws ModelNameException if the name is malformed; the message does not repeat a user or password */
    static NamedAddress parse(String name) {
        int hash = name.indexOf('#');
        String what = "model name";
        // A second # is more likely part of a password (http://user:pa#ss@host/v1#model) than of a model's name.
        if (name.lastIndexOf('#') != hash) {
            throw new ModelNameException(what + " \"" + ServerAddress.shown(name)
                    + "\" has more than one #; expected an address, one # and the model, as in " + EXAMPLE);
        }
        HttpUrl address = ServerAddress.parse(hash < 0 ? name : name.substring(0, hash), what, name, EXAMPLE);
        PastedAddress pasted = PastedAddress.read(address, ServerAddress.shown(name));
        // The text after the # is not decoded.
        String model = hash < 0 ? "" : name.substring(hash + 1);
        if (pasted.format() == PastedAddress.Format.GEMINI && !model.isBlank() && !model.equals(pasted.model())) {
            throw new ModelNameException(what + " \"" + ServerAddress.shown(name) + "\" names two models, "
                    + pasted.model() + " in the path and " + model + " after the #; expected one of them");
        }
        if (model.isBlank() && pasted.model().isEmpty()) {
            throw new ModelNameException(what + " \"" + ServerAddress.shown(name)
                    + "\" does not say which model; expected an address, a # and the model, as in "
                    + PastedAddress.shown(pasted.base()) + "#qwen3");
        }
        return new NamedAddress(pasted.base(), dialect(pasted, model.isBlank() ? pasted.model() : model));
    }

    private static Dialect dialect(PastedAddress pasted, String model) {
        return switch (pasted.format()) {
            case CHAT_COMPLETIONS ->
                pasted.base().host().equals(OPENAI_HOST)
                        ? ChatCompletions.openai(model)
                        : ChatCompletions.compatible(model);
            case AZURE_DEPLOYMENT -> ChatCompletions.deployment(model);
            case RESPONSES -> new OpenAiResponses(model);
            case MESSAGES -> new AnthropicMessages(model);
            case GEMINI -> new GeminiContent(model);
        };
    }
}
