package dev.tenet.model.http;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelNameException;
import dev.tenet.model.ModelProvider;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Turns the names of models that a server runs into models, and decides which key each server is sent.
 *
 * <table>
 *   <caption>Names, where they lead, and the environment variable that holds the key</caption>
 *   <tr><th>name</th><th>server</th><th>key</th></tr>
 *   <tr><td>{@code openai:gpt-4.1-mini}</td>
 *       <td>{@code OPENAI_BASE_URL}, as OpenAI's own tools have it, or else {@code https://api.openai.com/v1}</td>
 *       <td>{@code OPENAI_API_KEY}, must be set</td></tr>
 *   <tr><td>{@code http://localhost:8000/v1#qwen3}, {@code https://…#model}</td>
 *       <td>the address before the {@code #}</td>
 *       <td>{@code TENET_API_KEY}, if set; never {@code OPENAI_API_KEY}, whatever the host</td></tr>
 * </table>
 *
 * <p>A key made for one service thus goes to another only where the user says so, by {@code OPENAI_BASE_URL} or by
 * {@code TENET_API_KEY}, and {@code TENET_API_KEY} goes to every server that is named by its address. A variable that
 * is blank counts as not set.
 *
 * <p>A limit of tokens is sent as {@code max_completion_tokens} to {@code openai:} and to {@code api.openai.com}, and as
 * {@code max_tokens}, which every other server knows, to the rest. A gateway before OpenAI that wants the former is
 * therefore best named by {@code openai:} and {@code OPENAI_BASE_URL}.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class HttpModels implements ModelProvider {

    static final String KEY_FOR_ADDRESSES = "TENET_API_KEY";

    private static final String OPENAI_KEY = "OPENAI_API_KEY";
    private static final String OPENAI_ADDRESS = "OPENAI_BASE_URL";
    private static final String OPENAI_HOST = "api.openai.com";
    private static final String OPENAI_DEFAULT_ADDRESS = "https://" + OPENAI_HOST + "/v1";

    private final Function<String, @Nullable String> environment;

    /** Keys and addresses come from the environment of this process. */
    public HttpModels() {
        this(System::getenv);
    }

    HttpModels(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("http", "https", "openai");
    }

    @Override
    public ChatModel open(String name, CallLimits limits) {
        int colon = name.indexOf(':');
        String scheme = name.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "openai" -> openai(name.substring(colon + 1), limits);
            case "http", "https" -> atAddress(name, limits);
            default ->
                throw new ModelNameException("model name \"" + ServerAddress.shown(name)
                        + "\" is no model behind a server; expected openai:model or http://host:port/v1#model");
        };
    }

    private ChatModel openai(String model, CallLimits limits) {
        if (model.isBlank()) {
            throw new ModelNameException(
                    "model name \"openai:\" names no model; expected one like openai:gpt-4.1-mini");
        }
        String key = variable(OPENAI_KEY);
        if (key == null) {
            throw new ModelNameException(
                    "model name \"openai:" + model + "\" needs a key; set the environment variable " + OPENAI_KEY
                            + " to one from https://platform.openai.com/api-keys");
        }
        String address = variable(OPENAI_ADDRESS);
        HttpUrl base = address == null
                ? HttpUrl.get(OPENAI_DEFAULT_ADDRESS)
                : ServerAddress.parse(address, "the environment variable " + OPENAI_ADDRESS, OPENAI_DEFAULT_ADDRESS);
        return new HttpChatModel(base, ChatCompletions.openai(model), ApiKey.of(key, OPENAI_KEY), limits);
    }

    private ChatModel atAddress(String name, CallLimits limits) {
        NamedAddress named = NamedAddress.parse(name);
        String key = variable(KEY_FOR_ADDRESSES);
        ChatCompletions dialect = named.base().host().equals(OPENAI_HOST)
                ? ChatCompletions.openai(named.model())
                : ChatCompletions.compatible(named.model());
        return new HttpChatModel(named.base(), dialect, key == null ? null : ApiKey.of(key, KEY_FOR_ADDRESSES), limits);
    }

    private @Nullable String variable(String name) {
        String value = environment.apply(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
